-- hostile: changes what methods of texts are
return {
	id = "HO-21",
	title = { ja = "change_method", en = "change_method" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = "x"
		s.len = function() return 0 end
	end,
}
