local words = hy.use("ja")

return {
	id = "CD-29",
	title = {
		ja = "ファイルの一部を委託するときは、どの一部かが分かる",
		en = "Where part of a file is entrusted, it is said which part",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅱ4②",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "範囲を「特定個人情報ファイルの一部」としながら、対象となる本人の範囲を「Ⅱ2③と同じ」とだけ書くと、どの一部を渡すのかが分かりません。人は全員でも項目を限るのであれば、その妥当性などにどの項目かを書きます。",
		en = "With 一部 a reader wants to know which persons or which items; 'the same as Ⅱ2③' alone does not tell.",
	},
	hint = {
		ja = "渡す人の条件か、渡す項目を書いてください。全体を渡すのであれば「特定個人情報ファイルの全体」にします。",
		en = "Name the persons or items, or choose 全体.",
	},
	examples = {
		sketch = true,
		bad = "委託する範囲: {回答: 特定個人情報ファイルの一部, 対象となる本人の範囲: Ⅱ2③と同じ, その妥当性: 印刷を任せるため}\n",
		good = "委託する範囲: {回答: 特定個人情報ファイルの一部, 対象となる本人の範囲: 予診票を送る者, その妥当性: 印刷に要る氏名、住所、宛名番号だけを渡す。}\n",
	},
	messages = {
		same = {
			ja = "委託事項{1}は「特定個人情報ファイルの一部」ですが、どの一部かが書かれていません",
			en = "task {1} has part of the file, but does not say which part",
		},
	},
	check = function(doc, report)
		for _, itaku in ipairs(doc:all("ii/ii_4/itaku[]")) do
			local range = itaku:child("hani")
			local who, why = itaku:child("hani/honnin_hani"), itaku:child("hani/datou")
			if range:choice() == "特定個人情報ファイルの一部" and who:filled() and hy.contains(who:text(), "同", "共通") and
				hy.match(hy.trim(who:text()), words.same_as) then
				-- Items or a part may be named beside it.
				local told = why:filled() and hy.match(why:text(), "項目|のみ|だけ|に限|限定|うち|一部|除[くい]|氏名|住所|番号")
				if not told then report(who, "same", itaku:number()) end
			end
		end
	end,
}
