#!/usr/bin/env python3
"""github.py TEXT JSON: read as GitHub's runner reads it, the TEXT tells what the JSON tells."""
import json
import re
import sys


def decode(text, more=()):
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), *more):
        text = text.replace(code, sign)
    return text.replace("%25", "%")


seen = []
with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for line in file.read().splitlines():
        command, properties, data = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line).groups()
        pairs = dict(p.split("=", 1) for p in properties.split(","))
        place = decode(pairs["file"], ((":", "%3A"), (",", "%2C")))
        seen.append((command, place, int(pairs["line"]), pairs["title"], decode(data).split("\n")[0]))
commands = {"fatal": "error", "error": "error", "warning": "warning", "note": "notice"}
with open(sys.argv[2], encoding="utf-8") as file:
    wanted = [(commands[f["severity"]], f["file"], f["line"], f["rule"], f["message"].split("\n")[0])
              for f in json.load(file)["findings"] if not f["waived"]]
assert seen == wanted, (seen, wanted)
