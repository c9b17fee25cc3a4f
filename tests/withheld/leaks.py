#!/usr/bin/env python3
"""Does FILE give away one of the words in WORDS? leaks.py WORDS FILE...: looks at everything a reader could get at:
the text, metadata, attachments and unpacked streams of a PDF, every part of a workbook, the bytes of the rest.
White space and escapes do not hide a word. Prints each word that is found; exit status 1."""
import html
import re
import subprocess
import sys
import tempfile
import zipfile


def run(*args):
    return subprocess.run(args, capture_output=True).stdout


def pdf_texts(path):
    yield "text", run("pdftotext", "-raw", path, "-")
    yield "structure", run("pdfinfo", "-struct-text", path)
    yield "metadata", run("pdfinfo", path)
    yield "outline", run("pdfinfo", "-dests", path)
    unpacked = run("qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, "-")
    yield "streams", unpacked
    # Strings of a PDF are UTF-16 in hexadecimal or with escapes.
    for found in re.findall(rb"<([0-9a-fA-F]{8,})>", unpacked):
        try:
            yield "string", bytes.fromhex(found.decode()).decode("utf-16").encode()
        except (UnicodeDecodeError, ValueError):
            pass
    with tempfile.TemporaryDirectory() as folder:
        run("pdfdetach", "-saveall", "-o", folder, path)
        yield "attachments", run("sh", "-c", f"cat '{folder}'/* 2>/dev/null")


def texts(path):
    if path.endswith(".pdf"):
        yield from pdf_texts(path)
    elif path.endswith(".xlsx"):
        book = zipfile.ZipFile(path)
        for name in book.namelist():
            yield name, book.read(name)
    else:
        with open(path, "rb") as f:
            yield "bytes", f.read()


def plain(raw):
    text = raw.decode("utf-8", "replace")
    text = html.unescape(text)
    if "\\u" in text:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), text)
    # Text in a cell or page may be cut by tags.
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", text)), re.sub(r"\s+", "", text)


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        words = [re.sub(r"\s+", "", line) for line in f if line.strip()]
    found = 0
    for path in sys.argv[2:]:
        for name, raw in texts(path):
            for text in plain(raw):
                for word in words:
                    if word in text:
                        print(f"{path}: {name}: {word}")
                        found += 1
    sys.exit(1 if found else 0)


main()
