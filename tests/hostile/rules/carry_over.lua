-- hostile: remembers documents in a local of its file; the chunk is executed anew, so this stays silent
local seen = 0
return {
	id = "HO-47",
	title = { ja = "carry_over", en = "carry_over" },
	severity = "error",
	basis = { article = "-", source = "-", certainty = "known" },
	messages = { m = { ja = "{1}", en = "{1}" } },
	check = function(doc, report)
		seen = seen + 1
		if seen > 1 then report(nil, "m", seen) end
	end,
}
