-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-05",
	also = { "FM-04" },
	title = {
		ja = "必要な項目が記載されている",
		en = "Required items are filled in",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、指針の審査の観点(全ての項目の検討)",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "様式が求める項目のうち、答えによって不要にならないものが空のままです。文章の欄に「-」や「なし」「該当なし」と書けば、書くことがないという答えになります(FM-04)。選ぶ欄、印の欄、日付は「-」では埋まりません。作成中は参考として示します。",
		en = "An item the form asks for is blank. A dash (or なし, 該当なし) answers a text (FM-04), but no choice, box or date. In a draft it is a note.",
	},
	hint = {
		ja = "指摘に付いている手引きに従って書いてください。",
		en = "Fill it in; the guidance of the form says how.",
	},
	examples = {
		bad = "基本情報:\n  担当部署: {部署: 健康推進課}\n",
		good = "基本情報:\n  担当部署: {部署: 健康推進課, 所属長の役職名: 健康推進課長}\n",
	},
}
