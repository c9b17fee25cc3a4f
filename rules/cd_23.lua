local words = hy.use("ja")

return {
	id = "CD-23",
	title = {
		ja = "課題が残るリスクには、これからどうするかを書く",
		en = "Where problems remain, what is planned is written",
	},
	severity = "warning",
	basis = {
		article = "指針の審査の観点(リスクを軽減させるための措置の妥当性)、様式の記載要領 Ⅲ・Ⅳ",
		source = "様式、実務上の扱い",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「課題が残されている」や「十分に…していない」は正直な答えであり、誤りではありません。ただし、どんな課題があり、いつまでに何をするかを「その他の措置の内容」や「その他のリスク」などに書かないと、審査のときに妥当性を判断できません。",
		en = "To say that problems remain is honest and right; but what is planned about them has to be written somewhere in the section.",
	},
	hint = {
		ja = "課題と、これから行う対策(時期が決まっていれば時期も)を書いてください。",
		en = "Write the problem and what will be done, with the time if it is known.",
	},
	examples = {
		sketch = true,
		bad = "権限のない者による不正使用: {…, リスクへの対策は十分か: 課題が残されている}\n",
		good = "権限のない者による不正使用: {…, その他の措置の内容: 操作の記録の点検を令和8年度から四半期ごとに行う予定, リスクへの対策は十分か: 課題が残されている}\n",
	},
	messages = {
		plan = {
			missing = true,
			ja = "「{1}」を「{2}」としていますが、これから行う対策が書かれていません",
			en = "'{1}' is answered with {2}, but nothing says what is planned",
		},
	},
	check = function(doc, report)
		-- Is something said below NODE (a list of nodes) that speaks of what is to come?
		local function planned(node)
			if node:kind() == "text" and node:filled() and node:contains(table.unpack(words.plan)) then return true end
			for _, kid in ipairs(node:kids()) do
				if planned(kid) then return true end
			end
		end
		-- Does an answer say that something is not done well enough? The same answers come again and again.
		local lacking = { ["課題が残されている"] = true }
		local function lacks(answer)
			if lacking[answer] == nil then
				lacking[answer] = hy.match(answer, "^十分に.+していない$|^十分に行っていない$") ~= nil
			end
			return lacking[answer]
		end
		for _, node in ipairs(doc:nodes("choice")) do
			local answer = node:choice()
			if answer and lacks(answer) then
				local place = node:up()
				while place and place:kind() == "group" do place = place:up() end
				local other = place and place:child("sonota_risk")
				local told = planned(node:up()) or (other and other:filled()) or planned(node)
				if not told then report(node, "plan", node:label(), answer) end
			end
		end
	end,
}
