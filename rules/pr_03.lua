return {
	id = "PR-03",
	title = {
		ja = "委員会の承認は、義務付けられた全項目評価に限る",
		en = "The commission approves only mandatory all-item assessments",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第2項・第3項、指針(委員会の承認)",
		source = "e-Gov法令 425AC0000000027、指針の解説の引用",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "委員会が承認するのは、行政機関等に義務付けられた全項目評価です。任意に行った全項目評価書に承認日があれば、しきい値判断の結果か承認日のどちらかが誤りです。",
		en = "A voluntary all-item assessment is not approved; a day of approval then contradicts the threshold result.",
	},
	hint = {
		ja = "しきい値判断の結果を確かめ、任意の評価なら承認日を空欄にしてください。",
		en = "Check the threshold result; leave the day blank if the assessment is voluntary.",
	},
	examples = {
		sketch = true,
		bad = "委員会承認日: 令和7年3月12日\n評価実施手続: {基礎項目評価: {しきい値判断結果: 基礎項目評価の実施が義務付けられる(任意に全項目評価を実施)}}\n",
		good = "委員会承認日: ''\n",
	},
	messages = {
		voluntary = {
			ja = "任意の全項目評価({1})ですが、委員会の承認日があります",
			en = "the assessment is voluntary ({1}), but has a day of approval",
		},
	},
	check = function(doc, report)
		local day, result = doc:find("hyoushi/iinkai_shounin_bi"), doc:find("vi/vi_1/shikiichi")
		if doc:body().gyosei and day:filled() and (result:nth() or 1) > 1 then
			report(day, "voluntary", result:choice())
		end
	end,
}
