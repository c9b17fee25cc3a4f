return {
	id = "ZZ-01",
	title = { ja = "試験", en = "test" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function()
		error("as it was meant to")
	end,
}
