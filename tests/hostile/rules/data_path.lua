-- hostile: a data file that is not kept for rules
return {
	id = "HO-46",
	title = { ja = "data_path", en = "data_path" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		doc:data("../../etc/passwd")
	end,
}
