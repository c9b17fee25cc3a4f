#!/usr/bin/env python3
"""Makes a text as scanning and copying leave it out of an assessment, and the facts a reader would find in it.
noise.py FILE.yaml SEED OUT: writes OUT.txt and OUT.json (README.md beside this file). The same seed gives the same
text; it chooses one way of printing rows, boxes, options, brackets and numerals, and where letters and lines slip."""
import html
import json
import os
import random
import re
import subprocess
import sys
import tempfile

HYOKA = os.environ.get("HYOKA", "build/hyoka")
ROMAN = dict(zip("ⅠⅡⅢⅣⅤⅥⅦ", ["I", "II", "III", "IV", "V", "VI", "VII"]))
SLIPS = [("庁内連携", "府内連携"), ("その他の措置", "他の措置"), ("委託", "委讬"), ("取扱い", "取り扱い"), ("与え得る", "与える得る"),
         ("シス", "ジス"), ("個人情報", "個人情幸艮"), ("具体的", "具体白勺"), ("十分か", "士分か"), ("方法", "方怯"),
         ("システム", "シス템"), ("リスク", "リヌク")]
BOX = {"t": ["[○]", "[ ○ ]", "[O]", "[〇]", '<input type="checkbox" checked>', "☑", "[◯]", "[✓]", "◉ "],
       "f": ["[]", "[ ]", "[ ]", "[　]", '<input type="checkbox">', "☐", "[ ]", "[ ]", "◯ "]}
OPTIONS = re.compile(r"^\d+\) ")


def machine_of(path):
    with tempfile.TemporaryDirectory() as folder:
        out = {}
        for suffix in ("json", "txt"):
            name = os.path.join(folder, "a." + suffix)
            done = subprocess.run([HYOKA, "render", path, "-o", name], capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(done.stderr)
            with open(name, encoding="utf-8") as f:
                out[suffix] = f.read()
    return json.loads(out["json"]), out["txt"]


def facts_of(machine, style):
    for item in machine["items"]:
        value = item["value"]
        if value is None or item["path"][0].startswith("別紙"):
            continue
        fact = {"path": item["path"], "kind": "text" if item["kind"] == "number" else item["kind"]}
        if item["file"]:
            fact["file"] = item["file"]
        if item["kind"] == "number":
            value = str(value)
        if item["kind"] == "date":
            fact["iso"], value = value["iso"], value["text"]
        if item["kind"] == "checks":
            fact["details"] = {k: t for v in value if isinstance(v, dict) for k, t in v.items()}
            value = [k for v in value for k in ([v] if isinstance(v, str) else v)]
        if item["kind"] == "list" and len(item["path"]) > 1 and not value:
            continue
        fact["value"] = value
        # An <input> without a tick among its like may have lost it: nobody can tell.
        if item["kind"] == "checks" and not value and "<input" in BOX["t"][style.box]:
            fact["lost"] = True
        yield fact


def plain(label):
    return re.sub(r"\s|※|【.*】", "", label)


def rows_of(text, labels):
    """The printed text as rows of cells; a cell is a list of lines."""
    rows = []
    for line in text.split("\n"):
        if line.startswith("=== "):
            continue
        cells = line.split("\t")
        # A line whose first cells are empty goes on with the row before it.
        first = next((i for i, c in enumerate(cells) if c), None)
        if first and rows and len(rows[-1]) >= len(cells) and plain(cells[first]) not in labels:
            for i, c in enumerate(cells):
                if c:
                    rows[-1][i].append(c)
        else:
            rows.append([[c] for c in cells])
    return rows


class Style:
    def __init__(self, seed):
        r = random.Random(seed)
        self.r = r
        self.row = r.choice(["tab", "tab", "tab", "lines", "pipe", "html", "spaces"])
        self.wrap = r.choice(["space", "p", "br", "line"]) if self.row != "html" else r.choice(["space", "p", "br"])
        self.box = r.randrange(8)
        self.options_first = r.random() < 0.3
        self.input_before_choice = r.random() < 0.3
        self.roman = r.random() < 0.5
        self.wide = r.random() < 0.5
        self.marks = r.random() < 0.5
        self.page = r.choice([None, "- {} -", "{}/99", "{}"])
        self.slip = r.choice([0, 0.01, 0.03])
        self.double = r.choice([0, 0.01])
        self.hash = r.random() < 0.5
        self.split = r.choice([0, 0, 0.03])             # labels broken over two rows
        self.torn = r.random() < 0.4                    # rows of changes go on on the next page
        self.lost = r.choice([0, 0, 1, 3])              # pages lost: so many numbered parts
        self.encoding = r.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp932"])
        self.box = 8 if r.random() < 0.15 else self.box # buttons instead of boxes
        if self.encoding == "cp932" and not BOX["t"][self.box].isascii() and \
                "?" in (BOX["t"][self.box] + BOX["f"][self.box]).encode("cp932", "replace").decode("cp932"):
            self.encoding = "utf-8"                     # such boxes cannot be written in it
        self.running = r.random() < 0.2                 # a head on every page

    def ocr(self, text):
        for right, wrong in SLIPS:
            if right in text and self.r.random() < self.slip * 4:
                text = text.replace(right, wrong, 1)
        return text

    def boxes(self, text):
        text = text.replace("[ ○ ]", "\1").replace("[　 ]", "\2")
        text = re.sub(r" {2,}", " ", text)
        return text.replace("\1", BOX["t"][self.box]).replace("\2", BOX["f"][self.box])

    def cell(self, lines):
        lines = [self.boxes(x.rstrip()) for x in lines]
        if self.row == "html" or "<" in BOX["t"][self.box] and any("<input" in x for x in lines):
            lines = [x if "<input" in x else html.escape(x, quote=False) if self.row == "html" else x for x in lines]
        if any(OPTIONS.match(x) or "＜選択肢＞" in x for x in lines):
            return " ".join(lines)
        if self.wrap == "p" and len(lines) > 1:
            return " ".join(f"<p>{x}</p>" for x in lines)
        return {"space": " ", "p": " ", "br": "<br>", "line": "\n"}[self.wrap].join(lines)

    def choice(self, cells):
        """[ answer ], options: in one cell or two, in either order."""
        for i, c in enumerate(cells[:-1]):
            if re.match(r"^\[ .* \]$", c) and "＜選択肢＞" in cells[i + 1]:
                answer, options = c, cells[i + 1]
                if self.input_before_choice:
                    answer = answer.replace("[ ", '[ <input type="checkbox"/> ', 1)
                both = f"{options} {answer}" if self.options_first else f"{answer} {options}"
                return cells[:i] + [both] + cells[i + 2:]
        return cells

    def letters(self, text):
        """What happens to letters wherever they stand: the facts follow the text."""
        if self.roman:
            text = re.sub("[ⅠⅡⅢⅣⅤⅥⅦ]", lambda m: ROMAN[m.group()], text)
        if self.wide:
            text = text.replace("（", "(").replace("）", ")")
        return text

    def finish(self, text):
        text = self.letters(text)
        return text.replace("＜選択肢＞", "<選択肢>") if self.wide else text

    def print_row(self, cells):
        if len(cells) == 1 and self.row != "html":
            return cells[0]
        if self.row == "lines":
            return "\n".join(c for c in cells if c)
        if self.row == "pipe":
            return "| " + " | ".join(c.replace("\n", "<br>") for c in cells) + " |"
        if self.row == "html":
            return "<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
        if self.row == "spaces":
            return "    ".join(c for c in cells)
        return "\t".join(cells)


def heading(row):
    """The level and words of a heading of the printed text; 0 for anything else."""
    found = re.match(r"^(#+) (.*)$", row[0][0]) if len(row) == 1 else None
    return (len(found[1]), found[2]) if found else (0, "")


def lose_pages(rows, machine, style):
    """Takes some numbered parts out, heading and all, from the rows and from the facts."""
    parts = sorted({(i["path"][0], i["path"][1], i["file"] or 0) for i in machine["items"]
                    if len(i["path"]) > 2 and re.match(r"[0-9０-９]+", i["path"][1])})
    gone = set(style.r.sample(parts, min(style.lost, len(parts))))
    kept, section, part, file = [], "", "", {}
    for row in rows:
        level, words = heading(row)
        if level == 1:
            section = next((i["path"][0] for i in machine["items"] if words.startswith(i["path"][0])), words)
            file[section] = file.get(section, 0) + 1
            part = ""
        elif level == 2:
            part = plain(words)
        here = next((g for g in gone if g[0] == section and plain(g[1]) == part and g[2] in (0, file.get(section))), None)
        if here is None:
            kept.append(row)
    machine["items"] = [i for i in machine["items"] if len(i["path"]) < 2 or (*i["path"][:2], i["file"] or 0) not in gone]
    return kept


def tear(row, head, style):
    """A row of changes whose texts go on behind the head of the next page."""
    if len(row) != 6 or row[0] == head[0] or len(row[2]) + len(row[3]) < 4 or not style.torn:
        return [row]
    rest = [[""], [""], row[2][1:] or [""], row[3][1:] or [""], [""], [""]]
    return [[row[0], row[1], row[2][:1], row[3][:1], row[4], row[5]], head, rest]


def break_label(row, style):
    label = row[0][0]
    if len(row) < 2 or len(row[0]) > 1 or len(label) < 8 or len(row) > 4 or style.row == "html" or style.r.random() >= style.split:
        return [row]
    return [[[label[:len(label) // 2]]], [[label[len(label) // 2:]], *row[1:]]]


def roughened(text, labels, machine, style):
    """The rows of the printed text with pages lost, rows torn and labels broken."""
    rows = lose_pages(rows_of(text, labels), machine, style)
    head = next((row for row in rows if len(row) == 6 and row[0][0] == "変更日"), None)
    for row in rows:
        for part in tear(row, head, style):
            yield from break_label(part, style)


def noisy(text, labels, machine, style):
    out, page, table = [], 1, False
    for row in roughened(text, labels, machine, style):
        cells = style.choice([style.cell(c) for c in row])
        if len(cells) == 1:
            line = cells[0]
            if line.startswith("#"):
                line = line if style.hash else line.lstrip("# ")
                if style.page and page > 1:
                    out += ["みほん市 特定個人情報保護評価"] * style.running + [style.page.format(page)]
                page += 1
            if table:
                out.append("</table>")
                table = False
            out.append(style.finish(line))
            continue
        cells[0] = style.ocr(cells[0])
        if style.row == "html" and not table:
            out.append("<table>")
            table = True
        line = style.finish(style.print_row(cells))
        out.append(line)
        if style.r.random() < style.double and style.row == "tab":
            out.append(line)
    if table:
        out.append("</table>")
    return "\n".join(out) + "\n"


def spoken(value, style):
    """A value of the truth with its letters as the text has them."""
    if isinstance(value, str):
        return style.letters(value)
    if isinstance(value, list):
        return [spoken(v, style) for v in value]
    if isinstance(value, dict):
        return {k: spoken(v, style) for k, v in value.items()}
    return value


def truth_of(machine, style):
    facts = [{k: spoken(v, style) if k in ("value", "details") else v for k, v in fact.items()}
             for fact in facts_of(machine, style)]
    names = {"date": "変更日", "item": "項目", "before": "変更前の記載", "after": "変更後の記載",
             "timing": "提出時期", "reason": "提出時期に係る説明"}
    return {"facts": facts, "annex": [{k: style.letters(row[n]) for k, n in names.items()}
                                      for row in machine.get("annex") or []]}


def main():
    source, seed, out = sys.argv[1:]
    machine, text = machine_of(source)
    style = Style(int(seed))
    labels = {plain(p) for item in machine["items"] for p in item["path"]}
    text = noisy(text, labels, machine, style)
    with open(out + ".json", "w", encoding="utf-8") as f:
        truth = truth_of(machine, style)
        parts = [f'"{key}": [\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in truth[key]) + "\n]"
                 for key in ("facts", "annex")]
        f.write("{" + ",\n".join(parts) + "}\n")
    with open(out + ".txt", "w", encoding=style.encoding, errors="replace", newline="\n") as f:
        f.write(text)


main()
