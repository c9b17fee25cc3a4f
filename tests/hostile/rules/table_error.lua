-- hostile: an error that is no text
return {
	id = "HO-41",
	title = { ja = "table_error", en = "table_error" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		error({})
	end,
}
