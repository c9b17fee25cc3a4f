#!/usr/bin/env python3
"""Makes odd and hostile blanks for render --into: blanks.py FOLDER BLANK.xlsx"""
import os
import re
import sys
import warnings
import zipfile

folder, blank = sys.argv[1:3]
with zipfile.ZipFile(blank) as book:
    parts = {name: book.read(name) for name in book.namelist()}
sheets = [name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]


def write(name, changed, times=1, left_out=()):
    with zipfile.ZipFile(os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED) as out:
        for part, data in list({**parts, **changed}.items()) * times:
            if part not in left_out:
                out.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)


def prefixed(data):
    """The same XML with a prefix in front of the names of its own elements."""
    data = re.sub(rb"<(/?)([a-zA-Z]+)(?=[ />])", rb"<\1x:\2", data)
    return data.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=", 1)


def without_places(data):
    """Rows and cells in their order without saying where they are; only where none is left out."""
    rows = re.findall(rb"<row .*?</row>", data, flags=re.S)
    full = all(int(re.search(rb' r="(\d+)"', row)[1]) == n for n, row in enumerate(rows, 1))
    for row in rows if full else []:
        bare = re.sub(rb'(<row [^>]*?) ?\br="\d+"', rb"\1", row, count=1)
        cells = re.findall(rb'<c r="([A-Z]+)\d+"', row)
        if cells == [bytes([65 + i]) for i in range(len(cells))]:
            bare = re.sub(rb'<c r="[A-Z]+\d+"', b"<c", bare)
        data = data.replace(row, bare, 1)
    return data


warnings.simplefilter("ignore")
write("twice.xlsx", {}, times=2)
write("prefix.xlsx", {name: prefixed(parts[name]) for name in sheets})
write("no_places.xlsx", {name: without_places(parts[name]) for name in sheets})
write("comment.xlsx", {name: re.sub(rb"<sheetData>(.*)</sheetData>", rb"<sheetData><!--\1-->\1</sheetData>",
                                     parts[name], flags=re.S) for name in sheets})
write("blank_merged.xlsx", {sheets[0]: re.sub(rb"<mergeCells[^>]*>", b"<mergeCells>" + b"".join(
    b'<mergeCell ref="A%d:XFD1048576"/>' % n for n in range(100, 50100)), parts[sheets[0]])})
strings = parts["xl/sharedStrings.xml"].decode()
other = strings.replace("重点項目評価書", "全項目評価書").replace("様式3", "様式4")
write("other_form.xlsx", {"xl/sharedStrings.xml": other.encode()})
write("no_styles.xlsx", {"xl/_rels/workbook.xml.rels": re.sub(rb"<Relationship [^>]*styles[^>]*>", b"",
                         parts["xl/_rels/workbook.xml.rels"]),
      "[Content_Types].xml": re.sub(rb"<Override [^>]*styles[^>]*>", b"", parts["[Content_Types].xml"])},
      left_out=("xl/styles.xml",))
