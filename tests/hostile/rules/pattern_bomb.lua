-- hostile: a pattern that is too long
return {
	id = "HO-17",
	title = { ja = "pattern_bomb", en = "pattern_bomb" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		hy.match("a", ("(a|b)"):rep(10000))
	end,
}
