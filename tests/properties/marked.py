#!/usr/bin/env python3
"""Does a marked workbook say all that was found, and nothing else? marked.py BOOK.xlsx MARKED.xlsx FINDINGS.json
Parts without marks are byte for byte those of the workbook; each finding is on its cell and in the list."""
import json
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAY_CHANGE = re.compile(r"\[Content_Types\]\.xml|xl/workbook\.xml|.*\.rels|xl/comments\d+\.xml|xl/drawings/vml.*|"
                        r"xl/hyoka-comments\d+\.xml|xl/drawings/hyoka-notes\d+\.vml|xl/worksheets/hyoka-findings1\.xml")


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def target(part, relation):
    name = relation.get("Target")
    if name.startswith("/"):
        return name[1:]
    folder = part.split("/")[:-1]
    for step in name.split("/"):
        folder = folder[:-1] if step == ".." else folder + [step]
    return "/".join(folder)


def relations(book, part):
    folder, _, name = part.rpartition("/")
    rels = book.get(f"{folder}/_rels/{name}.rels")
    return list(tree.fromstring(rels)) if rels else []


def sheets(book):
    ids = {r.get("Id"): target("xl/workbook.xml", r) for r in relations(book, "xl/workbook.xml")}
    return {s.get("name"): ids[s.get(REL)] for s in tree.fromstring(book["xl/workbook.xml"]).iter(MAIN + "sheet")}


def comments(book):
    """"Sheet!B12" -> text of its comment; there is a shape for each."""
    out = {}
    for name, part in sheets(book).items():
        found = {r.get("Type").rpartition("/")[2]: target(part, r) for r in relations(book, part)}
        if "comments" not in found:
            continue
        shapes = book[found["vmlDrawing"]].decode().count("<v:shape ")
        listed = list(tree.fromstring(book[found["comments"]]).iter(MAIN + "comment"))
        if shapes != len(listed):
            out[name] = f"{shapes} shapes for {len(listed)} comments"
        for c in listed:
            out[f"{name}!{c.get('ref')}"] = "".join(t.text or "" for t in c.iter(MAIN + "t"))
    return out


def check(before, after, findings, say):
    for name in before:
        if before[name] != after.get(name) and not MAY_CHANGE.fullmatch(name):
            say(f"{name} was changed")
    for name in after:
        if name.endswith(("xml", "rels", "vml")):
            tree.fromstring(after[name])
    said, old = comments(after), comments(before)
    shown = tree.fromstring(after[sheets(after)["指摘一覧"]])
    rows = ["".join(t.text or "" for t in row.iter(MAIN + "t")) for row in shown.iter(MAIN + "row")]
    links = [link.get("location") for link in shown.iter(MAIN + "hyperlink")]
    open_ones = [f for f in findings if not f["waived"]]
    if len(rows) != len(open_ones) + 1:
        say(f"{len(rows)} rows for {len(open_ones)} findings")
    for f in open_ones:
        cell = f.get("cell")
        if not any(f["rule"] in row and f["message"] in row for row in rows):
            say(f"{f['rule']} is not in the list")
        if cell is None:
            continue
        if f["message"] not in said.get(cell, "") or f["rule"] not in said.get(cell, ""):
            say(f"{f['rule']} is not on {cell}: {said.get(cell)}")
        sheet, _, place = cell.rpartition("!")
        if f"'{sheet}'!{place}" not in links:
            say(f"no link to {cell}")
    marked = {cell for cell, text in said.items() if "【指摘】" in text}
    if marked != {f["cell"] for f in open_ones if f.get("cell")}:
        say(f"marks elsewhere: {marked}")
    for cell, text in old.items():
        if "【指摘】" not in text and not said.get(cell, "").startswith(text):
            say(f"the comment on {cell} is lost")


def main():
    wrong = []
    with open(sys.argv[3], encoding="utf-8") as f:
        check(parts(sys.argv[1]), parts(sys.argv[2]), json.load(f)["findings"], wrong.append)
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
