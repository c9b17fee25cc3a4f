-- hostile: sets a global
return {
	id = "HO-23",
	title = { ja = "set_global", en = "set_global" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		seen = 1
	end,
}
