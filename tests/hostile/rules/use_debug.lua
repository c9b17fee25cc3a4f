-- hostile: debug
return {
	id = "HO-30",
	title = { ja = "use_debug", en = "use_debug" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		debug.sethook()
	end,
}
