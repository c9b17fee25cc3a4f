-- hostile: the document for a node
return {
	id = "HO-42",
	title = { ja = "other_userdata", en = "other_userdata" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(doc.today, "m", doc.find(doc:find("i"), "i_1"))
	end,
}
