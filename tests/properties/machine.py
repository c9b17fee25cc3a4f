#!/usr/bin/env python3
"""Does the machine form hold together, and say what its source does? machine.py MACHINE.json SOURCE.yaml
machine.py --same A.json B.json compares two, places (`at`) left out, ticked boxes in any order."""
import json
import re
import sys

KINDS = {"text", "choice", "checks", "count", "number", "date", "list"}
COLUMNS = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]
ISO = r"\d{4}(-\d\d(-\d\d)?)?"


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def is_tick(value):
    return isinstance(value, str) or (isinstance(value, dict) and len(value) == 1)


def fits(kind, value):
    """The value has the shape of its kind."""
    if value is None:
        return True
    if kind in ("text", "choice"):
        return isinstance(value, str)
    if kind == "checks":
        return isinstance(value, list) and all(map(is_tick, value))
    if kind == "list":
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if kind in ("count", "number"):
        return isinstance(value, int)
    return list(value) == ["text", "iso"] and re.fullmatch(f"{ISO}(/{ISO})?|", value["iso"]) is not None


def check_item(item, source, say):
    names = list(item)
    if [n for n in names if n != "unknown"] != ["id", "path", "file", "kind", "value", "at"]:
        say(f"{item.get('id')}: keys {names}")
        return
    if item["kind"] not in KINDS or not fits(item["kind"], item["value"]):
        say(f"{item['id']}: {item['kind']} {item['value']!r}")
    if not item["path"] or not all(isinstance(p, str) and p for p in item["path"]):
        say(f"{item['id']}: path {item['path']}")
    if item["at"] is None:
        return
    line, col = item["at"]["line"], item["at"]["col"]
    if not (1 <= line <= len(source) and 1 <= col <= len(source[line - 1])):
        say(f"{item['id']}: {line}:{col} is not in the file")
    elif item["kind"] == "choice" and item["value"] and not source[line - 1][col - 1:].lstrip("\"'").startswith(item["value"]):
        say(f"{item['id']}: {item['value']} is not at {line}:{col}")


def check(path, source_path):
    wrong = []
    machine = load(path)
    with open(source_path, encoding="utf-8") as f:
        source = f.read().split("\n")
    if list(machine) != ["$schema", "schema_version", "form", "edition", "items", "annex"] or machine["schema_version"] != 1:
        wrong.append(f"top level: {list(machine)}")
    seen = set()
    for item in machine["items"]:
        check_item(item, source, wrong.append)
        name = (item["id"], item["file"])
        if name in seen:
            wrong.append(f"{name} twice")
        seen.add(name)
    for row in machine["annex"]:
        if list(row) != COLUMNS:
            wrong.append(f"annex row: {list(row)}")
    if len(machine["items"]) < 40:
        wrong.append(f"only {len(machine['items'])} items")
    return wrong


def without_places(path):
    machine = load(path)
    for item in machine["items"]:
        del item["at"]
        if item["kind"] == "checks" and item["value"] is not None:
            item["value"].sort(key=json.dumps)
    return machine


def differences(a, b):
    """The items two machine forms do not agree on."""
    sides = [{(item["id"], item["file"]): item for item in m.pop("items")} for m in (a, b)]
    wrong = [f"{key}: {sides[0].get(key, {}).get('value')!r}, then {sides[1].get(key, {}).get('value')!r}"[:300]
             for key in dict.fromkeys([*sides[0], *sides[1]]) if sides[0].get(key) != sides[1].get(key)]
    return wrong + [f"{key} differs" for key in a if a[key] != b[key]]


def main():
    if sys.argv[1] == "--same":
        wrong = differences(without_places(sys.argv[2]), without_places(sys.argv[3]))
    else:
        wrong = check(*sys.argv[1:])
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
