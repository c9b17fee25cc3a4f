-- hostile: a pattern that goes back for ever
return {
	id = "HO-16",
	title = { ja = "catastrophic_pattern", en = "catastrophic_pattern" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		report(nil, "m", hy.match(("a"):rep(5000), "^(?:a|a|aa)+$(?<=b)") or "none")
	end,
}
