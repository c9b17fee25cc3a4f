local changes = hy.use("changes")

return {
	id = "CH-01",
	also = { "CH-03" },
	title = {
		ja = "※の項目の変更を事後とするのは、例外の理由と根拠があるときに限る",
		en = "A change of a ※ item is 事後 only for an excepted reason with its ground",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項後段、特定個人情報保護評価に関する規則第6条第1項後段・第7条第1項後段・第9条・第11条",
		source = "e-Gov法令 425AC0000000027・426M60020000001。例外の範囲は指針による",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "※の項目の変更は、例外に当たらなければ重要な変更であり、変更の前に評価をやり直して公表します。例外は、誤字脱字の修正、形式的な変更、リスクを明らかに軽減させる変更、緊急時の事後評価、重大事故の発生です。例外とするときは、なぜそう言えるかを「根拠」か「説明」に書きます。「変更」の記録を見ます(変更箇所に手で書かれた行はX-16)。一つの改訂に事前と事後が混ざるのは構いません(CH-03)。",
		en = "Without an excepted reason a change of a ※ item is important and comes after a new assessment. The exception needs a ground (根拠 or 説明). Looked at are the entries under 変更; rows typed into the table are X-16's. 事前 and 事後 may stand side by side (CH-03).",
	},
	hint = {
		ja = "例外に当たるなら理由と根拠を書き、当たらないなら、変更の前に評価を再実施して公表してください。",
		en = "Write the excepted reason and its ground, or assess and publish before the change.",
	},
	examples = {
		sketch = true,
		bad = "変更:\n  - {項目: 特定個人情報ファイル[1]/概要/保管・消去/保管場所, 理由: 実質的な変更, 提出時期: 事後}\n",
		good = "変更:\n  - {項目: 特定個人情報ファイル[1]/概要/保管・消去/保管場所, 理由: 形式的な変更, 提出時期: 事後, 根拠: 庁舎の名称が変わっただけで、場所は変わらない。}\n",
	},
	messages = {
		substance = {
			ja = "※の項目「{1}」の実質的な変更が事後となっています。変更の前に提出と公表が要ります",
			en = "a change of the ※ item '{1}' in substance is 事後; submission and publication have to come first",
		},
		other = {
			ja = "※の項目「{1}」の理由が「その他の項目の変更」となっています。※の項目には使えません",
			en = "'{1}' is a ※ item; その他の項目の変更 is no reason for it",
		},
		ground = {
			missing = true,
			ja = "※の項目「{1}」を「{2}」として事後としていますが、その根拠がありません",
			en = "the ※ item '{1}' is 事後 as {2}, but no ground is given",
		},
	},
	check = function(doc, report)
		for _, entry in ipairs(doc:find("henkou"):records()) do
			local _, node = changes.named(doc, entry)
			local reason = entry:child("riyuu")
			local why = reason:choice()
			if node and changes.timing(doc, entry) == "事後" then
				if not why or why == changes.substance then
					report(why and reason or entry, "substance", node)
				elseif why == changes.other then
					report(reason, "other", node)
				elseif entry:child("konkyo"):missing() and entry:child("setsumei"):missing() then
					report(reason, "ground", node, why)
				end
			elseif node and why == changes.other then
				report(reason, "other", node)
			end
		end
	end,
}
