-- Answers that promise a measure, which has to be described below them.
local promises = {
	["行っている"] = true,
	["記録を残している"] = true,
	["制限している"] = true,
	["定めている"] = true,
}

return {
	id = "CD-21",
	title = {
		ja = "行っている、記録を残している、制限している、定めていると答えたら、その方法や内容を書く",
		en = "A measure that is taken is described",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅲ、Ⅳ(様式4)",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "リスク対策の答えには、すぐ下に具体的な方法や内容を書く欄が付いています。「行っている」などと答えただけでは、対策が妥当かを読む人が判断できません。",
		en = "A reader can judge a measure only when what is done is described below the answer.",
	},
	hint = {
		ja = "だれが、いつ、どのように行うかが分かるように書いてください。「-」では足りません。",
		en = "Write who does what and when; a dash is not enough.",
	},
	examples = {
		sketch = true,
		bad = "ユーザ認証の管理: 行っている\n",
		good = "ユーザ認証の管理: {回答: 行っている, 具体的な管理方法: 職員ごとのIDと生体認証を組み合わせる。}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "「{1}」は「{2}」ですが、「{3}」が記載されていません",
			en = "'{1}' is answered with {2}, but '{3}' is blank",
		},
	},
	check = function(doc, report)
		for _, path in ipairs({ "iii", "iv" }) do
			for _, section in ipairs(doc:all(path)) do
				for _, node in ipairs(section:below("choice")) do
					for _, kid in ipairs(promises[node:choice() or ""] and node:kids() or {}) do
						if kid:required() and kid:missing() and kid:applies() then
							report(kid, "blank", node:label(), node:choice(), kid:label())
						end
					end
				end
			end
		end
	end,
}
