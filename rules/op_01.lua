local deadlines, opinions = hy.use("deadlines"), hy.use("opinions")

return {
	id = "OP-01",
	scope = "portfolio",
	title = {
		ja = "審議会の附帯意見に答えている",
		en = "Conditions the council attached are followed up",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第7条第4項、特定個人情報保護評価指針(第三者点検)",
		source = "e-Gov法令 426M60020000001。附帯意見の扱いは公表された評価書による",
		certainty = "practice",
	},
	why = {
		ja = "答申に付いた附帯意見と、委員会の指摘は、対応を終えるまで追います。意見.yaml に期限があればその日、なければ受け付けた日から1年(次の見直し)を期限の目安にします。過ぎたものは指摘になります。「完了日」を書くと一覧から消えます。",
		en = "A condition of the council, and what the commission pointed out, is followed until it is closed (完了日): until its 期限, else until the next yearly review. What is past that day is reported.",
	},
	hint = {
		ja = "対応を意見.yaml の「経過」に書き、終えたら「完了日」を書いてください。",
		en = "Write what was done under 経過, and 完了日 once it is closed.",
	},
	examples = {
		sketch = true,
		bad = "# 意見.yaml\n- {種別: 審議会の附帯意見, 受付日: 令和7年2月1日, 期限: 令和7年12月31日, 意見の要旨: 教育の記録を残すこと。}\n",
		good = "# 意見.yaml\n- {種別: 審議会の附帯意見, 受付日: 令和7年2月1日, 完了日: 令和7年6月1日, 意見の要旨: 教育の記録を残すこと。}\n",
	},
	messages = {
		open = {
			ja = "{1}への対応の期限です:「{2}」",
			en = "{1} is to be answered by now: '{2}'",
			lead = 60,
		},
		late = {
			ja = "{1}への対応が、期限({2})を過ぎても終わっていません",
			en = "{1} is not closed though its day ({2}) has passed",
		},
	},
	check = function(portfolio, report)
		for _, a in ipairs(portfolio:assessments()) do
			for _, condition in ipairs(opinions.open(a)) do
				if condition.by.days < portfolio:today().days and deadlines.in_force(a.doc) then
					report(condition.node, "late", condition.kind, condition.by.text)
				end
			end
		end
	end,
	due = function(portfolio, due)
		for _, a in ipairs(portfolio:assessments()) do
			for _, condition in ipairs(opinions.open(a)) do
				if deadlines.in_force(a.doc) then
					due(condition.node, "open", condition.by, condition.kind, condition.gist)
				end
			end
		end
	end,
}
