return {
	id = "PR-05",
	also = { "CD-25" },
	title = {
		ja = "意見を求める期間が30日以上か、短縮の理由がある",
		en = "Opinions are asked for during 30 days or more, or there is a reason for less",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、規則第7条第1項、特定個人情報保護評価指針第5",
		source = "様式Ⅵ2③の項目名、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "全項目評価では、住民その他の者から30日以上、意見を求めるのが原則です。初日と末日の両方を数えます(10月12日から11月10日は30日)。短くしたときは、③に特段の理由を書きます。任意の全項目評価では確認を求めるだけです。",
		en = "Opinions are asked for during at least 30 days, both ends counted; a shorter time needs a reason in ③. For a voluntary assessment this is only worth a look.",
	},
	hint = {
		ja = "期間を確かめ、30日に満たないときは特段の理由を書いてください。",
		en = "Check the days, or write the reason.",
	},
	examples = {
		sketch = true,
		bad = "意見の聴取:\n  実施日・期間: 令和6年10月12日～11月8日\n",
		good = "意見の聴取:\n  実施日・期間: 令和6年10月12日～11月10日(30日間)\n",
	},
	messages = {
		short = {
			missing = true,
			ja = "意見を求めた期間が{1}日間ですが、期間を短縮する特段の理由がありません",
			en = "opinions were asked for during {1} days, and no reason is given for less than 30",
		},
		voluntary = {
			missing = true,
			instead = true,
			severity = "warning",
			ja = "意見を求めた期間が{1}日間ですが、期間を短縮する特段の理由がありません(任意の全項目評価)",
			en = "opinions were asked for during {1} days, without a reason (voluntary assessment)",
		},
	},
	check = function(doc, report)
		local range = doc:find("vi/vi_2/kikan"):range()
		local reason, result = doc:find("vi/vi_2/tanshuku"), doc:find("vi/vi_1/shikiichi")
		if range and range.full and range.days < 30 and range.days > 0 and reason:missing() then
			report(reason, (result:nth() or 1) > 1 and "voluntary" or "short", range.days)
		end
	end,
}
