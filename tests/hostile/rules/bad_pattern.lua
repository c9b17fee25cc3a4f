-- hostile: a pattern that is none
return {
	id = "HO-19",
	title = { ja = "bad_pattern", en = "bad_pattern" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		hy.match("a", "(")
	end,
}
