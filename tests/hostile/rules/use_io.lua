-- hostile: io
return {
	id = "HO-27",
	title = { ja = "use_io", en = "use_io" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		io.open("/etc/passwd")
	end,
}
