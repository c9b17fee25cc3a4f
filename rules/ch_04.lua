local annex = hy.use("annex")

return {
	id = "CH-04",
	title = {
		ja = "変更箇所の古い行が残っている",
		en = "Old rows of the table of changes stay",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "変更箇所は、初めての公表からの変更を積み重ねる表です。前の改訂にあった行が次の改訂で消えると、その変更の記録が失われます。",
		en = "The table grows from the first publication on; a row that disappears is a record lost.",
	},
	hint = {
		ja = "消えた行を前の改訂から写し直してください。",
		en = "Copy the row back from the revision before.",
	},
	examples = {
		bad = "# 前の改訂にあった行がない\n変更履歴: []\n",
		good = "変更履歴:\n  - {変更日: 令和5年4月1日, 項目: …}   # 前の改訂のまま\n",
	},
	messages = {
		lost = {
			ja = "前の改訂にあった行({1}「{2}」)がありません",
			en = "the row of {1} on '{2}' of the revision before is gone",
		},
	},
	compare = function(doc, old, report)
		local now, before, kept = doc:annex(), old:annex(), annex.keys(doc)
		for _, row in ipairs(before and before:records() or {}) do
			if not kept[annex.key(row)] and row:any_filled() then
				report(now, "lost", row:child("henkoubi"):text(), row:child("koumoku"):text())
			end
		end
	end,
}
