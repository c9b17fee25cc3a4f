local threshold, items = hy.use("threshold"), hy.use("items")

return {
	id = "TH-05",
	also = { "TH-01" },
	title = {
		ja = "しきい値判断結果が対象人数などと合っている",
		en = "The threshold result fits the number of persons",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第3号・第8号、第5条、第6条、第7条",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "しきい値判断の結果は、対象人数、取扱者数(500人以上か)、過去1年以内の特定個人情報に関する重大事故の有無で決まります。1,000人未満は義務なし、1万人未満は基礎項目評価、10万人未満は基礎項目評価(取扱者500人以上又は事故ありなら重点項目評価も)、30万人未満は重点項目評価(同じく全項目評価)、30万人以上は全項目評価です。重点項目評価と全項目評価には必ず基礎項目評価が伴います。全項目評価の義務は、どれにも当たらないときに残るものです(TH-01)。実際の人数がなければ区分だけで判断し、分からない点がどちらであっても正しくなり得ないときだけ指摘します。",
		en = "The result follows from the number of persons, of handlers and from accidents. Where a number is not known, only what no answer to the open questions could make right is reported. The duty of the all-item assessment is what is left when no other case applies (TH-01).",
	},
	hint = {
		ja = "対象人数(区分又は実際の数)と、しきい値判断結果を見直してください。",
		en = "Look again at the number of persons and at the result.",
	},
	examples = {
		sketch = true,
		bad = "基本情報:\n  事務: {対象人数: 30万人以上}\n評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価の実施が義務付けられる(任意に全項目評価を実施)\n",
		good = "基本情報:\n  事務: {対象人数: 30万人以上}\n評価実施手続:\n  基礎項目評価:\n    しきい値判断結果: 基礎項目評価及び全項目評価の実施が義務付けられる\n",
	},
	messages = {
		result = {
			ja = "対象人数「{1}」であれば、しきい値判断の結果は{2}になるはずです",
			en = "with the number of persons '{1}' the threshold result should be {2}",
		},
		form = {
			ja = "対象人数「{1}」では{2}が必要です。重点項目評価書では足りません",
			en = "with the number of persons '{1}' {2} is due; a key-item assessment is not enough",
		},
		band = {
			ja = "対象人数の区分「{1}」に、しきい値判断の実際の数「{2}」が入りません",
			en = "the real number '{2}' is outside the chosen band '{1}'",
			hint = {
				ja = "数え直した人数に合わせて、区分としきい値判断を見直してください。",
				en = "Choose the band that holds the number.",
			},
		},
	},
	check = function(doc, report)
		local number, band = doc:find("shikiichi_handan/taishou_ninzuu"), doc:find(items(doc).people)
		if number and number:value() and band:nth() then
			local range = threshold.people[band:nth()]
			if number:value() < range[1] or number:value() > range[2] then
				report(band, "band", band:choice(), number:text())
			end
		end
		local wrong = threshold.judge(doc)
		if not wrong or wrong.why ~= "n" or wrong.computed then return end
		if doc:form() == "yoshiki3" and wrong.set[threshold.ZENKOU] and
			not (wrong.set[threshold.JUTEN] or wrong.set[threshold.KISO] or wrong.set[threshold.NONE]) then
			report(wrong.node, "form", wrong.from:text(), threshold.words(wrong.set))
		else
			report(wrong.node, "result", wrong.from:text(), threshold.words(wrong.set))
		end
	end,
}
