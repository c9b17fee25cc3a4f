#!/usr/bin/env python3
"""junit.py XML JSON: the XML has a case for each rule and document and tells what the JSON tells."""
import json
import sys
import xml.etree.ElementTree as ElementTree

top = ElementTree.parse(sys.argv[1]).getroot()
with open(sys.argv[2], encoding="utf-8") as file:
    findings = json.load(file)["findings"]

failed, skipped, tests = set(), set(), 0
for suite in top.iter("testsuite"):
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases), suite.get("name")
    assert int(suite.get("failures")) == sum(c.find("failure") is not None for c in cases)
    assert int(suite.get("skipped")) == sum(c.find("skipped") is not None for c in cases)
    tests += len(cases)
    for case in cases:
        key = (case.get("classname"), case.get("name").split()[0])
        if case.find("failure") is not None:
            failed.add(key)
            assert case.find("failure").get("message")
        if case.find("skipped") is not None:
            skipped.add(key)
            assert case.find("skipped").get("message"), "a waiver without its reason"
assert int(top.get("tests")) == tests > 50

wanted = {(f["file"], f["rule"]) for f in findings if f["severity"] in ("fatal", "error") and not f["waived"]}
waived = {(f["file"], f["rule"]) for f in findings if f["waived"]} - wanted
assert failed == wanted, failed ^ wanted
assert skipped == waived, skipped ^ waived
