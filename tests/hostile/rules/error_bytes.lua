-- hostile: an error text that is no UTF-8
return {
	id = "HO-64",
	title = { ja = "error_bytes", en = "error_bytes" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		error("\xff\xfe")
	end,
}
