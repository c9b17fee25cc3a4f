local says_nothing = hy.use("phrases")

return {
	id = "RM-03",
	title = {
		ja = "措置の記載が「適切に行う」だけになっていない",
		en = "A measure says more than that it is taken properly",
	},
	severity = "note",
	basis = {
		article = "指針第10 1(2)(審査の観点: リスクを軽減させるために講ずべき措置についての記載は具体的か)",
		source = "指針",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「法令に基づき適切に管理する」のように、どの事務にもそのまま当てはまる文は、住民にも点検する人にも、何を行うのかを伝えません。決まり文句を除くと何も残らない短い文を挙げます。",
		en = "A sentence that fits every procedure ('it is properly managed under the law') tells neither residents nor reviewers what is done. Short texts are pointed out of which nothing is left without stock phrases.",
	},
	hint = {
		ja = "誰が、何を使って、いつ、どう確かめるかを書いてください。",
		en = "Write who does what, by which means, when, and how it is checked.",
	},
	examples = {
		bad = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      入手:\n        不適切な方法での入手:\n          リスクに対する措置の内容: 法令に基づき、適切に管理を行う。\n",
		good = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      入手:\n        不適切な方法での入手:\n          リスクに対する措置の内容: 申請書に利用目的を記載し、窓口で本人に説明してから受け取る。\n",
	},
	words = { "適切", "適正", "十分", "万全", "徹底", "必要な", "厳重", "厳格", "厳正", "努め", "講じ", "遵守", "注意", "管理", "対応", "実施" },
	messages = {
		empty = {
			ja = "「{1}」だけでは、何を行うのかが分かりません",
			en = "'{1}' alone does not tell what is done",
		},
	},
	check = function(doc, report)
		local measures = doc:form() == "yoshiki4" and "^(?:iii|iv)/" or "^iii/"
		doc:hit_nodes(function(node)
			if node:kind() == "text" and hy.chars(node) <= 80 and says_nothing(node) and hy.match(node:id(), measures) then
				report(node, "empty", hy.trim(node))
			end
		end)
	end,
}
