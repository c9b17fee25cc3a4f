-- hostile: sorts what cannot be compared quickly
return {
	id = "HO-13",
	title = { ja = "sort_long", en = "sort_long" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s, t = ("x"):rep(500000), {}
		for i = 1, 1000 do t[i] = s end
		table.sort(t)
	end,
}
