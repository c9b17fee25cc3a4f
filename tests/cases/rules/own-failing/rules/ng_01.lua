return {
	id = "NG-01", title = { ja = "指摘しない規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { bad = "評価書番号: 2\n", good = "評価書番号: 1\n" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report)  end,
}
