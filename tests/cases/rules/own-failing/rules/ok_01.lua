return {
	id = "OK-01", title = { ja = "正しい規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { bad = "評価書番号: 2\n", good = "評価書番号: 1\n" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) local n = doc:find("hyoushi/hyoukasho_bangou") if n:text() == "2" then report(n, "m", n:text()) end end,
}
