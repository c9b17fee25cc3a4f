-- hostile: string.dump
return {
	id = "HO-31",
	title = { ja = "use_dump", en = "use_dump" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		string.dump(function() end)
	end,
}
