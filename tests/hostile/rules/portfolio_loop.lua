-- hostile: a portfolio rule that never ends
return {
	id = "HO-66",
	scope = "portfolio",
	title = { ja = "portfolio_loop", en = "portfolio_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		while true do doc:assessments() end
	end,
}
