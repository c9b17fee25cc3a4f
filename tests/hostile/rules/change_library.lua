-- hostile: changes a library for the rules behind it
return {
	id = "HO-20",
	title = { ja = "change_library", en = "change_library" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		string.format = nil
	end,
}
