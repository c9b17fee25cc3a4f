#!/usr/bin/env python3
"""The text report of an assessment as rows of cells, for the peers of the benchmark.

usage: content.py REPORT.txt ROWS.json PAGE.html

The text report holds every character that is printed, one grid row a line, cells parted
by tabs; a line that begins with tabs goes on in that cell. So each peer sets the same
rows and the same characters that Hyoka does.
ROWS.json: [{"name", "landscape", "tables": [{"columns": N, "rows": [[cell, …], …]}]}]
"""
import html
import json
import re
import sys

PART = re.compile(r"=== (.*) ===( \{landscape\})?$")
SECTION = re.compile(r"# (.*)$")
STYLE = """
@page { size: A4; margin: 18mm 17mm }
body { font: 9pt/1.45 "BIZ UDMincho", "BIZ UD明朝", serif; margin: 0 }
section { break-before: page }
h1 { font-size: 10.5pt; background: #ccc; margin: 0; font-weight: bold }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td { border: 0.2mm solid black; padding: 1.2mm; white-space: pre-line;
     vertical-align: top; overflow-wrap: anywhere }
td:first-child:not(:last-child) { background: #e5e5e5 }
"""


def parts_of(text):
    """The report's parts and the sections in them: name, direction and rows. (Each on new
    pages: typst then lays them out on all cores.)"""
    parts, landscape = [], False
    for line in text.split("\n"):
        part, section = PART.match(line), SECTION.match(line)
        if part:
            landscape = bool(part[2])
        if part or section:
            parts.append({"name": (part or section)[1], "landscape": landscape, "rows": []})
        elif line:
            add_line(parts[-1]["rows"], line)
    return [part for part in parts if part["rows"]]


def add_line(rows, line):
    tabs = len(line) - len(line.lstrip("\t"))
    rest = line[tabs:]
    if tabs and "\t" not in rest and rows and tabs < len(rows[-1]):
        rows[-1][tabs] += ("\n" if rows[-1][tabs] else "") + rest
    else:
        rows.append(line.split("\t"))


def with_tables(part):
    """Rows that follow each other with equally many cells make one table."""
    tables = []
    for row in part["rows"]:
        if not tables or tables[-1]["columns"] != len(row):
            tables.append({"columns": len(row), "rows": []})
        tables[-1]["rows"].append(row)
    return {"name": part["name"], "landscape": part["landscape"], "tables": tables}


def widths(columns):
    """Per cent: a label column and equal ones behind it, all equal from four on."""
    if 1 < columns < 4:
        return [25] + [75 / (columns - 1)] * (columns - 1)
    return [100 / columns] * columns


def as_html(parts):
    out = ["<!DOCTYPE html><html lang=ja><meta charset=utf-8><title>bench</title>",
           "<style>" + STYLE + "</style>"]
    for part in parts:
        out.append("<section><h1>%s</h1>" % html.escape(part["name"]))
        for table in part["tables"]:
            out.append("<table>")
            out += ["<col style='width:%g%%'>" % w for w in widths(table["columns"])]
            for row in table["rows"]:
                cells = "".join("<td>%s</td>" % html.escape(cell) for cell in row)
                out.append("<tr>%s</tr>" % cells)
            out.append("</table>")
        out.append("</section>")
    return "\n".join(out) + "\n"


def main():
    report, rows, page = sys.argv[1:4]
    with open(report, encoding="utf-8") as source:
        parts = [with_tables(part) for part in parts_of(source.read())]
    with open(rows, "w", encoding="utf-8") as out:
        json.dump(parts, out, ensure_ascii=False)
    with open(page, "w", encoding="utf-8") as out:
        out.write(as_html(parts))


main()
