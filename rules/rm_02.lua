local considerations, says_nothing = hy.use("considerations"), hy.use("phrases")

local messages = {}
for name, ask in pairs(considerations.asks) do
	messages[name] = {
		ja = ask.ja .. "が読み取れません(審査の観点「記載は具体的か」)",
		en = "it does not tell " .. ask.en .. " (reviewers ask whether it is concrete)",
	}
end

return {
	id = "RM-02",
	title = {
		ja = "措置の記載が、審査の観点で問われることに触れている",
		en = "Measures tell what a reviewer will ask",
	},
	severity = "note",
	basis = {
		article = "指針第10 1(2)(審査の観点)、審査の観点における主な考慮事項(措置の具体性、監査、教育)",
		source = "指針、公表された評価書",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "第三者点検や委員会の審査では、措置が具体的かどうかを項目ごとに見ます。例えば使用の記録なら保存の期間と点検、認証なら何によるか、教育なら誰にいつ行うかです。どの観点にも触れない短い記載を参考として挙げます。記録と監査、教育については、長さにかかわらず見ます。",
		en = "Reviewers ask item by item how concrete a measure is: for how long records are kept and how they are looked through, what proves a user, who is taught and when. Short texts that answer none of it are pointed out; those about records, audits and teaching whatever their length.",
	},
	hint = {
		ja = "実際に行っていることを、手段、頻度、確かめ方が分かるように書き足してください。別の書き方で答えているのであれば、そのままで構いません。",
		en = "Add the means, how often, and how it is checked. If the text answers in other words, leave it.",
	},
	examples = {
		bad = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      使用:\n        権限のない者による不正使用:\n          使用の記録: {回答: 記録を残している, 具体的な方法: 操作した職員の記録を残している。}\n",
		good = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      使用:\n        権限のない者による不正使用:\n          使用の記録: {回答: 記録を残している, 具体的な方法: 操作した職員の記録を7年間残し、毎月点検している。}\n",
	},
	messages = messages,
	check = function(doc, report)
		for _, row in ipairs(considerations[doc:form()]) do
			for _, node in ipairs(doc:all(row.path)) do
				if node:filled() and (row.long or hy.chars(node) <= 80) then
					local text = hy.key(node)
					-- What is said elsewhere, or does not happen, is not asked for here; what says nothing is RM-03's.
					if not hy.match(text, row.words) and not hy.match(text, considerations.elsewhere) and not says_nothing(text) then
						report(node, row.name)
					end
				end
			end
		end
	end,
}
