return {
	id = "NG-04", title = { ja = "例のない規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = {  },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) local n = doc:find("hyoushi/hyoukasho_bangou") if n:text() == "2" then report(n, "m", n:text()) end end,
}
