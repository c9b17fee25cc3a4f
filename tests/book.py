#!/usr/bin/env python3
"""Makes a workbook as another program might: book.py CELLS.txt OUT.xlsx

A line of CELLS is "RANGE<TAB>TEXT" (a range of several cells is merged; \\n is a line break),
"# NAME" begins a sheet, "#- NAME" a hidden one, "hide 5-8" hides rows, "name NAME RANGE" names
cells of the sheet. TEXT "=day N" is the day that N counts, "=number N" a number, "=formula F V" a
formula with its value, "=read TEXT" a text with its reading above it. A cell without TEXT has borders only.
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def place(cell):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


class Sheet:
    def __init__(self, name, hidden):
        self.name, self.hidden = name, hidden
        self.cells, self.merged, self.hides = {}, [], set()

    def add(self, where, text, strings):
        first = where.split(":")[0]
        if ":" in where:
            self.merged.append(where)
        self.cells[place(first)] = (first, self.cell(first, text.replace("\\n", "\n"), strings))

    @staticmethod
    def cell(where, text, strings):
        if text == "":
            return f'<c r="{where}" s="2"/>'
        kind, _, rest = text.partition(" ")
        if kind == "=day":
            return f'<c r="{where}" s="1"><v>{rest}</v></c>'
        if kind == "=number":
            return f'<c r="{where}"><v>{rest}</v></c>'
        if kind == "=formula":
            formula, _, value = rest.partition(" ")
            return f'<c r="{where}" t="str"><f>{escape(formula)}</f><v>{escape(value)}</v></c>'
        if kind == "=read":
            entry = f'<si><t>{escape(rest)}</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh></si>'
        else:
            entry = f'<si><t xml:space="preserve">{escape(text)}</t></si>'
        if entry not in strings:
            strings.append(entry)
        return f'<c r="{where}" t="s"><v>{strings.index(entry)}</v></c>'

    def xml(self):
        rows = {}
        for (row, column), (_, cell) in sorted(self.cells.items()):
            rows.setdefault(row, []).append(cell)
        for row in self.hides:
            rows.setdefault(row, [])
        out = [HEAD, f"<worksheet {NS}><sheetData>"]
        for row, cells in sorted(rows.items()):
            out.append(f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if row in self.hides else ""}>')
            out += cells + ["</row>"]
        out.append("</sheetData>")
        if self.merged:
            out.append(f'<mergeCells count="{len(self.merged)}">')
            out += [f'<mergeCell ref="{m}"/>' for m in self.merged] + ["</mergeCells>"]
        return "".join(out) + "</worksheet>"


def read(path):
    sheets, strings, names = [], [], []
    for line in open(path, encoding="utf-8").read().split("\n"):
        if line.startswith("#"):
            sheets.append(Sheet(line.lstrip("#-").strip(), line.startswith("#-")))
        elif line.startswith("hide "):
            low, _, high = line[5:].partition("-")
            sheets[-1].hides |= set(range(int(low), int(high or low) + 1))
        elif line.startswith("name "):
            _, name, where = line.split()
            names.append((name, f"'{sheets[-1].name}'!" + re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", where)))
        elif "\t" in line:
            where, text = line.split("\t", 1)
            sheets[-1].add(where, text, strings)
    return sheets, strings, names


def parts(sheets, strings, names):
    kinds = {"xl/workbook.xml": "sheet.main", "xl/sharedStrings.xml": "sharedStrings", "xl/styles.xml": "styles"}
    listed, rels, types = [], [], []
    for n, sheet in enumerate(sheets, 1):
        name = f"xl/worksheets/sheet{n}.xml"
        kinds[name] = "worksheet"
        state = ' state="hidden"' if sheet.hidden else ""
        listed.append(f'<sheet name="{escape(sheet.name)}" sheetId="{n}"{state} r:id="rId{n}"/>')
        rels.append(f'<Relationship Id="rId{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>')
        yield name, sheet.xml()
    for kind in ("sharedStrings", "styles"):
        rels.append(f'<Relationship Id="{kind}" Type="{REL}/{kind}" Target="{kind}.xml"/>')
    for name, kind in kinds.items():
        types.append(f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
                     f'spreadsheetml.{kind}+xml"/>')
    defined = "".join(f'<definedName name="{n}">{escape(t)}</definedName>' for n, t in names)
    yield "[Content_Types].xml", (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
        f'openxmlformats-package.relationships+xml"/>{"".join(types)}</Types>')
    yield "_rels/.rels", (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>')
    yield "xl/workbook.xml", (
        f'{HEAD}<workbook {NS} xmlns:r="{REL}"><sheets>{"".join(listed)}</sheets>'
        f'<definedNames>{defined}</definedNames></workbook>')
    yield "xl/_rels/workbook.xml.rels", (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(rels)}</Relationships>')
    yield "xl/sharedStrings.xml", f'{HEAD}<sst {NS}>{"".join(strings)}</sst>'
    yield "xl/styles.xml", (
        f'{HEAD}<styleSheet {NS}><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m'
        '&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="2"><border/><border><left style="thin"/><right style="thin"/>'
        '<top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
        '<xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="0" borderId="1" applyBorder="1" applyAlignment="1">'
        '<alignment wrapText="1"/></xf></cellXfs></styleSheet>')


def main():
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts(*read(sys.argv[1])):
            book.writestr(zipfile.ZipInfo(name), text)


main()
