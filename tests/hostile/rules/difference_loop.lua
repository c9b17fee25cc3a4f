-- hostile: comparing long texts for ever
return {
	id = "HO-61",
	title = { ja = "difference_loop", en = "difference_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local a, b = ("甲乙"):rep(20000), ("乙甲"):rep(20000)
		while true do hy.difference(a, b) end
	end,
}
