#!/usr/bin/env python3
"""A blank form as an office may have it, from a workbook of Hyoka: blank_book.py BOOK.xlsx OUT.xlsx

Its answers are taken out, so that it has a place for each of them; so are names, lists to choose from and
what is hidden. The table of changes has 60 empty rows.
"""
import re
import sys
import zipfile

ROWS = 60
TARGET = re.compile(r"'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)")


def without_value(cell):
    """The cell as it looks, with nothing in it."""
    return re.sub(r"<c ([^>]*?)( t=\"s\")?>.*?</c>", r"<c \1/>", cell, flags=re.S)


def emptied(xml, cells):
    return re.sub(r'<c r="([A-Z]+\d+)"[^>]*[^/]>.*?</c>',
                  lambda m: without_value(m[0]) if m[1] in cells else m[0], xml, flags=re.S)


def empty_table(xml, head):
    """The rows below the one that HEAD matches emptied, and more like the last of them."""
    rows = re.findall(r"<row .*?</row>", xml, flags=re.S)
    first = next(i for i, row in enumerate(rows) if re.search(head, row))
    last, number = rows[-1], len(rows)
    for row in rows[first + 1:]:
        xml = xml.replace(row, without_value(row).replace("> <", "><"))
    cells = re.findall(r'<c r="([A-Z]+)\d+"( s="\d+")?', last)
    merged = re.findall(rf'<mergeCell ref="([A-Z]+){number}:([A-Z]+){number}"/>', xml)
    more = range(number + 1, number + 1 + ROWS)
    xml = xml.replace("</sheetData>", "".join(
        f'<row r="{n}">' + "".join(f'<c r="{column}{n}"{style}/>' for column, style in cells) + "</row>"
        for n in more) + "</sheetData>")
    return re.sub(r"<mergeCells[^>]*>", "<mergeCells>" + "".join(
        f'<mergeCell ref="{a}{n}:{b}{n}"/>' for n in more for a, b in merged), xml)


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        parts = {name: book.read(name).decode() if name.endswith((".xml", ".rels")) else book.read(name)
                 for name in book.namelist()}
    index = parts["xl/workbook.xml"]
    tabs = re.findall(r'<sheet name="([^"]*)"([^>]*)>', index)
    answers = {}
    for target in re.findall(r'<definedName name="hy_[^>]*>([^<]*)</definedName>', index):
        found = TARGET.fullmatch(target.replace("&apos;", "'"))
        if found:  # a range is a table
            answers.setdefault(found[1], set()).add(found[2] + found[3])
    parts["xl/workbook.xml"] = re.sub(r'<definedName name="hy[^>]*>[^<]*</definedName>', "", index)
    strings = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"], flags=re.S)
    head = "|".join(f"<v>{i}</v>" for i, text in enumerate(strings) if re.sub("<[^>]*>", "", text) == "変更日")
    for n, (tab, rest) in enumerate(tabs, 1):
        name = f"xl/worksheets/sheet{n}.xml"
        xml = re.sub(r"<dataValidations.*?</dataValidations>", "", parts[name], flags=re.S)
        xml = re.sub(r'(<row [^>]*) hidden="1"', r"\1", xml)
        if "hidden" not in rest:
            xml = emptied(xml, answers.get(tab, set()))
        parts[name] = empty_table(xml, head) if "hidden" not in rest and re.search(head, xml) else xml
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


main()
