-- hostile: more and more patterns
return {
	id = "HO-18",
	title = { ja = "pattern_flood", en = "pattern_flood" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		for i = 1, 100000 do hy.match("a", "a{" .. i .. "}") end
	end,
}
