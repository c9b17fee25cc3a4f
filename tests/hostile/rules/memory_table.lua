-- hostile: a table without end
return {
	id = "HO-06",
	title = { ja = "memory_table", en = "memory_table" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local t = {}
		while true do t[#t + 1] = { #t } end
	end,
}
