local O = hy.use("observed")

return {
	id = "MO-22",
	scope = "monitor",
	title = {
		ja = "他者の措置に依拠する項目に、期限内の書類がある",
		en = "What is left to others is proved by papers that are valid",
	},
	severity = "error",
	basis = {
		article = "番号法第11条、特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2 講ずべき安全管理措置の内容",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン(行政機関等編)",
		certainty = "practice",
	},
	why = {
		ja = "中間サーバー、ガバメントクラウド、委託先などの措置に依拠する項目(relies_on)を全て見ます。書類の日付から期限までの間なら「対象外(他者の措置に依拠)」、期限が過ぎていれば「確認できず」です。機械で確かめる項目でなくても見ます。評価書にない項目を書いた relies_on は、何にも効いていないので「確認できず」です。",
		en = "All of relies_on, whether a check looks at the item or not: while the paper is valid the item is left to others, afterwards it cannot be judged. An item that the assessment does not have is a gap, as nothing is left to anybody.",
	},
	examples = {
		sketch = true,
		bad = "# relies_on: [{item: リスク対策/情報連携, on: 中間サーバー, document: 運用報告書, until: 2026-03-31}](今日は2026年5月)\n",
		good = "# relies_on: [{item: リスク対策/情報連携, on: 中間サーバー, document: 運用報告書, until: 2027-03-31}](今日は2026年5月)\n",
	},
	hint = {
		ja = "新しい書類を取り寄せ、relies_on の日付を改めてください。",
		en = "Have a new paper made and change the days under relies_on.",
	},
	messages = O.messages({
		nowhere = {
			ja = "relies_on の項目「{1}」({2})が評価書にありません",
			en = "the item '{1}' of relies_on ({2}) is not in the assessment",
			hint = {
				ja = "項目のパスを確かめてください(hyoka check や --check-config に出る項目名を「/」でつないだもの)。",
				en = "Look at the path of the item.",
			},
		},
	}),
	judge = function(live, judge)
		local doc = live:doc()
		for _, kept in ipairs(doc and live:reliances() or {}) do
			local node = doc:path(kept.item)[1]
			local subject = "relies_on:" .. kept.on
			if not node then
				judge.gap(nil, subject .. ":" .. kept.item, "nowhere", kept.item, kept.on)
			else
				O.paper(live, judge, node, kept)
			end
		end
	end,
}
