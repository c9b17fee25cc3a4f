-- hostile: catches the end of its own budget
return {
	id = "HO-04",
	title = { ja = "pcall_loop", en = "pcall_loop" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		local function spin() while true do end end
		while true do pcall(spin) end
	end,
}
