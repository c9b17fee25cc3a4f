-- hostile: an order that is none
return {
	id = "HO-14",
	title = { ja = "sort_never", en = "sort_never" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local t = {}
		for i = 1, 20000 do t[i] = i % 7 end
		while true do table.sort(t, function() return true end) end
	end,
}
