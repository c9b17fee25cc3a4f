return {
	id = "NG-03", title = { ja = "止まる規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { bad = "評価書番号: 2\n", good = "評価書番号: 1\n" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) doc.x() end,
}
