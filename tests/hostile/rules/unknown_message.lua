-- hostile: a message it does not have
return {
	id = "HO-40",
	title = { ja = "unknown_message", en = "unknown_message" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(nil, "n")
	end,
}
