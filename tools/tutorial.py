#!/usr/bin/env python3
"""Walks through a tutorial as a reader would: tutorial.py PAGE FOLDER [PICTURES].

In PAGE, a ```console block has lines "$ COMMAND", which are run in FOLDER, and lines that must be
part of what the command prints, in this order; a line "..." stands for lines that are left out, "…" for
any characters of a line. A ```yaml
block behind "<!-- in FILE -->" is written into FILE at the keys it names; one behind "<!-- from FILE -->"
must stand in FILE as it is. With PICTURES, a folder, each console block behind "<!-- picture NAME -->" is
kept as NAME.txt with its output, as a terminal gets it; "<!-- picture NAME N -->" keeps the first N lines.
Prints what did not go as the page says; the exit status is 1 then.
"""
import os, re, sys

from on_terminal import run

def parts_of(page):
    """(kind, note, lines) of each block: kind of the block, the comment right before it."""
    note, block, kind = "", None, None
    for line in open(page, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("```"):
            if block is None:
                block, kind = [], line[3:]
                continue
            yield kind, note, block
            note, block = "", None
        elif block is not None:
            block.append(line)
        elif line.startswith("<!--"):
            note = line.strip("<!-> ")
        elif line:
            note = ""

def indent(line):
    return len(line) - len(line.lstrip(" "))

def key_of(line):
    found = re.match(r" *([^\s#\-][^:]*):( |$)", line)
    return found[1] if found else None

def leaves(lines):
    """(path, lines) of each answer: a key with its value, or with the list or text below it."""
    path, at = [], 0
    while at < len(lines):
        line, end = lines[at], at + 1
        while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > indent(line)):
            end += 1
        while path and path[-1][0] >= indent(line):
            path.pop()
        path.append((indent(line), key_of(line)))
        if line.endswith(":") and at + 1 < end and key_of(lines[at + 1]):
            at += 1
            continue
        yield [key for _, key in path], lines[at:end]
        at = end

def write_into(file, fragment):
    lines = open(file, encoding="utf-8").read().split("\n")
    for wanted, answer in leaves(fragment):
        path, at = [], 0
        while at < len(lines):
            if key_of(lines[at]):
                while path and path[-1][0] >= indent(lines[at]):
                    path.pop()
                path.append((indent(lines[at]), key_of(lines[at])))
                if [key for _, key in path] == wanted:
                    break
            at += 1
        if at == len(lines):
            raise LookupError(f"{file} has no {'/'.join(wanted)}")
        end = at + 1
        while end < len(lines) and indent(lines[end]) > indent(lines[at]) and lines[end].lstrip()[:1] not in ("", "#"):
            end += 1
        lines[at:end] = answer
    open(file, "w", encoding="utf-8").write("\n".join(lines))

def compare(shown, expected):
    """The first expected line that is not printed, or None."""
    lines, at = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in shown.split("\n")], 0
    for line in expected:
        if line.strip() in ("...", ""):
            continue
        wanted = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
        found = [i for i in range(at, len(lines)) if wanted.fullmatch(lines[i])]
        if not found:
            return line
        at = found[0] + 1
    return None

def console(lines, folder):
    """Runs the commands of a block; what a terminal shows, and what went wrong."""
    shown, wrong = "", []
    steps = re.split(r"^\$ ", "\n".join(lines), flags=re.M)[1:]
    for step in steps:
        command, *expected = step.split("\n")
        out, status = run(["bash", "-c", command], folder)
        shown += f"$ {command}\n{out}"
        missing = compare(out, expected)
        if missing is not None:
            wrong.append(f"{command}: did not print: {missing}\n{out}")
        if status > 1:
            wrong.append(f"{command}: status {status}\n{out}")
    return shown, wrong

def keep(shown, pictures, name, lines=None):
    with open(os.path.join(pictures, name + ".txt"), "w", encoding="utf-8") as out:
        out.write("".join(shown.splitlines(keepends=True)[:int(lines) if lines else None]))

def step(kind, note, lines, folder, pictures):
    """Does what one block says; returns what went wrong."""
    what, *rest = note.split(" ") if note else [""]
    if kind == "console":
        shown, wrong = console(lines, folder)
        if pictures and what == "picture":
            keep(shown, pictures, *rest)
        return wrong
    if kind == "yaml" and what == "in":
        write_into(os.path.join(folder, rest[0]), lines)
    if kind == "yaml" and what == "from":
        text = open(os.path.join(folder, rest[0]), encoding="utf-8").read()
        return [] if "\n".join(lines) in text else [f"not in {rest[0]}:\n" + "\n".join(lines)]
    return []

def main(page, folder, pictures=None):
    wrong, commands = [], 0
    for kind, note, lines in parts_of(page):
        commands += kind == "console"
        try:
            wrong += step(kind, note, lines, folder, pictures)
        except (OSError, LookupError) as error:
            wrong.append(str(error))
    if commands == 0:
        wrong.append(f"{page} shows no command")
    print("\n".join(wrong))
    return 1 if wrong else 0

sys.exit(main(*sys.argv[1:]))
