#!/usr/bin/env python3
"""Reads the written pages of the manual for tests/docs.sh. Pages are named from the top of the house.

links PAGE...     names links that lead nowhere
commands PAGE...  prints "PAGE<TAB>COMMAND<TAB>OPTION..." for each hyoka command line shown
shape PAGE        prints what a page and its translation have in common: levels of headings, blocks, rows
block PAGE TITLE  prints the first yaml block below the heading TITLE
matchers PAGE     reads lines of findings; names those that the problem matchers on the page do not match once
"""
import json, os, re, sys

def lines_of(page):
    """Each line with the language of the block it is in (None outside, "" for none named)."""
    block = None
    for line in open(page, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.lstrip(" ").startswith("```"):
            block = line.lstrip(" ")[3:] if block is None else None
            continue
        yield line, block

def links(pages):
    for page in pages:
        text = "\n".join(line for line, block in lines_of(page) if block is None)
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", text)):
            if "://" not in target and not os.path.exists(os.path.join(os.path.dirname(page), target)):
                print(f"{page}: no {target}")

def commands(pages):
    for page in pages:
        for line, block in lines_of(page):
            shown = [line] if block is not None else re.findall(r"`([^`]*)`", line)
            for text in shown:
                found = re.match(r" *(?:\$ |exec |.*\| )?hyoka (?:--lang en )?([a-z-]+)(.*)", text.split(" # ")[0])
                if found:
                    print(page, found[1], *re.findall(r" (--[a-z-]+)", found[2]), sep="\t")

def shape(page):
    for line, block in lines_of(page):
        if block is not None:
            print("block", block)
        elif line.startswith("#"):
            print("heading", line.split(" ")[0])
        elif line.startswith("|"):
            print("row", line.count("|"))
        elif line.startswith("- "):
            print("entry")

def block(page, title):
    inside = False
    for line, kind in lines_of(page):
        if kind is None and line.startswith("#"):
            inside = line.lstrip("# ") == title
        elif inside and kind == "yaml":
            print(line)

def matchers(page):
    text = open(page, encoding="utf-8").read()
    blocks = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", text, re.M | re.S)]
    patterns = [re.compile(matcher["pattern"]["regexp"]) for block in blocks
                for task in block.get("tasks", []) for matcher in task["problemMatcher"]]
    for line in sys.stdin:
        if sum(bool(pattern.match(line.rstrip("\n"))) for pattern in patterns) != 1:
            print(line.rstrip("\n"))

what, *rest = sys.argv[1:]
{"links": lambda: links(rest), "commands": lambda: commands(rest), "shape": lambda: shape(*rest),
 "block": lambda: block(*rest), "matchers": lambda: matchers(*rest)}[what]()
