return {
	id = "CH-08",
	title = {
		ja = "使用部署の変更が、名称だけの変更かどうかを書く",
		en = "Where the using departments changed, the author says whether it is a change of name only",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第11条、指針(重要な変更の対象である記載項目)",
		source = "e-Gov法令 426M60020000001。形式的な変更の例は公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "使用部署は※の項目です。組織改正で名称が変わっただけなら形式的な変更ですが、使用する部署が加わり、又は別の部署に替わるなら、評価の再実施を要する重要な変更になり得ます。文字の違いだけからは見分けられないので、「変更」の記録の「理由」に書きます。",
		en = "使用部署 is a ※ item. A new name in a reorganisation is a change of form; another department that uses the file may be an important change. The words alone do not tell which it is.",
	},
	hint = {
		ja = "名称だけの変更なら、理由を「形式的な変更」とし、根拠に組織改正の規則などを書いてください。使用する部署が替わるなら「実質的な変更」です。",
		en = "Write 形式的な変更 with its ground for a change of name only, else 実質的な変更.",
	},
	examples = {
		sketch = true,
		bad = "# 前の改訂の使用部署は「健康推進課」\n変更:\n  - {項目: 特定個人情報ファイル[1]/概要/入手・使用/使用の主体/使用部署, 説明: 組織改正による。}\n",
		good = "変更:\n  - {項目: 特定個人情報ファイル[1]/概要/入手・使用/使用の主体/使用部署, 理由: 形式的な変更, 根拠: みほん市事務分掌規則の改正。使用する者は変わらない。}\n",
	},
	messages = {
		unsaid = {
			ja = "使用部署(※)が「{1}」から変わりましたが、名称だけの変更かどうかが「変更」の「理由」に書かれていません",
			en = "使用部署 (※) changed from '{1}', but no 理由 under 変更 says whether it is a change of name only",
		},
	},
	compare = function(doc, old, report)
		for _, change in ipairs(doc:changes(old)) do
			if change.id == "shiyou_busho" and change.mark and change.op == "changed" and change.node and
				not change.unknown and not change.reason_written then
				report(change.node, "unsaid", change.old)
			end
		end
	end,
}
