#!/usr/bin/env python3
"""Writes hostile input files into the folder given: make.py FOLDER SAMPLE.yaml"""
import os
import random
import sys

HEAD = "様式: 全項目評価書\n版: 令和6年10月\n"
FINAL = HEAD + "状態: 公示案\n"


def files():
    """Name and text (or bytes) of each file that is generated."""
    # Refused at the door.
    laughs = "a0: &a0 [lol, lol]\n"
    laughs += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    yield "laughs.yaml", HEAD + laughs
    yield "deep_flow.yaml", HEAD + "特記事項: " + "[" * 100000
    yield "deep_maps.yaml", HEAD + "".join(" " * i + "a:\n" for i in range(2000))
    yield "long_text.yaml", HEAD + "特記事項: " + "字" * 1000001 + "\n"
    yield "many_values.yaml", HEAD + "特記事項:\n" + "  - x\n" * 400000
    yield "large_file.yaml", HEAD + "# " + "x" * (16 << 20) + "\n"
    yield "nul.yaml", HEAD + "特記事項: 一\0二\n"
    yield "utf16le.yaml", (HEAD + "特記事項: 文\n").encode("utf-16")
    yield "utf16be.yaml", b"\xfe\xff" + HEAD.encode("utf-16-be")
    yield "sjis.yaml", HEAD.encode("shift_jis")
    yield "cut_utf8.yaml", (HEAD + "特記事項: 一二").encode()[:-1]
    yield "surrogate.yaml", HEAD.encode() + "特記事項: ".encode() + b"\xed\xa0\x80\n"
    yield "raw_escape.yaml", HEAD + "特記事項: \x1b[2J\n"
    yield "empty.yaml", ""
    yield "comment.yaml", "# nothing\n"
    yield "bom_only.yaml", b"\xef\xbb\xbf"
    yield "text.yaml", "これは評価書ではありません。\n"
    yield "list.yaml", "- a\n- b\n"
    yield "no_form.yaml", "版: 令和6年10月\n公表日: 令和7年4月1日\n"
    yield "unknown_form.yaml", "版: 令和6年10月\n様式: 様式9\n"
    yield "unknown_edition.yaml", "様式: 全項目評価書\n版: 明治1年1月\n"
    yield "two_documents.yaml", HEAD + "---\n" + HEAD
    yield "tag.yaml", HEAD + "特記事項: !!python/object:os.system x\n"
    yield "twice.yaml", HEAD + "公表日: 令和7年4月1日\n特記事項: x\n公表日: 令和7年4月2日\n"
    yield "swallowed.yaml", HEAD + "特記事項: 次のとおり\n  - 一\n  - 二\n"
    yield "tab.yaml", HEAD + "基本情報:\n\t担当部署: x\n"
    # Read, in reasonable time.
    yield "bom.yaml", "\ufeff" + HEAD + "特記事項: 一\n"
    yield "crlf.yaml", (HEAD + "特記事項: |\n  一\n  二\n").replace("\n", "\r\n")
    yield "keys.yaml", HEAD + "".join(f"鍵{i}: x\n" for i in range(100000))
    sengen = "個人のプライバシー等の権利利益の保護の宣誓" * 3
    yield "long_keys.yaml", HEAD + "".join(f"{sengen}{i}: x\n" for i in range(20000))
    yield "records.yaml", FINAL + "基本情報:\n  システム:\n" + "    - {}\n" * 30000
    yield "sections.yaml", FINAL + "特定個人情報ファイル:\n" + "  - ファイル名: 甲\n" * 300
    yield "paths.yaml", HEAD + "取込み:\n  不明:\n" + "    - '*/*/*/*/*/*'\n" * 10000 + \
        "特定個人情報ファイル:\n" + "  - {ファイル名: x}\n" * 20
    yield "wrong_boxes.yaml", HEAD + "特定個人情報ファイル:\n  - ファイル名: 甲\n    概要:\n" \
        "      入手・使用:\n        入手方法:\n" + "          - 専用戦\n" * 100000
    yield "entries.yaml", HEAD + "特定個人情報ファイル:\n  - ファイル名: 甲\n    記録項目:\n" + \
        "      - 項目\n" * 50000
    yield "lines.yaml", HEAD + "特記事項: |\n" + "  字\n" * 100000
    yield "one_line.yaml", HEAD + "特記事項: " + "字" * 300000 + "\n"
    yield "numbers.yaml", HEAD + "評価書番号: 99999999999999999999999999\n公表日: 令和999999999年1月1日\n" \
        "特定個人情報ファイル: [{ファイル名: 甲, 概要: {委託: {委託の有無: {回答: 委託する, " \
        "件数: 99999999999999999999}}}}]\n"
    # Characters that play tricks.
    yield "escape.yaml", HEAD + '特記事項: "a\\e[31m赤\\e]0;x\\ab"\n' \
        '基本情報: {事務: {対象人数: "\\e[2J多"}}\n"\\e[1m鍵": x\n'
    yield "escape2.yaml", HEAD + '特記事項: "a\\e[32m青\\e]0;x\\ab"\n'
    yield "rtl.yaml", HEAD + '特記事項: "a\\u202E逆\\u2066b"\n'
    yield "no_glyph.yaml", HEAD + '評価書名: 名\n特記事項: |\n  一\n  二\U0010fffd三\n'
    yield "unassigned.yaml", HEAD + '特記事項: "一\\u0378二"\n'
    # Random walks for the difference of two documents.
    for name in "ab":
        rows = random.Random(name)

        def text(n):
            return "".join(rows.choice("あいうえおかきくけこさしすせそ、。") for _ in range(n))

        yield f"walk_{name}.yaml", HEAD + f"特記事項: {text(100000)}\n基本情報:\n  システム:\n" + "".join(
            f"    - システムの名称: {text(8)}\n      システムの機能: {text(100)}\n" for _ in range(1000))


def mutations(sample):
    """The sample with bytes changed, cut out or put in at random places."""
    rows = random.Random(4)
    pieces = [b"\n", b" ", b"- ", b": ", b"[", b"]", b"{", b"}", b"'", b'"', b"|", b"#", b"&", b"\xff", b"\0",
              b"\t", b"\xe5", "件数".encode(), b"\xe3\x80\x80"]
    for _ in range(60):
        data = bytearray(sample)
        for _ in range(rows.randint(1, 6)):
            at = rows.randrange(len(data))
            what = rows.randrange(3)
            if what == 0:
                data[at] = rows.randrange(256)
            elif what == 1:
                del data[at:at + rows.randint(1, 400)]
            else:
                data[at:at] = rows.choice(pieces)
        yield bytes(data)


def main():
    folder, sample = sys.argv[1:]
    for name, text in files():
        with open(os.path.join(folder, name), "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
    os.mkdir(os.path.join(folder, "mutants"))
    with open(sample, "rb") as f:
        for i, data in enumerate(mutations(f.read())):
            with open(os.path.join(folder, "mutants", f"{i:03}.yaml"), "wb") as out:
                out.write(data)


main()
