-- hostile: calls itself for ever
return {
	id = "HO-02",
	title = { ja = "endless_recursion", en = "endless_recursion" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local function f(n) return 1 + f(n + 1) end
		f(1)
	end,
}
