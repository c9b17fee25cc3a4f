return {
	id = "CD-30",
	title = {
		ja = "「変更の妥当性」は、使用目的を変えたときだけ書く",
		en = "変更の妥当性 is filled in only when the purpose was changed",
	},
	severity = "error",
	basis = {
		article = "番号法第30条、個人情報の保護に関する法律第61条第3項、様式の記載要領 Ⅱ3⑥",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "「変更の妥当性」は、個人情報を持ち始めたときの利用目的を変えて使うときに、相当の関連性があることを説明する欄です。変えていなければ「-」です。変更の理由で使用目的を実質的に変えたとしながらこの欄が空なら、説明が抜けています。",
		en = "The item explains a purpose that differs from the one under which the data was first held; else it is a dash. A revision that changes the purpose in substance needs it.",
	},
	hint = {
		ja = "使用目的を変えたなら関連性を説明し、変えていなければ「-」にしてください。",
		en = "Explain the change, or write a dash.",
	},
	examples = {
		sketch = true,
		bad = "使用目的: {回答: 接種の記録を管理するため, 変更の妥当性: 使用目的の変更はしていない。}\n",
		good = "使用目的: {回答: 接種の記録を管理するため, 変更の妥当性: '-'}\n",
	},
	messages = {
		denied = {
			severity = "note",
			ja = "使用目的を変えていないなら、「変更の妥当性」は「-」とします",
			en = "where the purpose was not changed, 変更の妥当性 is a dash",
		},
		blank = {
			ja = "使用目的を{1}から実質的に変えていますが、「変更の妥当性」がありません",
			en = "the purpose was changed in substance since {1}, but 変更の妥当性 is blank",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:all("ii/ii_3/mokuteki/henkou_datou")) do
			if node:filled() and hy.chars(node:text()) <= 40 and
				hy.match(node:text(), "変更(?:は|を|が)?(?:し|行って|な)(?:てい)?(?:ない|ません|し)|該当(?:し)?な(?:し|い)|変更(?:なし|は?ありません)") then
				report(node, "denied")
			end
		end
	end,
	compare = function(doc, old, report)
		local day = old:find("hyoushi/kouhyou_bi"):text()
		for _, change in ipairs(doc:changes(old)) do
			if change.id == "mokuteki" and change.important and change.entry and change.reason == "実質的な変更" and
				change.op == "changed" and change.node and not change.unknown then
				local node = change.node:child("henkou_datou")
				if node and node:missing() then report(node, "blank", day) end
			end
		end
	end,
}
