#!/usr/bin/env python3
"""Lays a blank form out in cells as an office might: layout_book.py BLANK.txt STYLE FILES >CELLS.txt

BLANK.txt is a draft as `hyoka render` prints it; CELLS.txt is for tests/book.py. STYLE: how choices, boxes and
answers stand in cells ("brackets": signs in cells of their own; "lines": a line of boxes in one cell; "squares":
a sign and its label in a cell; "block": all boxes in one cell, answers in loose cells). There are places for 10
records of each kind, and FILES sheets for each section that repeats.
"""
import re
import sys

BOX = re.compile(r"\[　 \] ")
STYLES = ("brackets", "lines", "squares", "block")
CHANGES = 80


class Sheet:
    def __init__(self, style):
        self.style, self.row, self.out = style, 1, []

    def put(self, first, last, text="", row=None):
        row = row or self.row
        where = f"{first}{row}" + (f":{last}{row}" if first != last else "")
        self.out.append(f"{where}\t{text}")

    def wide(self, text):
        self.put("A", "P", text)
        self.row += 1

    def labels(self, labels):
        """One label, or the one it hangs from and its own."""
        if len(labels) == 2:
            if labels[0]:
                self.put("A", "B", labels[0])
            self.put("C", "D", labels[1])
        else:
            self.put("A", "D", labels[0])

    def text(self, labels):
        self.labels(labels)
        self.put("E", "E" if self.style == "block" else "P")
        self.row += 1

    def choice(self, labels, options, unit):
        self.labels(labels)
        if self.style in ("brackets", "squares"):
            self.put("E", "E", "[")
            self.put("F", "I")
            self.put("J", "J", "]")
        else:
            self.put("E", "J", "[　　　　　]")
        if self.style == "lines":
            self.put("K", "P", "＜選択肢＞\\n" + "\\n".join(options))
            options = []
        else:
            self.put("K", "P", "＜選択肢＞")
        if unit and self.style == "lines":
            self.put("E", "J", f"（　　　）{unit}", self.row + 1)
        elif unit:
            for first, last, text in (("E", "E", "（"), ("F", "H", ""), ("I", "J", f"） {unit}")):
                self.put(first, last, text, self.row + 1)
        for i, option in enumerate(options):
            self.put("K", "P", option, self.row + 1 + i)
        self.row += 1 + max(len(options), 1 if unit else 0)

    def boxes(self, labels, lines):
        self.labels(labels)
        getattr(self, "boxes_" + self.style)(lines)

    def boxes_lines(self, lines):
        for line in lines:  # headings of groups, too
            self.put("E", "P", re.sub(" {2,}", "　　", line).replace("（　　）", "（　　　　　）"))
            self.row += 1

    def boxes_block(self, lines):
        self.put("E", "P", "\\n".join("□ " + box for box in self.split(lines)))
        self.row += 1

    def boxes_squares(self, lines):
        for box in self.split(lines):
            self.put("E", "P", "□" + box)
            self.row += 1

    def boxes_brackets(self, lines):
        left = True
        for box in self.split(lines):
            words = re.fullmatch(r"(.*?)\s*（\s*）\s*(\S*)", box)
            if words and not left:
                self.row, left = self.row + 1, True
            for place, text in zip("EFG" if left else "KLM", ("[", "", "]")):
                self.put(place, place, text)
            if words:
                for first, last, text in (("H", "I", words[1]), ("J", "J", "（"), ("K", "O", ""), ("P", "P", "）" + words[2])):
                    self.put(first, last, text)
            else:
                self.put(*("HJ" if left else "NP"), box)
            self.row += words is not None or not left
            left = words is not None or not left
        self.row += not left

    @staticmethod
    def split(lines):
        return [re.sub(r"（ +）", "（　　　　）", box.strip()) for line in lines for box in BOX.split(line)[1:]]


def is_more(line):
    """Goes on with the row above: options, or boxes, with no label."""
    cells = line.split("\t")
    first = next((c for c in cells if c), "")
    alone = len(cells) > 2 and not any(cells[:-1]) and first != ""  # the heading of a group of boxes, too
    return cells[0] == "" and (alone or re.match(r"\[　 \] |（ |\d+\) ", first) is not None)


def options_of(lines):
    return [o.strip() for line in lines for o in re.split(r" {2,}(?=\d+\) )", line.split("\t")[-1]) if re.match(r"\d+\)", o)]


def lay_row(sheet, line, more):
    cells = line.split("\t")
    labels = cells[:2] if len(cells) > 2 and not cells[1].startswith("[　　") else cells[:1]
    answer = cells[len(labels)] if len(cells) > len(labels) else ""
    if answer.startswith("[　　"):
        units = [m[1] for m in (re.search(r"（ +） (\S+)", more_line) for more_line in more) if m]
        sheet.choice(labels, options_of(more), units[0] if units else "")
    elif BOX.match(answer) or (answer and any(BOX.search(m) for m in more)):
        sheet.boxes(labels, [answer] + [m.lstrip("\t") for m in more])
    else:
        sheet.text(labels)


def with_records(lines):
    """Headings like "システム2～5" get the rows of number 1, up to number 10."""
    out, block, stem = [], [], None
    for line in lines:
        one = re.fullmatch(r"(\D{2,6})1(\t?)", line)
        spill = re.fullmatch(r"(\D{2,6})(\d+)～(\d+)", line)
        if one:
            block, stem = [], one[1]
        if spill and spill[1] == stem:
            out.append(line)
            for n in range(int(spill[2]), min(int(spill[3]), 10) + 1):
                out += [re.sub(rf"^{stem}1", f"{stem}{n}", row) for row in block]
            continue
        if stem:
            block.append(line)
        out.append(line)
    return out


def lay_part(name, tab, lines, style, number):
    sheet = Sheet(style)
    lines = with_records(lines)
    if not tab:
        sheet.wide(name)
    i = 0
    while i < len(lines):
        line, more = lines[i], []
        while i + 1 < len(lines) and is_more(lines[i + 1]):
            i += 1
            more.append(lines[i])
        cells = line.split("\t")
        if len(cells) == 6:  # the table of changes
            for column, cell in zip("ABCDEF", cells):
                sheet.put(column, column, cell)
                for n in range(CHANGES):
                    sheet.put(column, column, "", sheet.row + 1 + n)
            sheet.row += 1 + CHANGES
        elif cells == ["評価書番号", "評価書名"]:
            for first, last, text in (("A", "D", cells[0]), ("E", "P", cells[1])):
                sheet.put(first, last, text)
                sheet.put(first, last, "", sheet.row + 1)
            sheet.row += 2
            i += 1
        elif len(cells) > 1:
            lay_row(sheet, line, more)
        elif line.startswith("##") or (line == "" and i + 1 == len(lines)):
            pass
        else:
            sheet.wide(line)
        i += 1
    if name.startswith("(別添1) 事務"):
        sheet.wide("（備考）")
    if name.startswith("(別添") and "変更" not in name:
        sheet.wide("")
    suffix = f" ({number})" if number > 1 else ""
    return [f"# {re.sub(r'[^ⅠⅡⅢⅣⅤⅥ0-9別添表紙項目一覧]', '', name)[:20]}{suffix}"] + sheet.out


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    style, files = sys.argv[2], int(sys.argv[3])
    parts, name = [], None
    for line in text.split("\n"):
        if re.match(r"# |=== ", line):
            name = line.strip("# =")
            parts.append((name, line.startswith("="), []))  # or the name of a sheet only
        elif line or parts[-1][2]:  # not the empty line below a heading
            parts[-1][2].append(line)
    for name, tab, lines in parts:
        again = files if re.match(r"Ⅱ |Ⅲ |\(別添\d\) 特定", name) and "特定個人情報" in name else 1
        for number in range(1, again + 1):
            print("\n".join(lay_part(name, tab, lines, style, number)))


main()
