-- hostile: string.format as a bomb
return {
	id = "HO-15",
	title = { ja = "format_wide", en = "format_wide" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = "x"
		while true do s = string.format("%s%s", s, s) end
	end,
}
