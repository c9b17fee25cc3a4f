return {
	id = "NG-02", title = { ja = "何でも指摘する規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { bad = "評価書番号: 2\n", good = "評価書番号: 1\n" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) report(doc:find("hyoushi/hyoukasho_bangou"), "m", "x") end,
}
