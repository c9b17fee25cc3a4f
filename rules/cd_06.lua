local items = hy.use("items")

return {
	id = "CD-06",
	also = { "X-03" },
	title = {
		ja = "再委託が一つもなければ、Ⅲ4は「再委託していない」とする",
		en = "Without any sub-contracting Ⅲ4 says 再委託していない",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ4、Ⅲ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "委託事項の全てが「再委託しない」なら、Ⅲ4の再委託先の取扱いの確保は「再委託していない」です。ほかの答えは、Ⅱ4に書き漏らした再委託があることを疑わせます。",
		en = "When no task is sub-contracted, another answer in Ⅲ4 suggests that Ⅱ4 leaves one out.",
	},
	hint = {
		ja = "再委託の実態を確かめ、Ⅱ4の再委託の有無かⅢ4の答えを直してください。",
		en = "Correct Ⅱ4 or the answer in Ⅲ4.",
	},
	examples = {
		sketch = true,
		bad = "# 委託事項が全て「再委託しない」\n再委託先の適切な取扱い: {回答: 十分に行っている, 具体的な方法: …}\n",
		good = "再委託先の適切な取扱い: 再委託していない\n",
	},
	messages = {
		answer = {
			ja = "委託事項は全て「再委託しない」ですが、再委託先の取扱いの確保が「{1}」となっています",
			en = "no task is sub-contracted, but Ⅲ4 says {1}",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local answer = doc:find(items(doc).sub_itaku, f)
			local records, all = doc:find("ii/ii_4/itaku", f):records(), true
			for _, itaku in ipairs(records) do
				all = all and itaku:child("sai/saiitaku"):choice() == "再委託しない"
			end
			if all and #records > 0 and answer:choice() and answer:choice() ~= "再委託していない" then
				report(answer, "answer", answer:choice())
			end
		end
	end,
}
