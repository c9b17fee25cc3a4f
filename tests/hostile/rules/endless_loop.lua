-- hostile: a loop without end
return {
	id = "HO-01",
	title = { ja = "endless_loop", en = "endless_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		while true do end
	end,
}
