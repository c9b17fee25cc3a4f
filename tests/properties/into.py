#!/usr/bin/env python3
"""Is OUT the workbook BLANK with answers and nothing else? into.py BLANK.xlsx OUT.xlsx

The same entries in the same order; all but sheets packed in the same bytes; in sheets, the same bytes but
for rows: those may be higher, and cells that had no text, or printed signs only, have one.
"""
import re
import struct
import sys
import zipfile

ROW = re.compile(rb"<(\w+:)?row\b[^>]*?(/>|>.*?</(\w+:)?row>)", re.S)
CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?(?:/>|>.*?</(?:\w+:)?c>)", re.S)


def packed(book, info):
    """The bytes of an entry as they are in the file."""
    book.fp.seek(info.header_offset)
    head = book.fp.read(30)
    names, extra = struct.unpack("<HH", head[26:30])
    book.fp.seek(info.header_offset + 30 + names + extra)
    return book.fp.read(info.compress_size)


def attribute(tag, name):
    found = re.search(rb'\s' + name + rb'="([^"]*)"', tag[:tag.index(b">")])
    return found and found[1]


def height(row):
    return float(attribute(row, b"ht") or 0)


def check_row(name, old, new, say):
    if height(new) < height(old):
        say(f"{name}: row {attribute(new, b'r')} is lower")
    before = {attribute(c, b"r"): c for c in CELL.findall(old)}
    for cell in CELL.findall(new):
        place = attribute(cell, b"r")
        was = before.pop(place, None)
        if cell == was:
            continue
        if was is not None and attribute(was, b"s") != attribute(cell, b"s"):
            say(f"{name}: {place} looks otherwise")
        if attribute(cell, b"t") != b"inlineStr" or b"<f" in cell or (was is not None and b"<f" in was):
            say(f"{name}: {place} is no text")
    if before:
        say(f"{name}: cells are gone: {list(before)[:3]}")


def check_sheet(name, old, new, say):
    """Rows the sheet did not have are taken out of both sides first."""
    if ROW.sub(b"", old) != ROW.sub(b"", new):
        say(f"{name}: differs outside its rows")
    rows = {attribute(m[0], b"r"): m[0] for m in ROW.finditer(old)}
    for found in ROW.finditer(new):
        was = rows.pop(attribute(found[0], b"r"), b"<row/>")
        if was != found[0]:
            check_row(name, was, found[0], say)
    if rows:
        say(f"{name}: rows are gone")


def main():
    wrong = []
    with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2]) as new:
        if old.namelist() != new.namelist():
            wrong.append("not the same entries in the same order")
        touched = 0
        for a, b in zip(old.infolist(), new.infolist()):
            same = packed(old, a) == packed(new, b) and a.compress_type == b.compress_type
            if same and (a.date_time, a.external_attr) == (b.date_time, b.external_attr):
                continue
            touched += 1
            if "/worksheets/" not in a.filename:
                wrong.append(f"{a.filename} is not the same")
            else:
                check_sheet(a.filename, old.read(a), new.read(b), wrong.append)
        if touched == 0:
            wrong.append("nothing was written")
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
