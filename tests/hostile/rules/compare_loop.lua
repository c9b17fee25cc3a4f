-- hostile: long texts compared again and again
return {
	id = "HO-11",
	title = { ja = "compare_loop", en = "compare_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local s = ("x"):rep(500000)
		local a, b = s .. "a", s .. "b"
		while true do local t = a < b end
	end,
}
