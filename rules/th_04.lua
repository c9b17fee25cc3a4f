local threshold = hy.use("threshold")

return {
	id = "TH-04",
	title = {
		ja = "取扱者500人以上をしきい値判断に入れている",
		en = "500 handlers or more are counted in the threshold judgment",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号ロ、第6条第1項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "対象人数が1万人以上30万人未満の事務は、特定個人情報ファイルを取り扱う者が500人以上いると、一段上の評価が必要になります。取扱者には機関の従業者のほか、委託先の従業者も入ります。実際の数(しきい値判断/取扱者数)がないときは、使用者数と委託先の取扱者数の区分のどれか一つが500人以上であれば500人以上として扱い、足し合わせて500人に届かないことが明らかなときだけ500人未満とします。",
		en = "With 10,000 to 299,999 persons, 500 handlers or more raise the result. Handlers are the body's staff and the staff of contractors. Without the real number, one band of 500 or more is enough; fewer than 500 is taken only when the bands cannot add up to 500.",
	},
	hint = {
		ja = "取扱者の人数を数え直し、500人以上ならしきい値判断をやり直してください。",
		en = "Count the handlers again; with 500 or more, judge the threshold anew.",
	},
	examples = {
		sketch = true,
		bad = "しきい値判断: {対象人数: 123456, 取扱者数: 620, 時点: 令和7年1月1日}\n評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価及び重点項目評価の実施が義務付けられる(任意に全項目評価を実施)\n",
		good = "しきい値判断: {対象人数: 123456, 取扱者数: 320, 時点: 令和7年1月1日}\n評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価及び重点項目評価の実施が義務付けられる(任意に全項目評価を実施)\n",
	},
	messages = {
		raised = {
			ja = "取扱者が500人以上({1})であるため、しきい値判断の結果は{2}になるはずです",
			en = "with 500 handlers or more ({1}) the threshold result should be {2}",
		},
		band = {
			ja = "取扱者数の区分「{1}」に、しきい値判断の実際の数「{2}」が入りません",
			en = "the real number '{2}' is outside the chosen band '{1}'",
			hint = {
				ja = "数え直した人数に合わせて、区分としきい値判断を見直してください。",
				en = "Choose the band that holds the number.",
			},
		},
	},
	check = function(doc, report)
		local number, band = doc:find("shikiichi_handan/toriatsukaisha_suu"), doc:find("ii/ii_2/toriatsukai")
		if number and number:value() and band and band:choice() and (number:value() >= 500) ~= (band:choice() == "500人以上") then
			report(band, "band", band:choice(), number:text())
		end
		local wrong = threshold.judge(doc)
		if not wrong or wrong.why ~= "h500" or wrong.computed then return end
		report(wrong.node, "raised", wrong.h500_node:text(), threshold.words(wrong.set))
	end,
}
