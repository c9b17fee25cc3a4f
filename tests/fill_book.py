#!/usr/bin/env python3
"""Fills in cells of a workbook by their names, without an office program.

fill_book.py BOOK.xlsx OUT.xlsx NAME=VALUE...   (\\n is a line break; NAME* empties all names that begin so)
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape, unescape

TARGET = re.compile(r"'?((?:[^']|'')+?)'?!\$([A-Z]+)\$(\d+)(?::.*)?")


def main():
    source, target, *wishes = sys.argv[1:]
    with zipfile.ZipFile(source) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts["xl/workbook.xml"].decode()
    rels = dict(re.findall(r'<Relationship Id="([^"]*)"[^>]*Target="([^"]*)"', parts["xl/_rels/workbook.xml.rels"].decode()))
    sheets = {unescape(name): "xl/" + rels[rid]
              for name, rid in re.findall(r'<sheet name="([^"]*)"[^>]*r:id="([^"]*)"', text)}
    names = {name: TARGET.fullmatch(unescape(where)).groups()
             for name, where in re.findall(r'<definedName name="(hy_[^"]*)"[^>]*>([^<]*)<', text)}
    for wish in wishes:
        name, _, value = wish.partition("=")
        wanted = [n for n in names if n.startswith(name[:-1])] if name.endswith("*") else [name]
        for one in wanted:
            sheet, column, row = names[one]
            cell = column + row
            xml = parts[sheets[sheet]].decode()
            new = (f'<c r="{cell}"\\1 t="inlineStr"><is><t xml:space="preserve">'
                   + escape(value.replace("\\n", "\n")).replace("\\", "\\\\") + "</t></is></c>") if value else f'<c r="{cell}"\\1/>'
            xml, count = re.subn(rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', new, xml, count=1, flags=re.S)
            if count != 1:
                sys.exit(f"no cell for {one}")
            parts[sheets[sheet]] = xml.encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


main()
