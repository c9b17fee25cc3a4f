local annex = hy.use("annex")

return {
	id = "CH-06",
	title = {
		ja = "古い行の番号は、その時点の番号として読む",
		en = "Numbers in old rows are those of their day",
	},
	severity = "note",
	basis = {
		article = "様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "システムや委託事項を一つ削除して番号を繰り上げると、それより前の行に書かれた番号は今の本文とずれます。行を直す必要はありませんが、読み比べるときに取り違えやすいので、今のどれに当たるかを示します。本文との突合せ(X-15)では、このような行を比べません。",
		en = "When a record is removed and the ones behind it move up, older rows keep their old numbers. That is right; this note says which record is meant today.",
	},
	hint = {
		ja = "直す必要はありません。本文と見比べるときは、示した番号の記載を見てください。",
		en = "Nothing to mend; compare with the record that is named.",
	},
	examples = {
		bad = "変更履歴:\n  - {変更日: 令和5年4月1日, 項目: … システム3 ②システムの機能, …}\n  - {変更日: 令和6年4月1日, 項目: … システム2, 変更後の記載: 削除 ※以降のシステムの項番繰り上げ}\n",
		good = "変更履歴:\n  - {変更日: 令和6年4月1日, 項目: … システム2, 変更後の記載: 削除 ※以降のシステムの項番繰り上げ}\n  - {変更日: 令和7年4月1日, 項目: … システム2 ②システムの機能, …}\n",
	},
	messages = {
		moved = {
			ja = "この行の「{1}{2}」は当時の番号で、その後の繰上げにより今の{1}{3}に当たります",
			en = "'{1}{2}' is the number of that day; today it is {1}{3}",
		},
	},
	check = function(doc, report)
		local rows = annex.rows(doc)
		for _, row in ipairs(rows) do
			local now, list, number = annex.moved(rows, row)
			if now then report(row.at, "moved", list, number, now) end
		end
	end,
}
