-- hostile: collectgarbage
return {
	id = "HO-36",
	title = { ja = "use_collectgarbage", en = "use_collectgarbage" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		collectgarbage("stop")
	end,
}
