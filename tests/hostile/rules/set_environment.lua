-- hostile: writes to the environment
return {
	id = "HO-24",
	title = { ja = "set_environment", en = "set_environment" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		_ENV.seen = 1
	end,
}
