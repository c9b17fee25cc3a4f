local deadlines = hy.use("deadlines")

return {
	id = "TM-03",
	also = { "TM-14" },
	scope = "portfolio",
	title = {
		ja = "重要な変更の前に評価を再実施し、公表する",
		en = "An important change is assessed and published before it is made",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項後段、特定個人情報保護評価に関する規則第5条第1項後段、第6条第1項後段、第7条第1項後段、第9条第1項、第11条",
		source = "e-Gov法令 426M60020000001、425AC0000000027",
		certainty = "law",
	},
	why = {
		ja = "※の項目を変えようとするときは、変える前に重点項目評価又は全項目評価を再実施し、基礎項目評価書とともに提出して公表します。誤字の修正、形式的な変更、リスクを明らかに軽減させる変更は除きます。システムの変更では、変更に着手する前です。",
		en = "Before an item with ※ is changed the assessment is made again, submitted with its basic-item assessment and published; mistakes in writing, changes of form and changes that clearly lower the risk are left out.",
	},
	hint = {
		ja = "実施時期から逆算して、公示、第三者点検、提出、公表の日を決めてください。重要な変更に当たらないものは、変更の理由を書いてください。",
		en = "Plan notice, review, submission and publication back from that day; where a change is not important, write its reason.",
	},
	examples = {
		sketch = true,
		bad = "# 案にだけある、実施時期の来ていない重要な変更: その前日が期限になる\n変更:\n  - {項目: 特定個人情報ファイル/概要/保管・消去/保管場所, 実施時期: 令和8年4月1日}\n",
		good = "# 重要な変更に当たらない変更には、期限がない\n変更:\n  - {項目: 基本情報/担当部署/部署, 理由: 形式的な変更, 実施時期: 令和8年4月1日}\n",
	},
	messages = {
		act = {
			ja = "重要な変更が{1}件ありますが、この改訂は実施経過で「{2}」となっています。評価の再実施が要ります",
			en = "there are {1} important changes, but this revision is a {2}: a new assessment is due",
		},
		before = {
			severity = "error",
			ja = "実施時期が{1}の重要な変更(「{2}」など{3}件)の前に、評価を再実施し、提出と公表を済ませます",
			en = "make the assessment again, submit and publish it before the important changes of {1} ('{2}' and others, {3} in all)",
			lead = 120,
		},
	},
	compare = function(doc, old, report)
		local _, days = doc:changes(old)
		local cover = doc:find("hyoushi/kouhyou_bi"):date()
		if days.important == 0 or not cover or not cover.full then return end
		for _, act in ipairs(deadlines.acts(doc)) do
			if act.published and act.published.days == cover.days and act.kind == "revision" then
				report(act.node:child("koui"), "act", days.important, act.name)
			end
		end
	end,
	due = function(portfolio, due)
		for _, a in ipairs(portfolio:assessments()) do
			local days, by = {}, {}
			for _, change in ipairs(a.current and a.coming and a.coming:changes(a.current) or {}) do
				if change.important and change.effective and change.reason ~= "緊急時の事後評価(規則第9条第2項)" then
					local key = change.effective.days
					if not by[key] then
						by[key] = { first = change, n = 0 }
						table.insert(days, key)
					end
					by[key].n = by[key].n + 1
				end
			end
			for _, key in ipairs(days) do
				local first = by[key].first
				due(first.entry or first.node or a.coming, "before", deadlines.eve(first.effective),
					first.effective.text, (first.node or first.before):official(), by[key].n)
			end
		end
	end,
}
