#!/usr/bin/env python3
"""Is a workbook one that can be filled in, and that Excel opens without repair? workbook.py BOOK.xlsx
Names, lists to choose from, locked labels, open answers, limits of Excel; no formula anywhere."""
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")
TARGET = re.compile(r"'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.parts = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.trees = {name: tree.fromstring(part) for name, part in self.parts.items()
                      if name.endswith((".xml", ".rels", ".vml"))}  # all well-formed
        rels = {r.get("Id"): r.get("Target") for r in self.trees["xl/_rels/workbook.xml.rels"]}
        book = self.trees["xl/workbook.xml"]
        self.tabs = {s.get("name"): ("xl/" + rels[s.get(REL)], s.get("state")) for s in book.iter(MAIN + "sheet")}
        self.names = [(n.get("name"), n.text) for n in book.iter(MAIN + "definedName")]
        shared = self.trees.get("xl/sharedStrings.xml")
        self.strings = ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in shared]
        xfs = self.trees["xl/styles.xml"].find(MAIN + "cellXfs")
        self.open = [(p := xf.find(MAIN + "protection")) is not None and p.get("locked") == "0" for xf in xfs]

    def cells(self, tab):
        """Address -> (text, is open); blank cells have the text ''."""
        out = {}
        for cell in self.trees[self.tabs[tab][0]].iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            text = self.strings[int(value.text)] if value is not None else ""
            out[cell.get("r")] = (text, self.open[int(cell.get("s", 0))])
        return out


def check_names(book, say):
    seen = set()
    for name, target in book.names:
        if name.startswith("_xlnm."):
            continue
        if not NAME.fullmatch(name) or LIKE_A_CELL.fullmatch(name) or len(name) > 255:
            say(f"{name} is no name Excel takes")
        if name.lower() in seen:
            say(f"{name} twice")
        seen.add(name.lower())
        found = TARGET.fullmatch(target)
        if not found or found[1].replace("''", "'") not in book.tabs:
            say(f"{name} is {target}")
    return seen


def check_cells(book, say):
    for tab, (part, _) in book.tabs.items():
        sheet = book.trees[part]
        if next(sheet.iter(MAIN + "f"), None) is not None:
            say(f"{tab}: a formula")
        for cell in sheet.iter(MAIN + "c"):
            if cell.find(MAIN + "v") is not None and cell.get("t") != "s":
                say(f"{tab}!{cell.get('r')} is no text")
        for row in sheet.iter(MAIN + "row"):
            if float(row.get("ht", 0)) > 409:
                say(f"{tab}: row {row.get('r')} is too high")
    for text in book.strings:
        if len(text) > 32767:
            say(f"a text of {len(text)} characters")


def check_fields(book, say):
    """Every answer is open and on a protected tab, every label locked; boxes and choices have their list."""
    cells = {tab: book.cells(tab) for tab in book.tabs}
    lists = {}
    for name, target in book.names:
        if name.startswith("hyo_"):
            tab, left, first, _, last = TARGET.fullmatch(target).groups()
            lists[name] = [cells[tab][f"{left}{r}"][0] for r in range(int(first), int(last or first) + 1)]
    chosen = {}
    for tab, (part, _) in book.tabs.items():
        for rule in book.trees[part].iter(MAIN + "dataValidation"):
            formula = rule.find(MAIN + "formula1").text
            if rule.get("type") != "list" or formula not in lists:
                say(f"{tab}!{rule.get('sqref')}: no list {formula}")
            for cell in rule.get("sqref").split():
                chosen[tab, cell] = lists.get(formula, [])
    boxes = choices = 0
    for name, target in book.names:
        if not re.match("hyt?_", name):
            continue
        tab, left, first, right, _ = TARGET.fullmatch(target).groups()
        part, state = book.tabs[tab]
        if state == "hidden" or right is not None:
            continue
        text, is_open = cells[tab][left + first]
        if is_open != name.startswith("hy_") and not re.search(r"\.\d+\.\d+_\d+$", name):
            say(f"{name}: {'open' if is_open else 'locked'}")
        if book.trees[part].find(MAIN + "sheetProtection") is None and is_open:
            say(f"{tab} is not protected")
        options = chosen.get((tab, left + first))
        if ".box." in name:
            boxes += 1
            if options != ["○"] or text not in ("", "○", "？"):
                say(f"{name}: {text} of {options}")
        elif options is not None:
            choices += 1
            if text not in ["", "-", "―", "なし", *options]:
                say(f"{name}: {text} of {options}")
    if boxes < 5 or choices < 5:
        say(f"only {boxes} boxes and {choices} choices")


def check_helpers(book, say):
    for tab in ("hyoka", "hyoka.lists"):
        if book.tabs.get(tab, (None, None))[1] != "hidden":
            say(f"no hidden tab {tab}")
    facts = book.cells("hyoka")
    keys = {facts[cell][0]: facts["B" + cell[1:]][0] for cell in facts if cell.startswith("A")}
    for key in ("workbook", "form", "edition", "revision", "number"):
        if key not in keys:
            say(f"no fact {key}")
    guides = [part for part in book.parts if re.fullmatch(r"xl/comments\d+\.xml", part)]
    if sum(len(list(book.trees[part].iter(MAIN + "comment"))) for part in guides) < 20:
        say("few cells have guidance")


def main():
    wrong = []
    book = Book(sys.argv[1])
    check_names(book, wrong.append)
    check_cells(book, wrong.append)
    check_fields(book, wrong.append)
    check_helpers(book, wrong.append)
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
