#!/usr/bin/env python3
"""Turns what a terminal got into a page that looks like one: terminal.py TITLE < TEXT > PAGE.html

Long lines are cut at 96 columns, as a terminal does; colours are those of SGR codes. The page ends
with the size of the window it needs, in a comment: <!-- WIDTHxHEIGHT -->.
"""
import html, re, sys, unicodedata

COLUMNS, CELL, LINE = 96, 8, 21
STYLES = {"1": "font-weight:bold", "4": "text-decoration:underline", "9": "text-decoration:line-through",
          "31": "color:#c01c28", "32": "color:#1c7a36", "33": "color:#8a5a00", "36": "color:#0a6e7a"}

def width(c):
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1

def cells(text):
    """(character, styles) of each character; codes of style are taken out."""
    styles = ()
    for piece in re.split(r"(\x1b\[[0-9;]*m)", text):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if code:
            styles = () if code[1] in ("", "0") else tuple(code[1].split(";"))
        else:
            yield from ((c, styles) for c in piece)

def lines_of(text):
    line, column = [], 0
    for c, styles in cells(text):
        if c == "\n" or column + width(c) > COLUMNS:
            yield line
            line, column = [], 0
            if c == "\n":
                continue
        line.append((c, styles))
        column += width(c)
    if line:
        yield line

def markup(line):
    prompt = "".join(c for c, _ in line).startswith("$ ")
    out = "".join(f'<span style="{";".join(STYLES.get(s, "") for s in styles)}">{html.escape(c)}</span>'
                  if styles else html.escape(c) for c, styles in line)
    return f"<b>{out}</b>" if prompt else out

rows = [markup(line) for line in lines_of(sys.stdin.read())]
w, h = COLUMNS * CELL + 32, len(rows) * LINE + 64
body = "\n".join(rows)
print(f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff }}
header {{ height: 30px; line-height: 30px; padding: 0 14px; background: #e4e4e4; border-bottom: 1px solid #bbb;
  font: 13px/30px "Noto Sans CJK JP"; color: #333 }}
header i {{ float: right; letter-spacing: 8px; font-style: normal; color: #777 }}
main {{ border: 1px solid #bbb; box-sizing: border-box; height: {h}px; overflow: hidden }}
pre {{ margin: 0; padding: 12px 16px; font: 16px/{LINE}px "Noto Sans Mono CJK JP"; color: #222 }}
</style><main><header>{html.escape(sys.argv[1])}<i>－□×</i></header><pre>{body}</pre></main>
<!-- {w}x{h} -->""")
