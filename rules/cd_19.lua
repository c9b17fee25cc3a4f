return {
	id = "CD-19",
	title = {
		ja = "重大事故が「発生なし」なら、その内容と再発防止策は空である",
		en = "Without a serious accident its two items are blank",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅲ7",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「発生なし」なのに内容や再発防止策があるのは、3年を過ぎた事故の消し忘れか、答えの誤りです。「-」は空欄として扱います。",
		en = "Filled items beside 発生なし are left over from an older accident, or the answer is wrong. A dash counts as blank.",
	},
	hint = {
		ja = "事故が3年以内かを確かめ、過ぎていれば記載を消し、3年以内なら「発生あり」にしてください。",
		en = "Remove the text if the accident is older than three years, else choose 発生あり.",
	},
	examples = {
		sketch = true,
		bad = "重大事故の発生: {回答: 発生なし, その内容: 書類を誤って送付した。}\n",
		good = "重大事故の発生: {回答: 発生なし, その内容: '-', 再発防止策の内容: '-'}\n",
	},
	messages = {
		filled = {
			ja = "重大事故が「発生なし」ですが、「{1}」に記載があります",
			en = "there was no serious accident, but '{1}' is filled in",
		},
	},
	check = function(doc, report)
		for _, answer in ipairs(doc:all("iii/iii_7/r1/juudai_jiko")) do
			if answer:choice() == "発生なし" then
				for _, id in ipairs({ "juudai_naiyou", "juudai_saihatsu" }) do
					local node = answer:child(id)
					if node:filled() then report(node, "filled", node:label()) end
				end
			end
		end
	end,
}
