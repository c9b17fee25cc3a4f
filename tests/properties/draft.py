#!/usr/bin/env python3
"""Fills in a draft the way its comments say, item by item, and looks for every answer afterwards.
draft.py blank MACHINE.json                        nothing but what the form itself prints is answered
draft.py fill DRAFT.yaml MACHINE.json FILLED.yaml ANSWERS.json
draft.py read ANSWERS.json MACHINE.json            every answer is there, and nothing else
draft.py lent SOURCE.json MACHINE.json             nothing of SOURCE's own body came along
MACHINE.json is the draft as `hyoka render` gives it."""
import json
import re
import sys


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def blank(machine):
    """Boxes at a section's head are known to be unticked; 「別添2を参照。」 and the like are printed."""
    return [f"{i['id']} is {i['value']!r}" for i in machine["items"]
            if i["at"] is not None and i["value"] not in (None, []) and "別添" not in i["value"]]


def options_below(lines, at):
    """The commented lines right below line AT, as (number, text)."""
    found = []
    while at < len(lines) and lines[at].strip().startswith("#"):
        if not lines[at].strip().startswith("##"):
            found.append((at, lines[at].strip()[2:].strip("'")))
        at += 1
    return found


def switch_on(lines, at):
    lines[at] = lines[at].replace("# ", "", 1)


def answer(lines, item, n):
    """Writes an answer for ITEM into LINES; what the machine form shall show for it."""
    at, kind = item["at"]["line"], item["kind"]
    if kind in ("choice", "checks"):
        options = options_below(lines, at)
        box, text = options[0]
        switch_on(lines, box)
        if kind == "choice":
            return text
        text = text.removeprefix("- ")
        if text.endswith(":"):
            lines[box] += f" 補足{n}"
            return [{text[:-1]: f"補足{n}"}]
        return [text]
    written = {"number": str(n), "date": "令和7年4月1日", "list": f"[甲{n}, 乙{n}]"}.get(kind)
    if item["id"].endswith("/kikan") and kind == "date":
        written = "令和7年4月1日～4月30日"
    if written is None:
        indent = " " * (len(lines[at - 1]) - len(lines[at - 1].lstrip(" -")) + 2)
        written = f"|\n{indent}文{n}。\n\n{indent}# 二行目: {n}"
    lines[at - 1] += " " + written
    if kind == "number":
        return n
    if kind == "date":
        return {"text": written}
    return [f"甲{n}", f"乙{n}"] if kind == "list" else f"文{n}。\n\n# 二行目: {n}"


def name_of(item):
    """A list is one entry a heading, the first where it has none."""
    return f"{item['file']} {item['id'].removesuffix('[1]') if item['kind'] == 'list' else item['id']}"


def fill(draft, machine):
    lines = draft.split("\n")
    answers = {}
    for n, item in reversed(list(enumerate(machine["items"], 1))):
        key = lines[item["at"]["line"] - 1] if item["at"] is not None else ""
        if key.endswith(":") and item["kind"] != "count":
            answers[name_of(item)] = answer(lines, item, n)
    return "\n".join(lines), answers


def read(answers, machine):
    wrong = []
    for item in machine["items"]:
        wanted = answers.pop(name_of(item), None)
        value = item["value"]
        if isinstance(wanted, dict) and isinstance(value, dict):
            value = {"text": value["text"]}
        if wanted is not None and value != wanted:
            wrong.append(f"{item['id']}: {value!r}, not {wanted!r}")
    return wrong + [f"{name} is gone" for name in answers]


OWN = re.compile(r"(jisshi_kikan_mei|busho|itaku\[\d+\]/saki|seikyuusaki|renrakusaki|shozokuchou)$")


def names(source):
    """Pieces of what the other body calls itself, its offices, contractors and contacts."""
    for item in source["items"]:
        if isinstance(item["value"], str) and OWN.search(item["id"]):
            yield from (w for w in re.split(r"[\s、。・()（）,]+", item["value"]) if len(w) > 3)


def lent(source, machine):
    """Only texts came along, each line of them as it stood; none has a name or a telephone number."""
    wrong, own = [], set(names(source))
    lines = {line.strip() for i in source["items"] if isinstance(i["value"], str) for line in i["value"].split("\n")}
    if len(own) < 5:
        wrong.append(f"only {own} are names")
    for item in machine["items"]:
        value, name = item["value"], item["id"]
        if item["kind"] in ("choice", "date", "number", "count") and value is not None:
            wrong.append(f"{name} is {value!r}")
        if item["kind"] != "text" or value is None:
            continue
        wrong += [f"{name} has {w}" for w in own if w in value]
        wrong += [f"{name}: {l}" for l in value.split("\n") if l.strip() not in lines and l != "【要記載】"]
        if re.search(r"\d{2,}-\d+-\d+", value):
            wrong.append(f"{name} has a telephone number")
    texts = [i["value"] for i in machine["items"] if i["kind"] == "text"]
    if texts.count("【要記載】") < min(10, len(texts) / 2):
        wrong.append("hardly anything is left to be written")
    return wrong


def main():
    wrong = []
    if sys.argv[1] == "blank":
        wrong = blank(load(sys.argv[2]))
    elif sys.argv[1] == "lent":
        wrong = lent(load(sys.argv[2]), load(sys.argv[3]))
    elif sys.argv[1] == "read":
        wrong = read(load(sys.argv[2]), load(sys.argv[3]))
    else:
        with open(sys.argv[2], encoding="utf-8") as f:
            filled, answers = fill(f.read(), load(sys.argv[3]))
        with open(sys.argv[4], "w", encoding="utf-8") as f:
            f.write(filled)
        with open(sys.argv[5], "w", encoding="utf-8") as f:
            json.dump(answers, f, ensure_ascii=False)
        if len(answers) < 15:
            wrong = [f"only {len(answers)} items could be filled in"]
    for line in wrong[:10]:
        print(line)
    sys.exit(1 if wrong else 0)


main()
