return {
	id = "CD-04",
	title = {
		ja = "再委託しないときは、許諾方法と再委託事項が空である",
		en = "Without sub-contracting its items are blank",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「再委託しない」なのに許諾方法や再委託事項が書かれていると、再委託があるのかどうか読む人に分かりません。「-」やなしは空欄として扱います。",
		en = "A reader cannot tell whether there is sub-contracting when its items are filled although the answer is no. A dash counts as blank.",
	},
	hint = {
		ja = "再委託の有無を確かめ、しないなら許諾方法と再委託事項を消してください。",
		en = "Correct the answer, or remove the two items.",
	},
	examples = {
		sketch = true,
		bad = "再委託: {再委託の有無: 再委託しない, 再委託の許諾方法: 書面による承認}\n",
		good = "再委託: {再委託の有無: 再委託しない, 再委託の許諾方法: '-', 再委託事項: '-'}\n",
	},
	messages = {
		filled = {
			ja = "委託事項{1}は「再委託しない」ですが、「{2}」に記載があります",
			en = "task {1} is not sub-contracted, but '{2}' is filled in",
		},
	},
	check = function(doc, report)
		for _, itaku in ipairs(doc:all("ii/ii_4/itaku[]")) do
			if itaku:child("sai/saiitaku"):choice() == "再委託しない" then
				for _, id in ipairs({ "sai/saiitaku_kyodaku", "sai/saiitaku_jikou" }) do
					local node = itaku:child(id)
					if node:filled() then report(node, "filled", itaku:number(), node:label()) end
				end
			end
		end
	end,
}
