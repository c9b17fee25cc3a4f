-- hostile: a search inside a search
return {
	id = "HO-44",
	title = { ja = "search_for_ever", en = "search_for_ever" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local function again() doc:search_file("(?s).", again) end
		again()
	end,
}
