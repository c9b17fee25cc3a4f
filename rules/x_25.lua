local terms = hy.use("terms")

local words, by = {}, {}
for _, term in ipairs(terms) do
	table.insert(words, term[1])
	by[term[1]] = term
end

return {
	id = "X-25",
	title = {
		ja = "用語が法令や様式のとおりに書かれている",
		en = "Terms are written as statutes and forms have them",
	},
	severity = "note",
	basis = {
		article = "番号法第2条、第19条、第21条の2、様式の項目名",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	words = words,
	why = {
		ja = "「情報提供用個人識別符号」「団体内統合宛名」など、長くて似た語の書き誤りは、写すたびに広がります。よくある書き誤りの一覧と比べます。「を」などの助詞の重なりも挙げます。変更箇所の行は前の記載を写したものなので見ません。",
		en = "Long terms that look alike are miswritten and then copied. A list of common slips is compared, doubled particles among them; rows of the annex quote old texts and are left out.",
	},
	hint = {
		ja = "正しい用語に直してください。固有の名称であれば、そのままで構いません。",
		en = "Write the right term; a proper name may stay.",
	},
	examples = {
		sketch = true, bad = "記録項目: [情報提供用個人番号識別符号]\n", good = "記録項目: [情報提供用個人識別符号]\n" },
	messages = {
		term = {
			ja = "「{1}」とありますが、「{2}」の書き誤りではありませんか",
			en = "'{1}' is written; is '{2}' meant?",
		},
	},
	check = function(doc, report)
		doc:hits(function(node, word)
			local term = by[word]
			local up = node:up()
			if not (up and up:up() and up:up():kind() == "table") then report(node, "term", word, term[2]) end
		end)
	end,
}
