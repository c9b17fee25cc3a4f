local annex, reasons = hy.use("annex"), hy.use("reasons")

return {
	id = "X-16",
	title = {
		ja = "※の項目を事後とした行に、重要な変更に当たらない理由がある",
		en = "A row of a ※ item marked 事後 says why it is no important change",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第9条、第11条、第14条、指針の別表(※の項目)",
		source = "e-Gov法令 426M60020000001、様式の※、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "※の項目の変更は重要な変更であり、変更の前に評価をやり直して公表します。事後に出せるのは、誤字脱字の修正、形式的な変更、リスクを明らかに軽減させる変更、緊急時の事後評価、重大事故の発生によるときだけです(CH-01)。変更箇所の表に手で書かれた行は、説明の言葉から理由を読み取ります。「軽微な修正」は、どれに当たるのかが分かるように書きます。一つの改訂に事前と事後の行が混ざるのは構いません(CH-03)。",
		en = "A ※ item changes only after a new assessment is published. 事後 needs one of the excepted reasons; for typed rows it is read from the explanation. 軽微 alone does not say which. 事前 and 事後 may stand side by side in one revision (CH-03).",
	},
	hint = {
		ja = "例外に当たるならその理由と根拠を説明に書き、当たらないなら評価の再実施が要らなかったかを確かめてください。",
		en = "Write the excepted reason and its ground, or find out whether a new assessment was due.",
	},
	examples = {
		sketch = true,
		bad = "変更履歴:\n  - 項目: Ⅱ 特定個人情報ファイルの概要 6. 特定個人情報の保管・消去 ①保管場所\n    提出時期: 事後\n    提出時期に係る説明: システムの更改に伴う見直し\n",
		good = "変更履歴:\n  - 項目: Ⅱ 特定個人情報ファイルの概要 6. 特定個人情報の保管・消去 ①保管場所\n    提出時期: 事後\n    提出時期に係る説明: 庁舎の名称変更に伴う形式的な変更であり、重要な変更に該当しない。\n",
	},
	messages = {
		none = {
			ja = "※の項目「{1}」を事後としていますが、説明「{2}」からは重要な変更に当たらない理由が分かりません",
			en = "the ※ item '{1}' is marked 事後, but '{2}' names no excepted reason",
		},
		blank = {
			missing = true,
			ja = "※の項目「{1}」を事後としていますが、説明がありません",
			en = "the ※ item '{1}' is marked 事後 without an explanation",
		},
		slight = {
			ja = "※の項目「{1}」を「{2}」として事後としています。形式的な変更などのどれに当たるかと、その根拠を書いてください",
			en = "the ※ item '{1}' is marked 事後 as '{2}': say which exception applies and on what ground",
		},
	},
	check = function(doc, report)
		for _, row in ipairs(annex.rows(doc)) do
			local node = row.named.nodes[1]
			if row.timing == "事後" and node and node:mark() and node:number() == 0 then
				local claimed, slight = reasons.claimed(row.why)
				local cell = row.node:child("jiki")
				if hy.blank(row.why) then
					report(cell, "blank", node:label())
				elseif not claimed then
					report(cell, "none", node:label(), row.why)
				elseif slight then
					report(cell, "slight", node:label(), row.why)
				end
			end
		end
	end,
}
