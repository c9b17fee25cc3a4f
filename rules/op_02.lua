local signs = hy.use("personal")

return {
	id = "OP-02",
	title = {
		ja = "意見の一覧に、意見を出した人が分かる記載がない",
		en = "Nothing in the list of opinions tells who gave them",
	},
	severity = "warning",
	basis = {
		article = "個人情報の保護に関する法律第61条・第66条・第69条、番号法第28条第1項",
		source = "e-Gov法令 415AC0000000057。意見の公表の仕方は機関の意見公募の定めによる",
		certainty = "known",
	},
	forms = { "iken" },
	why = {
		ja = "意見の要旨と考え方は、そのまま公表する表に入ります。意見を出した人の氏名、住所、電話番号、電子メールアドレス、年齢と分かる書き方を探します。人の名かどうかは言葉の形だけで見るので、機関の職名などを指したときは、指摘の除外に理由を書いてください。見付けた文字は表示しません。",
		en = "Summaries and answers go into a public table. Names with 様 or さん, addresses, telephone numbers, mail addresses and ages are looked for by the form of the words alone; they are not shown. Waive what is none.",
	},
	hint = {
		ja = "氏名や連絡先を消し、趣旨だけにまとめてください。控えや履歴にも残っていないか確かめてください。",
		en = "Take it out and keep the substance only; look at copies and the history, too.",
	},
	examples = {
		sketch = true,
		bad = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: (氏名)様から、委託先を知りたいとの意見があった。}\n",
		good = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: 委託先を知りたい。}\n",
	},
	messages = {
		name = {
			ja = "人の氏名と見られる記載があります(表示しません)",
			en = "what looks like a person's name (not shown)",
		},
		address = {
			ja = "住所と見られる記載があります(表示しません)",
			en = "what looks like an address (not shown)",
		},
		telephone = {
			ja = "電話番号と見られる記載があります(表示しません)",
			en = "what looks like a telephone number (not shown)",
		},
		mail = {
			ja = "電子メールアドレスがあります(表示しません)",
			en = "a mail address (not shown)",
		},
		age = {
			ja = "人の年齢と見られる記載があります(表示しません)",
			en = "what looks like a person's age (not shown)",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("text")) do
			for _, name in ipairs(signs.found(node:text() or "")) do report(node, name) end
		end
	end,
}
