return {
	id = "NG-05", title = { ja = "例が読めない規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { bad = "a: [", good = "b" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) local n = doc:find("hyoushi/hyoukasho_bangou") if n:text() == "2" then report(n, "m", n:text()) end end,
}
