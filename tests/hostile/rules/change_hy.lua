-- hostile: changes hy
return {
	id = "HO-22",
	title = { ja = "change_hy", en = "change_hy" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		hy.match = function() return nil end
	end,
}
