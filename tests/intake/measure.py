#!/usr/bin/env python3
"""How much of each text does `hyoka import` find under the right item with the right value?
measure.py TEXTS TRUTH [--list]: TRUTH/NNN.json holds the facts of the text TEXTS/NNN*.txt (README.md beside
this file tells the shape). Prints found, wrong and missing by kind, and annex rows; --list names each fact not found.
Exit status 1 when less than --least per cent (default 0) are found or more than --most-wrong are wrong."""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

KINDS = ["text", "choice", "checks", "count", "date", "list"]
HYOKA = os.environ.get("HYOKA", "build/hyoka")
COLUMNS = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def label(text):
    """A label without what editions, prints and OCR vary: width, spaces, marks, remarks."""
    text = squeeze(unicodedata.normalize("NFKC", text))
    text = re.sub(r"※|【任意】|【行政機関等のみ】", "", text)
    return re.sub(r"^[<【〈《\[〔]+|[>】〉》\]〕]+$", "", text)


def run(*args):
    return subprocess.run([HYOKA, *args], capture_output=True, text=True)


def imported(text, folder):
    yaml, machine = os.path.join(folder, "a.yaml"), os.path.join(folder, "a.json")
    done = run("import", text, "-o", yaml, "--quiet")
    if done.returncode == 0:
        done = run("render", yaml, "-o", machine)
    if done.returncode != 0:
        sys.exit(f"{text}: {done.stderr}")
    with open(machine, encoding="utf-8") as f:
        return json.load(f)


def index(machine):
    """Items by (file, labels); lists by their heading, too."""
    found = {}
    for item in machine["items"]:
        key = (item["file"] or 1, *map(label, item["path"]))
        found.setdefault(key, item)
    return found


def path_of(fact, files):
    """The truth names the file behind sections that repeat; the machine form counts it."""
    labels = [label(p) for p in fact["path"]]
    if len(labels) > 1 and labels[1] in files:
        del labels[1]
    return (fact.get("file") or 1, *labels)


def same_text(fact, value):
    value = squeeze(value)
    if "value" in fact:
        return value == squeeze(fact["value"])
    return (value.startswith(squeeze(fact["starts"])) and value.endswith(squeeze(fact["ends"]))
            and len(value) == fact["chars_nows"])


def ticks(values):
    """Ticked labels, and the text of each that has one; the truth writes that of その他 as {"other": text}."""
    out = {}
    last = None
    for v in values or []:
        if isinstance(v, dict) and "other" in v:
            out[last] = squeeze(v["other"])
        elif isinstance(v, dict):
            for k, text in v.items():
                out[label(k)] = squeeze(text)
        else:
            last = label(v)
            out.setdefault(last, "")
    return out


def same_checks(fact, value):
    want = ticks(fact["value"])
    for k, text in (fact.get("details") or {}).items():
        if label(k) in want:
            want[label(k)] = squeeze(text)
    return want == ticks(value)


def same_list(fact, values):
    values = [squeeze(v) for v in values or []]
    want = [squeeze(v) for v in fact["value"]]
    return len(values) == len(want) and all(
        v.startswith(w[:-1]) if w.endswith("…") else v == w for v, w in zip(values, want))


def judge(fact, item):
    """found, wrong or missing: an answer that is not there is missing, not wrong."""
    lost = fact.get("lost") or (fact["kind"] in ("choice", "checks", "count") and fact["value"] is None)
    value = item["value"] if item else None
    if isinstance(value, dict) and "text" in value:
        value = value["text"]
    if lost:
        # Nobody can tell: to leave it open is right, to make something up is wrong.
        return "found" if value in (None, [], "") else "wrong"
    blank = fact.get("value") in ("", [], None) and "starts" not in fact
    if value in (None, "", []) and item is not None and not item.get("unknown"):
        return "found" if blank else "missing"
    if item is None or value is None:
        return "missing"
    kind = fact["kind"]
    if kind == "checks":
        return "found" if same_checks(fact, value) else "wrong"
    if kind == "list":
        return "found" if same_list(fact, value) else "wrong"
    if kind == "choice":
        return "found" if label(value) == label(fact["value"]) else "wrong"
    if kind == "count":
        return "found" if value == fact["value"] else "wrong"
    if isinstance(value, list):
        value = "".join(v if isinstance(v, str) else "".join(v.values()) for v in value)
    return "found" if same_text(fact, str(value)) else "wrong"


def cell(row, name):
    """Start, length and end of a cell of the truth, in the text without white space."""
    if name in row:
        return squeeze(row[name]), None, ""
    return squeeze(row.get(name + "_starts", "")), row.get(name + "_chars_nows"), squeeze(row.get(name + "_ends", ""))


def same_row(fact, row):
    if squeeze(fact["date"]) != squeeze(row[COLUMNS[0]]) or squeeze(fact["item"]) != squeeze(row[COLUMNS[1]]):
        return False
    for name, column in (("before", COLUMNS[2]), ("after", COLUMNS[3])):
        starts, chars, ends = cell(fact, name)
        text = squeeze(row[column])
        if not text.startswith(starts) or not text.endswith(ends) or (chars is not None and len(text) != chars):
            return False
    return squeeze(fact["timing"]) == squeeze(row[COLUMNS[4]]) and squeeze(fact["reason"]) == squeeze(row[COLUMNS[5]])


def count_rows(facts, rows):
    rows = list(rows)
    found, lost = 0, []
    for fact in facts:
        for i, row in enumerate(rows):
            if same_row(fact, row):
                found += 1
                del rows[i]
                break
        else:
            lost.append(fact)
    return found, lost, rows


def measure(text, truth):
    with open(truth, encoding="utf-8") as f:
        truth = json.load(f)
    with tempfile.TemporaryDirectory() as folder:
        machine = imported(text, folder)
    items = index(machine)
    files = {label(f["value"]) for f in truth["facts"] if "ファイル名" in f["path"][-1] and isinstance(f.get("value"), str)}
    files |= {label(n) for f in truth["facts"] if f["kind"] == "list" and "ファイル名" in f["path"][-1] for n in f["value"]}
    result = {k: {"found": 0, "wrong": 0, "missing": 0} for k in KINDS}
    not_found = []
    for fact in truth["facts"]:
        if fact.get("derived"):
            continue
        verdict = judge(fact, items.get(path_of(fact, files)))
        result[fact["kind"]][verdict] += 1
        if verdict != "found":
            item = items.get(path_of(fact, files))
            not_found.append((verdict, fact, item))
    rows = count_rows(truth.get("annex", []), machine.get("annex") or [])
    return result, not_found, rows


def show(name, result, rows, total_rows):
    total = {v: sum(result[k][v] for k in KINDS) for v in ("found", "wrong", "missing")}
    for kind in KINDS + ["all"]:
        n = total if kind == "all" else result[kind]
        count = sum(n.values())
        if count:
            print(f"{name:<10} {kind:<7} {count:5} facts  found {n['found']:5} ({100 * n['found'] / count:5.1f} %)"
                  f"  wrong {n['wrong']:4}  missing {n['missing']:4}")
    if total_rows:
        print(f"{name:<10} annex   {total_rows:5} rows   found {rows:5} ({100 * rows / total_rows:5.1f} %)")
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts")
    parser.add_argument("truth")
    parser.add_argument("--list", action="store_true", help="name each fact that was not found")
    parser.add_argument("--least", type=float, default=0, help="per cent found that is asked for")
    parser.add_argument("--most-wrong", type=float, default=100, help="per cent wrong that is allowed")
    args = parser.parse_args()
    failed = False
    pairs = [(t, sorted(glob.glob(os.path.join(args.texts, os.path.basename(t)[:-5] + "*.txt"))))
             for t in sorted(glob.glob(os.path.join(args.truth, "*.json")))]
    pairs = [(t, found[0]) for t, found in pairs if found]
    if not pairs:
        sys.exit(f"no text in {args.texts} has its truth in {args.truth}")
    for truth, text in pairs:
        name = os.path.basename(truth)[:-5]
        result, not_found, (rows, lost_rows, extra) = measure(text, truth)
        total = show(name, result, rows, rows + len(lost_rows))
        count = sum(total.values())
        failed |= 100 * total["found"] < args.least * count or 100 * total["wrong"] > args.most_wrong * count
        failed |= 100 * rows < args.least * (rows + len(lost_rows))
        for verdict, fact, item in not_found if args.list else []:
            print(f"  {verdict} line {fact.get('line')}: {' / '.join(fact['path'])}\n"
                  f"    truth: {str(fact.get('value', fact.get('starts')))[:80]}\n"
                  f"    read:  {str(item['value'] if item else 'no such item')[:80]}")
        for fact in lost_rows if args.list else []:
            print(f"  annex line {fact.get('line')}: {fact['date']} {fact['item'][:60]}")
        for row in extra if args.list else []:
            print(f"  annex row not in the truth: {row[COLUMNS[0]]} {row[COLUMNS[1]][:60]}")
    sys.exit(1 if failed else 0)


main()
