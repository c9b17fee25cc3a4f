-- hostile: the portfolio for a document
return {
	id = "HO-67",
	scope = "portfolio",
	title = { ja = "portfolio_node", en = "portfolio_node" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(doc, "m", doc)
	end,
}
