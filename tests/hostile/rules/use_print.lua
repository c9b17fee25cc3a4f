-- hostile: print
return {
	id = "HO-37",
	title = { ja = "use_print", en = "use_print" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		print("x")
	end,
}
