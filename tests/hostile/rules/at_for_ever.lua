-- hostile: a path of stars, for ever
return {
	id = "HO-65",
	title = { ja = "at_for_ever", en = "at_for_ever" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		while true do doc:at("*/*/*/*/*") end
	end,
}
