#!/usr/bin/env python3
"""Makes hostile workbooks: books.py FOLDER GOOD.xlsx (one of Hyoka's own)"""
import io
import os
import re
import sys
import zipfile

folder, good = sys.argv[1:3]
with zipfile.ZipFile(good) as book:
    parts = {name: book.read(name) for name in book.namelist()}
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def write(name, changed=None, left_out=()):
    """The good workbook with some parts changed."""
    with zipfile.ZipFile(os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED) as out:
        for part, data in {**parts, **(changed or {})}.items():
            if part not in left_out:
                out.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)


def raw(name, data):
    with open(os.path.join(folder, name), "wb") as out:
        out.write(data)


def rows(count, cell):
    return HEAD + b"".join(b'<row r="%d">%s</row>' % (n, cell % n) for n in range(1, count + 1)) + TAIL


# Parts that unpack to hundreds of megabytes.
write("bomb.xlsx", {SHEET: HEAD + b" " * (300 << 20) + TAIL})
write("text_bomb.xlsx", {"xl/sharedStrings.xml":
                         b"<sst><si><t>" + b"x" * (40 << 20) + b"</t></si></sst>"})
shared = b"<sst><si><t>" + b"y" * 30000 + b"</t></si></sst>"
write("same_text.xlsx", {"xl/sharedStrings.xml": shared, SHEET: rows(20000, b'<c r="A%d" t="s"><v>0</v></c>')})
# Entities, document types, nesting, encodings.
laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 100 + b'">]>'
write("entities.xlsx", {"xl/workbook.xml": laughs + parts["xl/workbook.xml"].split(b"?>", 1)[1]})
write("external.xlsx", {SHEET: b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + HEAD + TAIL})
write("deep.xlsx", {SHEET: HEAD + b"<a>" * 100000 + b"</a>" * 100000 + TAIL})
write("unclosed.xlsx", {SHEET: HEAD})
write("no_xml.xlsx", {SHEET: b"\0\1\2"})
# Absurd sheets.
write("million_rows.xlsx", {SHEET: rows(1000000, b'<c r="A%d"><v>1</v></c>')})
write("million_empty.xlsx", {SHEET: HEAD + b"".join(b'<row r="%d"/>' % n for n in range(1, 1000001)) + TAIL})
write("far_cell.xlsx", {SHEET: HEAD + b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>' + TAIL})
write("far_column.xlsx", {SHEET: HEAD + b'<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>' + TAIL})
write("merged.xlsx", {SHEET: HEAD + TAIL[:12] + b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 200000 +
                      b"</mergeCells></worksheet>"})
book = parts["xl/workbook.xml"]
wide = re.sub(rb"(\$[A-Z]+\$\d+):\$[A-Z]+\$\d+<", rb"\1:$XFD$1048576<", book)
write("wide_names.xlsx", {"xl/workbook.xml": wide})
many = b"".join(b'<definedName name="n%d">Sheet!$A$1</definedName>' % n for n in range(200000))
write("many_names.xlsx", {"xl/workbook.xml": book.replace(b"<definedNames>", b"<definedNames>" + many)})
write("no_names.xlsx", {"xl/workbook.xml": re.sub(rb"<definedNames>.*</definedNames>", b"", book, flags=re.S)})
# Packages that are none, or damaged.
data = open(good, "rb").read()
raw("cut.xlsx", data[:len(data) // 2])
raw("cut_end.xlsx", data[:-10])
raw("head_only.xlsx", data[:4])
flipped = bytearray(data)
flipped[len(data) // 3] ^= 0xff
raw("flipped.xlsx", bytes(flipped))
write("no_book.xlsx", left_out=("xl/workbook.xml",))
write("no_sheet.xlsx", left_out=(SHEET,))
write("no_relations.xlsx", left_out=("_rels/.rels",))
write("loop.xlsx", {"_rels/.rels": parts["_rels/.rels"].replace(b"xl/workbook.xml", b"_rels/.rels")})
other = io.BytesIO()
with zipfile.ZipFile(other, "w") as out:
    out.writestr("a.txt", "no workbook")
raw("zip.xlsx", other.getvalue())
container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
raw("password.xlsx", container + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096)
raw("old.xls", container + b"\0" * 4096)
# What an office may do to a workbook of Hyoka.
strings = parts["xl/sharedStrings.xml"].decode()
write("label.xlsx", {"xl/sharedStrings.xml": strings.replace("①事務の名称", "①事務の愛称").encode()})
write("box_label.xlsx", {"xl/sharedStrings.xml": strings.replace("] 税務システム", "] 別のシステム").encode()})
entries = re.findall("<si>.*?</si>", strings, flags=re.S)
facts = max((name for name in parts if "/sheet" in name), key=lambda name: int(re.findall(r"\d+", name)[0]))
key = entries.index("<si><t>workbook</t></si>")
sheet = re.sub(r'(<v>%d</v></c><c r="B\d+" t="s"><v>)\d+' % key, r"\g<1>%d" % len(entries), parts[facts].decode())
write("newer.xlsx", {facts: sheet.encode(),
                     "xl/sharedStrings.xml": strings.replace("</sst>", "<si><t>99</t></si></sst>").encode()})
os.truncate(os.open(os.path.join(folder, "huge.xlsx"), os.O_CREAT | os.O_WRONLY), 200 << 20)
with open(os.path.join(folder, "huge.xlsx"), "r+b") as huge:
    huge.write(b"PK\3\4")
