-- hostile: string.find
return {
	id = "HO-32",
	title = { ja = "use_find", en = "use_find" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local n = ("a"):rep(40)
		n:find(("a?"):rep(40) .. n)
	end,
}
