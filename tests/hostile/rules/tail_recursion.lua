-- hostile: a tail call without end
return {
	id = "HO-03",
	title = { ja = "tail_recursion", en = "tail_recursion" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local function f(n) return f(n + 1) end
		f(1)
	end,
}
