-- hostile: a message that is no UTF-8
return {
	id = "HO-38",
	title = { ja = "bad_message", en = "bad_message" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(nil, "m", "\xff\xfe")
	end,
}
