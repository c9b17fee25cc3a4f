-- hostile: a date beyond all calendars
return {
	id = "HO-62",
	title = { ja = "after_overflow", en = "after_overflow" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		hy.after({ year = 2147483647, month = 12, day = 31 }, { years = 99999, days = 99999 })
	end,
}
