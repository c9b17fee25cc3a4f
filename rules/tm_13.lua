local deadlines = hy.use("deadlines")

return {
	id = "TM-13",
	scope = "portfolio",
	title = {
		ja = "再実施した評価書に、変更箇所の行がある",
		en = "An assessment that was made again has rows in its table of changes",
	},
	severity = "warning",
	basis = {
		article = "指針(再実施の際の変更箇所)、様式の変更箇所の欄",
		source = "指針の解説の引用",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "再実施のときも、前の評価書から変わったところを変更箇所に書きます。前の改訂のファイルがあれば行は比較から作られるので、前の改訂がなく、行も書かれていない再実施を示します。",
		en = "A new assessment lists what changed. With the revision before at hand the rows are made by comparing; reported is one with neither.",
	},
	hint = {
		ja = "前の改訂のファイルを同じフォルダに置くか、変更箇所の行を写してください。",
		en = "Put the revision before into the folder, or copy the rows.",
	},
	examples = {
		sketch = true,
		bad = "実施経過: [{行為: 再実施(5年経過前), 公表: 令和7年4月1日}]\n変更履歴: []   # 前の改訂のファイルもない\n",
		good = "変更履歴: [{変更日: 令和7年4月1日, 項目: …}]\n",
	},
	messages = {
		none = {
			ja = "この改訂は「{1}」ですが、変更箇所の行がなく、比べられる前の改訂もありません",
			en = "this revision is a {1}, but has no rows, and there is no revision to compare it with",
		},
	},
	check = function(portfolio, report)
		for _, a in ipairs(portfolio:assessments()) do
			local doc = a.revisions[1]
			local table_node, cover = doc:annex(), doc:find("hyoushi/kouhyou_bi")
			local date = cover and cover:date()
			if doc:form() ~= "yoshiki1" and doc:form() ~= "yoshiki2" and doc:stage() == "published" and date and
				table_node and #table_node:records() == 0 and not table_node:unknown() then
				for _, act in ipairs(deadlines.acts(doc)) do
					if act.kind == "evaluation" and act.name ~= "新規実施" and act.published and act.published.days == date.days then
						report(table_node, "none", act.name)
					end
				end
			end
		end
	end,
}
