#!/usr/bin/env python3
"""Is every answer printed, behind its label and in the order of the form?
printed.py MACHINE.json OUTPUT, where OUTPUT is .pdf, .xlsx or .txt. White space does not count."""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

BREAK = "\0"  # where a page or a cell ends
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def pdf_text(path):
    raw = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True).stdout.decode()
    return re.sub(r"^\d+／\d+\n\f", BREAK, raw, flags=re.M)


def strings(node):
    return "".join(t.text or "" for t in node.iter(MAIN + "t"))


def xlsx_text(path):
    book = zipfile.ZipFile(path)
    shared = [strings(si) for si in tree.fromstring(book.read("xl/sharedStrings.xml"))]
    out = []
    number = 1
    while f"xl/worksheets/sheet{number}.xml" in book.namelist():
        sheet = tree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        for cell in sheet.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None:
                out.append(shared[int(value.text)] if cell.get("t") == "s" else value.text)
        number += 1
    return BREAK.join(out)


def output_text(path):
    if path.endswith(".pdf"):
        return pdf_text(path)
    if path.endswith(".xlsx"):
        return xlsx_text(path)
    with open(path, encoding="utf-8") as f:
        return f.read()


def pieces(item):
    """The texts an answer must be printed with, in order."""
    value = item["value"]
    if value is None or value == "":
        return []
    if item["kind"] == "date":
        return [value["text"]]
    if item["kind"] == "checks":
        return [piece for v in value for piece in ([v] if isinstance(v, str) else [*v, *v.values()])]
    if item["kind"] == "list":
        return value
    if isinstance(value, int):
        return [str(value)]
    return value.split("\n")


def is_printed(text, piece, at, end=BREAK, breaks=4):
    """A piece may go on behind the end of a page or cell, with heads and other columns in between."""
    if text.find(piece, at) >= 0:
        return True
    if breaks == 0:
        return False
    for n in range(len(piece) - 1, 2, -1):
        begin = text.find(piece[:n] + end, at)
        while begin >= 0:  # the same words may begin another answer, too
            if is_printed(text[:begin + 6000], piece[n:], begin + n, end, breaks - 1):
                return True
            begin = text.find(piece[:n] + end, begin + 1)
    return False


def check(items, text):
    """Walks through the text once; an answer is searched behind its label, the label behind the item before."""
    wrong, at, found = [], 0, 0
    for item in items:
        label, tabular = squeeze(item["path"][-1]), item["path"][0].startswith("(別添1) 事務")
        # The columns of the table of the flow are named once, at its head.
        if not tabular and item["kind"] != "count" and item["value"] is not None:
            begin = text.find(label, at)
            if begin < 0:
                wrong.append(f"{item['id']} ({item['file']}): {label} is not behind the item before")
                continue
            at = begin
        for piece in filter(None, map(squeeze, pieces(item))):
            found += 1
            if not is_printed(text, piece, 0 if tabular else at):
                wrong.append(f"{item['id']} ({item['file']}): {piece[:60]} is not printed behind its label")
    return wrong, found, at


def check_annex(rows, text, end):
    cells = [squeeze(line) for row in rows for cell in row.values() for line in cell.split("\n")]
    return [f"annex: {cell[:60]} is not printed" for cell in cells if not is_printed(text, cell, 0, end)]


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        machine = json.load(f)
    text = squeeze(output_text(sys.argv[2]))
    wrong, found, at = check(machine["items"], text)
    # In the PDF the columns of a row that goes over a page follow one another before the page ends.
    end = "" if sys.argv[2].endswith(".pdf") else BREAK
    wrong += check_annex(machine["annex"], text[text.index("変更前の記載", at):], end)
    if found < 50:  # the shortest form has more
        wrong.append(f"only {found} answers were looked for")
    for line in wrong[:12]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
