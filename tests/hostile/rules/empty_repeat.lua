-- hostile: string.rep that spins without growing
return {
	id = "HO-09",
	title = { ja = "empty_repeat", en = "empty_repeat" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = (""):rep(1 << 62)
		report(nil, "m", #s)
	end,
}
