local annex = hy.use("annex")

return {
	id = "CH-05",
	title = {
		ja = "新しく書かれた行の「変更前」が、前の改訂の本文と一致する",
		en = "What a new row says stood before is what the revision before says",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "前の改訂と並べたときに、この改訂で加えた行の「変更前の記載」は、前の改訂の本文と同じはずです。行どうしのつながりと今の本文との一致はX-15が見ます。省略や説明の言葉は比べません(CH-06)。",
		en = "A row added by this revision quotes the revision before; that text is compared. X-15 looks at the rows among themselves and at the text of today.",
	},
	hint = {
		ja = "前の改訂の本文を写してください。hyoka annex が作る行は一致します。",
		en = "Quote the revision before; the rows of hyoka annex do.",
	},
	examples = {
		bad = "# 前の改訂の部署は「健康推進課」\n変更履歴: [{項目: … ①部署, 変更前の記載: 健康課, 変更後の記載: 健康増進課}]\n",
		good = "変更履歴: [{項目: … ①部署, 変更前の記載: 健康推進課, 変更後の記載: 健康増進課}]\n",
	},
	messages = {
		before = {
			ja = "変更前の記載が、前の改訂({1})の本文と違います",
			en = "the text before is not that of the revision of {1}",
		},
	},
	compare = function(doc, old, report)
		local known = annex.keys(old)
		for _, row in ipairs(annex.rows(doc)) do
			local node = annex.item(row)
			local new = not known[annex.key(row.node)]
			if new and node and node:kind() == "text" and annex.says(row.before) == "text" then
				local found, same = false, false
				for _, each in ipairs(row.named.nodes) do
					local twin = old:find(each:id(), math.max(each:file(), 1))
					if twin and twin:filled() then
						found = true
						same = same or annex.same(row.before, twin:text())
					end
				end
				if found and not same then report(row.from, "before", old:find("hyoushi/kouhyou_bi"):text()) end
			end
		end
	end,
}
