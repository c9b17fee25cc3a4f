-- hostile: reads a global that is not there
return {
	id = "HO-25",
	title = { ja = "misspelt_global", en = "misspelt_global" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		if stirng then return end
	end,
}
