#!/usr/bin/env python3
"""Fills in a workbook through LibreOffice, as an office would (needs python3-uno).

fill.py PROFILE BOOK.xlsx OUT.xlsx NAME=VALUE...   those cells (\\n is a line break)
fill.py PROFILE BOOK.xlsx OUT.xlsx --random SEED   some cells; prints {name: value} as JSON
"""
import json
import os
import random
import re
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

TEXTS = ["窓口を閉じた", "=1+1", "+81-3", "-", "'引用", "2025-04-01", "1-2", "0123", "  間を空けた  ", "一行目\n\n三行目",
         "<b>&amp;", "終わりの改行\n二行目", "令和8年4月1日", "③まで", "■見出し\n・甲\n乙"]


def prop(name, value):
    out = PropertyValue()
    out.Name, out.Value = name, value
    return out


def connect(profile):
    pipe = f"hyoka-{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            time.sleep(0.2)
    office.kill()
    sys.exit("LibreOffice does not answer")


def cell_of(doc, name):
    return doc.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)


def options_of(doc, cell):
    """What may be chosen in a cell, or None."""
    formula = cell.Validation.getFormula1()
    if not re.fullmatch(r"hyo_\d+", formula):
        return None
    block = doc.NamedRanges.getByName(formula).getReferredCells()
    return [row[0] for row in block.getDataArray()]


def open_names(doc):
    """Fields that are seen and are one cell."""
    names = set(doc.NamedRanges.getElementNames())
    for name in sorted(names):
        if re.match(r"hy_.*_1$", name) and name[:-1] + "2" not in names:
            block = doc.NamedRanges.getByName(name).getReferredCells()
            address = block.getRangeAddress()
            sheet = doc.Sheets.getByIndex(address.Sheet)
            alone = address.StartRow == address.EndRow and address.StartColumn == address.EndColumn
            seen = sheet.IsVisible and sheet.Rows.getByIndex(address.StartRow).IsVisible
            if alone and seen and not block.CellProtection.IsLocked and "hyoukasho_bangou" not in name:
                yield name


def new_value(doc, cell, choose):
    options, old = options_of(doc, cell), cell.getString()
    if options is None:
        return choose.choice([text for text in TEXTS if text != old])
    if len(options) == 1:  # a box
        return "" if old else options[0]
    return choose.choice([option for option in options if option != old])


def main():
    profile, source, target, *wishes = sys.argv[1:]
    office, desktop = connect(profile)
    try:
        doc = desktop.loadComponentFromURL(f"file://{os.path.abspath(source)}", "_blank", 0, (prop("Hidden", True),))
        if wishes[:1] == ["--random"]:
            choose = random.Random(int(wishes[1]))
            names = choose.sample(list(open_names(doc)), 30)
            filled = {name: new_value(doc, cell_of(doc, name), choose) for name in names}
            print(json.dumps(filled, ensure_ascii=False))
        else:
            filled = {name: value.replace("\\n", "\n") for name, value in (w.split("=", 1) for w in wishes)}
        for name, value in filled.items():
            cell_of(doc, name).setString(value)
        doc.storeToURL(f"file://{os.path.abspath(target)}", (prop("FilterName", "Calc MS Excel 2007 XML"),))
        doc.close(True)
    finally:
        try:
            desktop.terminate()
        except DisposedException:
            pass
        try:
            office.wait(30)
        except subprocess.TimeoutExpired:
            office.kill()


if __name__ == "__main__":
    main()
