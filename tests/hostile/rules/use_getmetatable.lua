-- hostile: getmetatable of all texts
return {
	id = "HO-34",
	title = { ja = "use_getmetatable", en = "use_getmetatable" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		getmetatable("").__index = nil
	end,
}
