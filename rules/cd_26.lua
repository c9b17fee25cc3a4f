local words = hy.use("ja")

return {
	id = "CD-26",
	title = {
		ja = "意見があったら、評価書への反映を書く",
		en = "With opinions, what was made of them is written",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項・第2項、規則第7条第4項、様式の記載要領 Ⅵ2",
		source = "e-Gov法令 425AC0000000027・426M60020000001、様式",
		certainty = "law",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "寄せられた意見は十分に考慮し、評価書を必要に応じて見直します。「意見なし」のときを除き、意見ごとに、どこをどう直したか、直さなかったならその理由を⑤に書きます。",
		en = "Opinions are considered: unless there were none, ⑤ says what was changed, or why not.",
	},
	hint = {
		ja = "意見ごとに、反映した箇所か、反映しない理由を書いてください。意見がなければ④に「意見なし」と書きます。",
		en = "Write for each opinion where it went or why not; without opinions write 意見なし in ④.",
	},
	examples = {
		sketch = true,
		bad = "意見の聴取: {主な意見の内容: 委託先の点検の頻度を示してほしい(1件), 評価書への反映: '-'}\n",
		good = "意見の聴取: {主な意見の内容: 委託先の点検の頻度を示してほしい(1件), 評価書への反映: Ⅲ4に年1回の点検を行うことを加えた。}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "主な意見の内容に意見がありますが、評価書への反映がありません",
			en = "there are opinions, but nothing says what was made of them",
		},
	},
	check = function(doc, report)
		local opinions, answer = doc:find("vi/vi_2/iken"), doc:find("vi/vi_2/hanei")
		if opinions:filled() and answer:missing() and not hy.match(hy.key(opinions:text()), words.no_opinion) then
			report(answer, "blank")
		end
	end,
}
