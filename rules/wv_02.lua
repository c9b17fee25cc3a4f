-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "WV-02",
	title = {
		ja = "指摘の除外に、除外する指摘がある",
		en = "Every waiver waives something",
	},
	severity = "warning",
	basis = {
		article = "機関の定める指摘の除外(waivers.yaml)",
		source = "評価書ファイルの形式",
		certainty = "practice",
	},
	why = {
		ja = "記載を直した後に残った除外や、規則・項目を書き誤った除外です。残しておくと、後で同じ場所に現れた別の指摘を見落とします。",
		en = "It is left over, or its rule or item is misspelt; kept, it could hide a later finding.",
	},
	hint = {
		ja = "不要になっていれば消し、そうでなければ規則と項目を確かめてください。",
		en = "Remove it, or correct rule and item.",
	},
	examples = {
		bad = "- {規則: X-80, 項目: 特定個人情報ファイル, 理由: 次の改訂で直す, 期限: 令和9年3月31日}\n",
		good = "- {規則: X-08, 項目: 特定個人情報ファイル, 理由: 次の改訂で直す, 期限: 令和9年3月31日}\n",
	},
}
