-- hostile: a text that doubles until the memory is gone
return {
	id = "HO-60",
	title = { ja = "replace_bomb", en = "replace_bomb" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = "aa"
		while true do s = hy.replace(s, "a", "aa") end
	end,
}
