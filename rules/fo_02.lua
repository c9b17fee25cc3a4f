-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-02",
	title = {
		ja = "項目の種類に合った書き方をしている",
		en = "Every item is written in the way of its kind",
	},
	severity = "error",
	basis = {
		article = "評価書ファイルの形式",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "文章の項目には文章、選択肢の項目には選択肢、印を付ける項目には一覧、繰り返す項目には一覧の中の項目を書きます。種類が違うと内容を読み取れません。",
		en = "A text is a text, boxes are a list, repeated items are a list of entries; otherwise the content cannot be read.",
	},
	hint = {
		ja = "指摘の文に示した書き方に直してください。",
		en = "Write it in the way the message shows.",
	},
	examples = {
		bad = "入手方法: 紙\n",
		good = "入手方法: [紙]\n",
	},
}
