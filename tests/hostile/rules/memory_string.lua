-- hostile: a text that doubles
return {
	id = "HO-07",
	title = { ja = "memory_string", en = "memory_string" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = "あ"
		while true do s = s .. s end
	end,
}
