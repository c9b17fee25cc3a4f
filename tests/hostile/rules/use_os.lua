-- hostile: os
return {
	id = "HO-26",
	title = { ja = "use_os", en = "use_os" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		os.exit(0)
	end,
}
