-- hostile: require
return {
	id = "HO-29",
	title = { ja = "use_require", en = "use_require" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		require("os")
	end,
}
