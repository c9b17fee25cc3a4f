#!/usr/bin/env python3
"""The common blocks of the portfolio: common.py FOLDER MACHINE.json

Prints each block of an assessment that stands under a heading of 共通記載 and is none of its versions.
The machine form gives the texts, so the reader of YAML here is Hyoka's own; the versions are plain enough
to be read line by line. 【業務システム】 stands for one of the systems of the assessment.
"""
import glob
import json
import re
import sys

NAME = "【業務システム】"


def versions(folder):
    """heading -> all texts it has in any version."""
    texts = {}
    for path in sorted(glob.glob(f"{folder}/*/*.yaml")):
        heading, block = None, None
        with open(path, encoding="utf-8") as f:
            for line in f.read().split("\n"):
                if line.startswith("見出し: "):
                    heading = line[len("見出し: "):]
                elif line == "    本文: |":
                    block = []
                    texts.setdefault(heading, []).append(block)
                elif block is not None and line.startswith("      "):
                    block.append(line[6:])
                else:
                    block = None
    return {heading: {"\n".join(b) for b in blocks} for heading, blocks in texts.items()}


def blocks(text):
    """The parts of TEXT by heading."""
    parts = re.split(r"^(＜[^＞]+＞)$", text, flags=re.M)
    return zip(parts[1::2], (p.strip() for p in parts[2::2]))


def main():
    known = versions(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as f:
        items = json.load(f)["items"]
    systems = [i["value"] for i in items if i["id"].startswith("i/systems[") and i["id"].endswith("/meishou")]
    wrong = []
    for item in items:
        if item["kind"] != "text" or not isinstance(item["value"], str):
            continue
        for heading, text in blocks(item["value"]):
            if heading not in known:
                continue
            named = {t.replace(NAME, s) for t in known[heading] for s in systems or [NAME]}
            if text not in named:
                wrong.append(f"{item['id']} {heading}: {text[:60]}")
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


main()
