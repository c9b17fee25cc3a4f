local threshold = hy.use("threshold")

return {
	id = "TH-02",
	title = {
		ja = "過去1年以内の重大事故をしきい値判断に入れている",
		en = "A serious accident of the past year is counted in the threshold judgment",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号ロ、第6条第1項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "対象人数が1万人以上30万人未満の事務は、過去1年以内に特定個人情報に関する重大事故があると、一段上の評価が必要になります。事故は、発生した日と、機関が知った日のどちらかが1年以内にあれば数えます。数えるのは機関全体の事故であり、ほかの事務で起きたものも入ります(TH-03)。事故.yaml のうち、特定個人情報であることが明らかで100人を超えるものを重大事故として扱い、それ以外は重大事故かどうかを決めずに判断します。1年は公表日(なければ今日)からさかのぼります。",
		en = "With 10,000 to 299,999 persons, a serious accident with specific personal information in the past year raises the result. It counts by the day it happened or the day the body learned of it, and it counts for all work of the body (TH-03). Accidents of the body are read from its list; those with My Number data of more than 100 persons count as serious, others are left open.",
	},
	hint = {
		ja = "事故.yaml の事故を確かめ、重大事故に当たるならしきい値判断をやり直し、必要な種類の評価を実施してください。",
		en = "Look at the accident in the body's list; if it was serious, judge the threshold anew.",
	},
	examples = {
		sketch = true,
		bad = "# 事故.yaml: {発生日: 令和7年1月10日, 人数: 250, 特定個人情報か: はい, …}\n公表日: 令和7年4月1日\n基本情報:\n  事務: {対象人数: 10万人以上30万人未満}\n評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価及び重点項目評価の実施が義務付けられる(任意に全項目評価を実施)\n",
		good = "評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価及び全項目評価の実施が義務付けられる\n",
	},
	messages = {
		happened = {
			ja = "過去1年以内の重大事故({1}発生)があるため、しきい値判断の結果は{2}になるはずです",
			en = "with the serious accident that happened on {1} the threshold result should be {2}",
		},
		known = {
			ja = "過去1年以内に知った重大事故({1}に把握)があるため、しきい値判断の結果は{2}になるはずです",
			en = "with the serious accident the body learned of on {1} the threshold result should be {2}",
		},
	},
	check = function(doc, report)
		local wrong = threshold.judge(doc)
		if not wrong or wrong.why ~= "acc" then return end
		local accident, _, day, name = threshold.accident(doc)
		if not accident then return end
		report(wrong.computed and doc:find("ii/ii_3/jiko") or wrong.node, name, day.text, threshold.words(wrong.set))
	end,
}
