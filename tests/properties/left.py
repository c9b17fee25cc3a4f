#!/usr/bin/env python3
"""What an edition has no place for is kept in the file: left.py CHANGES.json FILE.yaml, the changes from a file to the same file
after it was on that edition (`hyoka diff --format json`). Answers may only be gone, and each of them stands under the leftovers."""
import json
import re
import sys


def squeezed(text):
    return re.sub(r"\s+", "", text)


changes, path = sys.argv[1:]
with open(changes, encoding="utf-8") as f:
    changes = json.load(f)["changes"]
with open(path, encoding="utf-8") as f:
    left = squeezed(f.read().partition("\n移行で残った記載:")[2])
for change in changes:
    if not change["op"].startswith("removed"):
        print(f"{change['path']}: {change['op']}")
    elif not all(squeezed(part) in left for part in re.split(r"[\n、]", change["old"])):
        print(f"{change['path']} is lost")
