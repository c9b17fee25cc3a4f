#!/usr/bin/env python3
"""Makes the two documents of the benchmark from one sample assessment.

usage: blow_up.py SAMPLE.yaml LARGE.yaml LARGE-60.yaml

LARGE: the sample with three files (特定個人情報ファイル) instead of one, 314 KB. The
copies have their own names and their measures name what they are about, so that no
two texts are equal. What describes the sample's own last change (変更) is left out.
LARGE-60: LARGE with 60 edits in 60 places. Same input, same bytes.
"""
import re
import sys

SIZE = 314_000
EDITS = 52  # texts edited; the rest are list entries put in and taken out
ENTRIES = 4
NAME = "予防接種ファイル"
COPIES = [
    ("予防接種健康被害救済ファイル", "（健康被害の救済に係る取扱いを含む。）"),
    ("予防接種実費徴収ファイル", "（実費の徴収及び免除に係る取扱いを含む。）"),
]


def size(lines):
    return sum(len(line.encode()) + 1 for line in lines)


def block(lines, key):
    """First line of a top-level key and the line behind its block."""
    begin = lines.index(key + ":")
    end = begin + 1
    while end < len(lines) and (not lines[end] or lines[end][0] == " "):
        end += 1
    return begin, end


def text_starts(lines):
    """Numbers of the lines that begin a block scalar's text."""
    return [n + 1 for n, line in enumerate(lines) if line.endswith(": |")]


def insert_clause(line, clause):
    """The clause before the last full stop of a sentence; as it is without one."""
    head, stop, tail = line.rpartition("。")
    return head + clause + stop + tail if stop else line


def vary(lines, name, clause):
    """A copy of the file record under its own name, every text made its own."""
    copy = [line.replace(NAME, name) for line in lines]
    for n in text_starts(copy):
        while copy[n].lstrip().startswith(("＜", "【")) or not copy[n].strip():
            n += 1
        copy[n] = insert_clause(copy[n], clause)
    return copy


def fill(lines, begin, missing):
    """Adds a sentence to measures from line BEGIN on until MISSING bytes are there."""
    sentence = "この確認の結果は、担当課の管理簿に記録して3年間保存する。"
    cost = len(sentence.encode())
    candidates = [n for n in range(begin, len(lines))
                  if lines[n].lstrip().startswith("・") and lines[n].endswith("。")]
    wanted = max(0, min(missing // cost, len(candidates)))
    for k in range(wanted):
        n = candidates[k * len(candidates) // wanted]
        lines[n] += sentence


def enlarge(lines):
    begin, end = block(lines, "変更")
    del lines[begin:end]
    begin, end = block(lines, "特定個人情報ファイル")
    record = lines[begin + 1:end]
    copies = [line for name, clause in COPIES for line in vary(record, name, clause)]
    tail = lines[end:]
    names = "、".join([NAME] + [name for name, _ in COPIES])
    for n, line in enumerate(tail):
        if line.strip() == "個人情報ファイル名: " + NAME:
            tail[n] = line.replace(NAME, names)
    middle = lines[:end]
    fill(copies, 0, SIZE - size(middle) - size(copies) - size(tail))
    return middle + copies + tail


def edit_text(line, turn):
    """One of three small edits: a clause put in, words replaced, a clause taken out."""
    indent = line[:len(line) - len(line.lstrip())]
    text = line.lstrip()
    mark = "・" if text.startswith("・") else ""
    text = text[len(mark):]
    if turn == 0:
        text = "必要に応じて、" + text
    elif turn == 1 and text.endswith("。"):
        text = text[:-1] + "こととし、毎年見直す。"
    elif text.count("、") > 1:
        text = text.split("、", 1)[1]
    else:
        text += "(見直し済み)"
    return indent + mark + text


def edit(lines):
    """60 edits, spread evenly over the document."""
    lines = list(lines)
    starts = [n for n in text_starts(lines)
              if not re.match(r"\s*(＜|【|$)", lines[n])]
    for k in range(EDITS):
        n = starts[k * len(starts) // EDITS]
        lines[n] = edit_text(lines[n], k % 3)
    entries = [n for n, line in enumerate(lines) if re.match(r" {10}- [^:]+$", line)
               and re.match(r" {10}- [^:]+$", lines[n - 1])]
    picked = [entries[(2 * k + 1) * len(entries) // (4 * ENTRIES)] for k in range(2 * ENTRIES)]
    for k, n in reversed(list(enumerate(picked))):
        if k % 2:
            del lines[n]
        else:
            lines.insert(n, " " * 10 + "- 追加した項目%d" % (k // 2 + 1))
    return lines


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


def main():
    sample, large, edited = sys.argv[1:4]
    with open(sample, encoding="utf-8") as source:
        lines = enlarge(source.read().rstrip("\n").split("\n"))
    write(large, lines)
    write(edited, edit(lines))


main()
