-- hostile: shifts a long table again and again
return {
	id = "HO-12",
	title = { ja = "insert_loop", en = "insert_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local t = {}
		for i = 1, 100000 do t[i] = i end
		while true do table.insert(t, 1, 0) end
	end,
}
