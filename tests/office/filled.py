#!/usr/bin/env python3
"""Do two machine forms differ in just what was filled in? filled.py BEFORE.json AFTER.json FILLED.json"""
import json
import re
import sys


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def items_of(path):
    items = load(path)["items"]
    for item in items:
        if item["kind"] == "checks" and item["value"] is not None:
            item["value"].sort(key=json.dumps)
    return items


def place(name):
    """(id, file) of the item that the field is of; the field's own id; the number of a box."""
    steps = re.sub(r"_\d+$", "", name)[3:].split(".")
    file = None
    if steps[0] == "file":
        file, steps = int(steps[1]), steps[2:]
    box = None
    if len(steps) > 1 and steps[-2] in ("box", "words"):
        box, steps = (steps[-2], int(steps[-1])), steps[:-2]
    count = steps[-1] == "count"
    steps = steps[:-1] if count else steps
    out = ""
    for step in steps:
        out += f"[{step}]" if step.isdigit() else ("/" if out else "") + step
    return (out + ("/count" if count else ""), file), box


def main():
    items = [items_of(path) for path in sys.argv[1:3]]
    sides = [{(i["id"].split("[")[0] if i["kind"] == "list" else i["id"], i["file"]): i["value"]
              for i in side} for side in items]
    computed = {(i["id"], i["file"]) for i in items[1] if i["at"] is None}  # from other answers
    filled = load(sys.argv[3])
    differ = {key for key in {**sides[0], **sides[1]} if sides[0].get(key) != sides[1].get(key)}
    wrong, named = [], set()
    for name, value in filled.items():
        key, box = place(name)
        named.add(key)
        if box is not None:
            named.add((f"{key[0]}/count[{box[1]}]", key[1]))
        now = sides[1].get(key)
        if isinstance(now, str) and box is None and now.strip() != value.strip():
            wrong.append(f"{name}: {value!r} came back as {now!r}")
    wrong += [f"{key} differs, though nobody filled it in: {sides[0].get(key)!r} {sides[1].get(key)!r}"[:300]
              for key in differ - named - {key for key in computed if sides[1].get(key) is not None}]
    if not differ:
        wrong.append("nothing differs")
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
