-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-01",
	title = {
		ja = "様式にない項目を書いていない",
		en = "No item that the form does not have",
	},
	severity = "error",
	basis = {
		article = "評価書ファイルの形式",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "見出しは様式の項目名(番号、※、【】を除いたもの)か、その短い名です。打ち間違えた見出しの下の記載は、どこにも印刷されません。近い名があれば示します。変更や取込みで挙げた項目の場所が見付からないときも、この指摘になります。",
		en = "Keys are labels of the form, or their short names. What stands under a misspelt one would be printed nowhere. A path that names no item is reported, too.",
	},
	hint = {
		ja = "見出しの綴りと、書いている場所(どの項目の下か)を確かめてください。",
		en = "Check the spelling and the place of the key.",
	},
	examples = {
		bad = "基本情報:\n  担当部所: {部署: 健康推進課}\n",
		good = "基本情報:\n  担当部署: {部署: 健康推進課}\n",
	},
}
