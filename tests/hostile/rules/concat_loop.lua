-- hostile: long texts joined again and again
return {
	id = "HO-10",
	title = { ja = "concat_loop", en = "concat_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = ("x"):rep(500000)
		while true do local t = s .. s end
	end,
}
