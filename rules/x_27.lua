local annex = hy.use("annex")

return {
	id = "X-27",
	title = {
		ja = "変更箇所の行に変更日があり、日付の順に並んでいる",
		en = "The rows of the table of changes have their day and stand in order",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "変更箇所は古い改訂の行を残したまま積み重ねる表です。新しい順でも古い順でも構いませんが、途中で向きが変わると、どの変更が後かが分かりません。記載のつながりが日付と逆になっている行は、日付を取り違えています。",
		en = "The table grows over the revisions, newest first or last but not both; where the texts follow each other against the days, a day is wrong.",
	},
	hint = {
		ja = "変更日(多くはその改訂の公表日)を書き、行を日付の順にそろえてください。",
		en = "Write the day of each row and put the rows in order.",
	},
	examples = {
		sketch = true,
		bad = "変更履歴:\n  - {変更日: 令和5年4月1日, …}\n  - {変更日: 令和7年4月1日, …}\n  - {変更日: 令和6年4月1日, …}\n",
		good = "変更履歴:\n  - {変更日: 令和5年4月1日, …}\n  - {変更日: 令和6年4月1日, …}\n  - {変更日: 令和7年4月1日, …}\n",
	},
	messages = {
		missing = {
			missing = true,
			ja = "この行から{1}行、変更日がありません",
			en = "{1} rows from here on have no day",
		},
		order = {
			ja = "変更日({1})が、ほかの行の並びと逆です",
			en = "the day {1} runs against the order of the other rows",
		},
		against = {
			ja = "同じ項目の変更が、日付({1}、{2})と逆の順につながっています",
			en = "the changes of this item follow each other against their days ({1}, {2})",
		},
	},
	check = function(doc, report)
		local rows = annex.rows(doc)
		local from, run
		for _, row in ipairs(rows) do
			local day = row.node:child("henkoubi")
			if day:missing() then
				if not from or run + from.number ~= row.number then
					if from then report(from.node, "missing", run) end
					from, run = row, 0
				end
				run = run + 1
			end
		end
		if from then report(from.node, "missing", run) end

		-- The direction most neighbours have; the others run against it.
		local up, down, last = {}, {}
		for _, row in ipairs(rows) do
			if row.day then
				if last and row.day > last.day then table.insert(up, row) end
				if last and row.day < last.day then table.insert(down, row) end
				last = row
			end
		end
		local wrong = #up >= #down and down or up
		for _, row in ipairs(wrong) do
			if #up > 0 and #down > 0 then report(row.node:child("henkoubi"), "order", row.date.text) end
		end

		for _, chain in ipairs(annex.chains(rows)) do
			for i = 2, #chain do
				local a, b = chain[i - 1], chain[i]
				if a.day and b.day and a.day < b.day and annex.follows(a, b) == false and
					annex.says(b.after) == "text" and annex.says(a.before) == "text" and annex.follows(b, a) then
					report(b.node:child("henkoubi"), "against", a.date.text, b.date.text)
				end
			end
		end
	end,
}
