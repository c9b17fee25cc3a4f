local threshold = hy.use("threshold")

return {
	id = "TH-06",
	title = {
		ja = "機関の重大事故が「過去3年以内の重大事故」の回答に現れている",
		en = "A serious accident of the body shows in the answer about the past three years",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号ロ、第14条第1項",
		source = "e-Gov法令 426M60020000001、様式の項目名",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "事故の問いは二つあります。しきい値判断では特定個人情報の重大事故を1年、保管・消去のリスクでは個人情報一般の重大事故を3年さかのぼります。前者があれば後者も必ず「発生あり」です(逆は成り立ちません)。機関の 事故.yaml にある100人を超える事故を重大事故として比べます。特定個人情報でない事故は、重大事故に当たるかの確認を求めるだけです。",
		en = "There are two questions: specific personal information within one year (threshold), personal information within three years (storage risk). The first implies the second. Accidents with more than 100 persons are compared; those without My Number data only ask for a second look.",
	},
	hint = {
		ja = "事故が重大事故に当たるなら「発生あり」とし、その内容と再発防止策を書いて、速やかに評価書を修正してください(規則第14条)。",
		en = "If it was serious, choose 発生あり and write what happened and what was done.",
	},
	examples = {
		sketch = true,
		bad = "# 事故.yaml: {発生日: 令和6年8月5日, 人数: 250, 特定個人情報か: はい, …}\n重大事故の発生: 発生なし\n",
		good = "重大事故の発生:\n  回答: 発生あり\n  その内容: …\n  再発防止策の内容: …\n",
	},
	messages = {
		certain = {
			ja = "「発生なし」としていますが、{1}に特定個人情報の重大事故({2}人)があります",
			en = "the answer is 発生なし, but there was a serious accident with {2} persons on {1}",
		},
		perhaps = {
			severity = "warning",
			ja = "「発生なし」としていますが、{1}に個人情報の事故({2}人)があります。重大事故に当たらないか確かめてください",
			en = "the answer is 発生なし; there was an accident with {2} persons on {1}: was it a serious one?",
		},
	},
	check = function(doc, report)
		local date = threshold.reference(doc)
		for _, answer in ipairs(doc:all("iii/iii_7/r1/juudai_jiko")) do
			if answer:choice() == "発生なし" then
				for _, accident in ipairs(doc:accidents() or {}) do
					local day = threshold.within(accident, date, 3)
					if day and threshold.serious(accident) then
						report(answer, accident.my_number and "certain" or "perhaps", day.text,
							accident.persons)
					end
				end
			end
		end
	end,
}
