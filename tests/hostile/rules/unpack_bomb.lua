-- hostile: more values than the stack holds
return {
	id = "HO-45",
	title = { ja = "unpack_bomb", en = "unpack_bomb" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local t = {}
		for i = 1, 1000000 do t[i] = i end
		table.unpack(t)
	end,
}
