#!/usr/bin/env python3
"""Documents of a size that no office has, and whether what was rendered of them is whole.
bulky.py FOLDER writes them; bulky.py --whole FILE.yaml RENDERED looks for the numbered words of FILE in RENDERED,
whatever lines, cells, tags and pages cut them."""
import html
import os
import re
import subprocess
import sys
import zipfile

HEAD = "様式: 全項目評価書\n版: 令和6年10月\n評価書番号: 5\n評価書名: みほん事務 全項目評価書\n評価実施機関名: みほん市長\n"


def words(count, size, mark="語"):
    """COUNT numbered words of SIZE characters each."""
    return [f"<{mark}{i:05}".ljust(size - 1, "あ") + ">" for i in range(count)]


def sentences(count, size):
    return "".join(word[:-1] + "。>" for word in words(count, size))


def files(folder):
    os.makedirs(os.path.join(folder, "changes"), exist_ok=True)
    paragraphs = "".join(f"    {line}\n" for line in words(400, 60, "段"))
    yield "long_item.yaml", HEAD + "特定個人情報ファイル:\n- ファイル名: 甲\n  リスク対策:\n    使用:\n" \
        "      権限のない者による不正使用:\n        ユーザ認証の管理:\n          回答: 行っている\n" \
        "          具体的な管理方法: |\n" + paragraphs.replace("    ", " " * 12)
    yield "entries.yaml", HEAD + "特定個人情報ファイル:\n- ファイル名: 甲\n  記録項目:\n" + \
        "".join(f"  - {word}\n" for word in words(2000, 16, "項"))
    yield "value.yaml", HEAD + "基本情報: {事務: {事務の内容: '" + sentences(1000, 30) + "'}}\n"
    yield "solid.yaml", HEAD + "特記事項: " + "".join(w.strip("<>") for w in words(1000, 32, "字")) + "\n"
    for day, mark in (("令和7年4月1日", "前"), ("令和8年4月1日", "後")):
        year = "2025" if mark == "前" else "2026"
        yield f"changes/{year}-04-01.yaml", HEAD + f"公表日: {day}\n基本情報: {{事務: {{事務の内容: '" + \
            "".join(words(1000, 30, mark)) + "'}}\n"


def text_of(path):
    if path.endswith(".pdf"):
        return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True).stdout.decode()
    if path.endswith(".xlsx"):
        book = zipfile.ZipFile(path)
        return html.unescape("".join(re.sub(r"<[^>]*>", "", book.read(name).decode())
                                     for name in book.namelist() if name.endswith(".xml")))
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return html.unescape(re.sub(r"<[^>]*>", "", text)) if path.endswith(".html") else text


def main():
    if sys.argv[1] != "--whole":
        for name, text in files(sys.argv[1]):
            with open(os.path.join(sys.argv[1], name), "w", encoding="utf-8") as f:
                f.write(text)
        return
    source, made = sys.argv[2:]
    numbers = re.compile(r"[語段項字前後][0-9]{5}")
    wanted = set()
    for name in ([source] if "changes" not in source else [source, source.replace("2026", "2025")]):
        with open(name, encoding="utf-8") as f:
            wanted |= set(numbers.findall(f.read()))
    seen = set(numbers.findall(re.sub(r"\s+", "", text_of(made))))
    missing = sorted(wanted - seen)
    # In columns beside each other a number may go on behind those on the next page.
    pages = text_of(made).count("\f") if made.endswith(".pdf") and "changes" in source else 0
    if len(missing) > pages or not wanted:
        sys.exit(f"{made}: {len(missing)} of {len(wanted)} are missing: {missing[:3]}")


main()
