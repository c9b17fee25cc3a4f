-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-03",
	also = { "FM-03" },
	title = {
		ja = "選択肢は様式の文言である",
		en = "Choices are options of the form",
	},
	severity = "error",
	basis = {
		article = "様式の選択肢",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "選択肢は様式に印刷されたもののどれかで、全角・半角と空白の違いのほかは同じ文言です。近いものがあれば示します。",
		en = "An answer is one of the printed options; only width and spaces may differ.",
	},
	hint = {
		ja = "様式の選択肢から選び直してください。",
		en = "Choose one of the options.",
	},
	examples = {
		bad = "ファイルの種類: システムファイル\n",
		good = "ファイルの種類: システム用ファイル\n",
	},
}
