#!/usr/bin/env python3
"""Edits an assessment as text: edit.py WHAT FILE.yaml OUT.yaml [NUMBER]

records KEY  prints how many records begin with KEY (as "- KEY: ...")
remove KEY   leaves out record NUMBER
swap KEY     exchanges records NUMBER and NUMBER + 1
windows, mark, indent, comments   the same document, written in another way
"""
import re
import sys


def records(lines, key):
    """Where the records of the list of KEY begin, and where the last one ends."""
    begins = [i for i, line in enumerate(lines) if re.match(rf" *- {key}: ", line)]
    if not begins:  # a form without such a list
        return [len(lines)]
    depth = len(lines[begins[0]]) - len(lines[begins[0]].lstrip())
    end = begins[-1] + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > depth):
        end += 1
    return begins + [end]


def remove(lines, key, number):
    at = records(lines, key)
    return lines[:at[number - 1]] + lines[at[number]:]


def swap(lines, key, number):
    a, b, c = records(lines, key)[number - 1:number + 2]
    return lines[:a] + lines[b:c] + lines[a:b] + lines[c:]


def indent(lines):
    """Twice as deep, the keys of a record as well; no text of the samples has a deeper line or a dash."""
    return [" " * (len(line) - len(line.lstrip())) + re.sub(r"^( *)- ", r"\1-   ", line) for line in lines]


def comments(lines):
    """Comments and blank lines between entries; not inside of texts."""
    out, block = [], None
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if block is not None and line.strip() and depth <= block:
            block = None
        if block is None:
            out += ["", "# " + "x" * (depth + 1)]
        out.append(line)
        if block is None and re.search(r": [|>][-+]?$", line):
            block = depth + (2 if line.lstrip().startswith("- ") else 0)
    return out


def main():
    what, source = sys.argv[1:3]
    with open(source, encoding="utf-8") as f:
        lines = f.read().split("\n")
    what, _, key = what.partition(" ")
    if what == "records":
        print(len(records(lines, key)) - 1)
        return
    end, mark = "\n", ""
    if what in ("remove", "swap"):
        lines = (remove if what == "remove" else swap)(lines, key, int(sys.argv[4]))
    elif what == "windows":
        end = "\r\n"
    elif what == "mark":
        mark = "\ufeff"
    else:
        lines = {"indent": indent, "comments": comments}[what](lines)
    with open(sys.argv[3], "w", encoding="utf-8", newline="") as out:
        out.write(mark + end.join(lines))


main()
