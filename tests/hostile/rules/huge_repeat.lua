-- hostile: string.rep of a gigabyte
return {
	id = "HO-08",
	title = { ja = "huge_repeat", en = "huge_repeat" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = ("x"):rep(1000000000)
		report(nil, "m", #s)
	end,
}
