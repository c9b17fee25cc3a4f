-- hostile: hides from the count in a coroutine
return {
	id = "HO-05",
	title = { ja = "coroutine_loop", en = "coroutine_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		coroutine.wrap(function() while true do end end)()
	end,
}
