-- hostile: findings without end
return {
	id = "HO-39",
	title = { ja = "report_flood", en = "report_flood" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		while true do report(nil, "m", "x") end
	end,
}
