#!/usr/bin/env python3
"""Texts and PDFs that no import should choke on: texts.py FOLDER TEXT PDF (an assessment as text; one as PDF of Hyoka)."""
import os
import random
import subprocess
import sys
import zlib

folder, text, pdf = sys.argv[1:]
with open(text, encoding="utf-8") as f:
    head = f.read()
with open(pdf, "rb") as f:
    good = f.read()


def write(name, data):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


COLUMNS = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n"
write("letter.txt", "拝啓\n\nみほん市の窓口の案内です。\n" * 50)
write("rows.txt", head + "a\tb\tc\n" * 1000000)
write("cells.txt", head + "\t" * 600000)
write("table_rows.txt", head + "<table>" + "<tr><td>x</td></tr>" * 700000 + "</table>")
write("table.txt", head + "<table>" + "<tr><td>x</td></tr>" * 90000 + "</table>")
write("open_tables.txt", head + "<table>" * 150000)
write("annex.txt", head + COLUMNS + "令和7年1月1日\tI 1\ta\tb\t事後\tc\n" + "\t\ta\tb\t\t\n" * 70000)
write("records.txt", head + "".join(f"委託事項{i % 900 + 1}\tX\n①委託内容\tY\n" for i in range(40000)))
write("sections.txt", head + "II 特定個人情報ファイルの概要\n1. 特定個人情報ファイル名\nみほん\n" * 30000)
write("one_line.txt", head + "あ" * 3000000)
write("nul.txt", b"\0\1\2" * 100000)
write("noise.bin", random.Random(1).randbytes(2000000).replace(b"\0", b"\1"))
write("cut_utf16.txt", head.encode("utf-16")[:-1])
write("cut.pdf", good[:len(good) // 2])
write("head.pdf", b"%PDF-1.7\n")
write("foreign.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
      b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n")


def carrier(attached, size=None):
    """A PDF with ATTACHED (deflated) as its source."""
    packed = attached if size else zlib.compress(attached, 9)
    return (b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AF[<</Type/Filespec/AFRelationship/Source/EF<</F 3 0 R>>>>]>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length "
            + str(len(packed)).encode() + b">>stream\n" + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n")


bomb = zlib.compressobj(9)
write("bomb.pdf", carrier(b"".join([*(bomb.compress(b"a" * (1 << 24)) for _ in range(96)), bomb.flush()]), size=True))
write("prose.pdf", carrier("これは評価書ではありません。\n".encode()))
write("large.pdf", carrier(b"# x\n" * (6 << 20)))
with open(os.path.join(folder, "huge.txt"), "wb") as f:
    f.truncate(200 << 20)
subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", pdf, os.path.join(folder, "password.pdf")], check=True)
