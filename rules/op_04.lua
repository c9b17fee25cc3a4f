local items = hy.use("items")

return {
	id = "OP-04",
	scope = "portfolio",
	title = {
		ja = "寄せられた意見の全てに考え方があり、評価書の記載と合っている",
		en = "Every opinion has an answer, and the assessment says the same",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項・第2項、特定個人情報保護評価に関する規則第7条第4項",
		source = "e-Gov法令 425AC0000000027・426M60020000001。公表の仕方は公表された評価書による",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "公示の期間に寄せられた住民等の意見には、評価書を公表するまでに考え方と反映の有無を決めます。評価書の「主な意見の内容」の件数も、意見.yaml と合うはずです。公表した評価の公示の始めから公表の日までに受け付けた意見を見ます。",
		en = "An opinion given during the public notice has an answer, and whether it changed the assessment, before this is published; and the number of opinions the assessment tells is that of the list.",
	},
	hint = {
		ja = "意見.yaml の「考え方・対応」と「反映の有無」を書き、評価書の「主な意見の内容」と見比べてください(hyoka opinions で案が作れます)。",
		en = "Write 考え方・対応 and 反映の有無, and compare with 主な意見の内容 (hyoka opinions proposes it).",
	},
	examples = {
		sketch = true,
		bad = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: 委託先を知りたい。}\n",
		good = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: 委託先を知りたい。, 考え方・対応: 委託先名の項目に記載しました。, 反映の有無: 反映した}\n",
	},
	messages = {
		unanswered = {
			ja = "評価書は公表されていますが、この意見に「{1}」がありません",
			en = "the assessment is published, but this opinion has no '{1}'",
		},
		none = {
			ja = "意見の一覧に住民等の意見が{1}件ありますが、意見がなかったと書かれています",
			en = "the list has {1} opinions of residents, but it is written that there were none",
		},
		count = {
			severity = "note",
			ja = "意見の一覧では住民等の意見が{1}件ですが、その件数が書かれていません",
			en = "the list has {1} opinions of residents; this number is not told",
		},
	},
	check = function(portfolio, report)
		for _, a in ipairs(portfolio:assessments()) do
			local doc, round = a.current, a.opinions and a.opinions.round
			if round then
				local total = 0
				for _, record in ipairs(round) do
					total = total + (record:child("kensuu"):value() or 1)
					for _, id in ipairs({ "kangae", "hanei" }) do
						local answer = record:child(id)
						if answer:missing() then report(record, "unanswered", answer:label()) end
					end
				end
				local told = items(doc).opinions and doc:find(items(doc).opinions .. "/iken")
				if told and told:filled() and total > 0 then
					local text = hy.nfkc(told:text())
					if hy.match(hy.key(told:text()), hy.use("ja").no_opinion) then
						report(told, "none", total)
					elseif hy.match(text, "[0-9]+件") and not hy.match(text, "(?<![0-9])" .. total .. "件") then
						report(told, "count", total)
					end
				end
			end
		end
	end,
}
