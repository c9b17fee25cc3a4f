-- hostile: walks the document again and again
return {
	id = "HO-43",
	title = { ja = "walk_for_ever", en = "walk_for_ever" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		while true do doc:walk(function() return true end) end
	end,
}
