-- hostile: setmetatable
return {
	id = "HO-33",
	title = { ja = "use_setmetatable", en = "use_setmetatable" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		setmetatable({}, { __gc = function() end })
	end,
}
