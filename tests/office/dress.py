#!/usr/bin/env python3
"""A blank form dressed up as offices do, through LibreOffice: dress.py PROFILE BLANK.xlsx OUT.xlsx

Lists to choose from, conditional formats and comments on cells, protected sheets, a note and a hidden row
beside the form, a sheet in front of it and a hidden one behind.
"""
import os
import sys

import fill
from com.sun.star.sheet.ConditionOperator import FORMULA
from com.sun.star.sheet.ValidationType import LIST

ROWS = 60  # of a sheet that are dressed: each cell takes the office a while


def dress_cell(sheet, cell, n):
    if not cell.String and n % 5 == 0:
        validation = cell.Validation
        validation.Type = LIST
        validation.setFormula1('"甲";"乙"')
        cell.Validation = validation
    if not cell.String and n % 7 == 0:
        formats = cell.ConditionalFormat
        formats.addNew((fill.prop("Operator", FORMULA), fill.prop("Formula1", "1=1"), fill.prop("StyleName", "Heading")))
        cell.ConditionalFormat = formats
    if n % 17 == 0:
        sheet.Annotations.insertNew(cell.CellAddress, f"書き方 {n}")


def dress_sheet(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    for row in range(min(end.EndRow + 1, ROWS)):
        for column in range(end.EndColumn + 1):
            dress_cell(sheet, sheet.getCellByPosition(column, row), row + column)
    sheet.getCellByPosition(end.EndColumn + 3, 0).String = "印刷しない欄"
    sheet.getCellByPosition(0, end.EndRow + 2).String = "隠し行"
    sheet.Rows.getByIndex(end.EndRow + 2).IsVisible = False
    sheet.protect("")


def main():
    profile, source, target = sys.argv[1:]
    office, desktop = fill.connect(profile)
    try:
        doc = desktop.loadComponentFromURL("file://" + os.path.abspath(source), "_blank", 0, (fill.prop("Hidden", True),))
        for n in range(doc.Sheets.Count):
            dress_sheet(doc.Sheets.getByIndex(n))
        doc.Sheets.insertNewByName("使い方", 0)
        doc.Sheets.getByName("使い方").getCellByPosition(0, 0).String = "この様式の使い方"
        doc.Sheets.insertNewByName("一覧", doc.Sheets.Count)
        doc.Sheets.getByName("一覧").IsVisible = False
        doc.storeToURL("file://" + os.path.abspath(target), (fill.prop("FilterName", "Calc MS Excel 2007 XML"),))
        doc.close(True)
    finally:
        try:
            desktop.terminate()
        except fill.DisposedException:
            pass
        office.wait(timeout=60)


main()
