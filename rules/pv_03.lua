return {
	id = "PV-03",
	title = {
		ja = "公表する評価書の名に「(案)」が残っていない",
		en = "The title of a published assessment is no draft's",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 表紙",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "公示や諮問のときに付けた「(案)」は、公表するときに外します。「(案)」は状態から自動で印刷されるので、評価書名に書く必要はありません。",
		en = "(案) belongs to notice and consultation, and is printed by itself from 状態.",
	},
	hint = {
		ja = "評価書名から「(案)」を消してください。",
		en = "Remove it from the title.",
	},
	examples = {
		bad = "状態: 公表\n評価書名: 予防接種に関する事務 全項目評価書(案)\n",
		good = "状態: 公表\n評価書名: 予防接種に関する事務 全項目評価書\n",
	},
	messages = {
		draft = {
			ja = "公表する評価書の名に「{1}」が残っています",
			en = "the title of a published assessment still has '{1}'",
		},
	},
	check = function(doc, report)
		local name = doc:find("hyoushi/hyoukasho_mei")
		if doc:stage() ~= "published" and doc:stage() ~= "ended" then return end
		local word = name:filled() and hy.match(hy.key(name:text()), "[(【\\[](?:修正|変更|素|原|公示|諮問|更新)?案[)】\\]]|素案|原案$|評価書案$")
		if word then report(name, "draft", word) end
	end,
}
