-- hostile: math.random
return {
	id = "HO-35",
	title = { ja = "use_random", en = "use_random" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(nil, "m", math.random(10))
	end,
}
