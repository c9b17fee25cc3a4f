-- Hyoka's own rules have a library of this name, too: each sees its own.
local items = hy.use("items")
return {
	id = "OK-02", title = { ja = "自分の部品を使う規則" }, severity = "note",
	basis = { article = "要領", source = "要領", certainty = "practice" },
	examples = { sketch = true, bad = "評価書番号: 2\n", good = "評価書番号: 1\n" },
	messages = { m = { ja = "{1}" } },
	check = function(doc, report) report(nil, "m", items(doc).own) end,
}
