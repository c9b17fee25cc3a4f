-- hostile: load
return {
	id = "HO-28",
	title = { ja = "use_load", en = "use_load" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		load("return 1")()
	end,
}
