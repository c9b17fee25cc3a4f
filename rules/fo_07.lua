-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-07",
	title = {
		ja = "件数が様式の範囲に入る",
		en = "The number of entries is within the form's range",
	},
	severity = "error",
	basis = {
		article = "様式(システム、委託事項、提供先、移転先は20まで)",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "様式には繰り返しの欄の数に限りがあります。システムは1以上20まで、委託事項、提供先、移転先は20までです。多いときは別紙にまとめます。",
		en = "The form has room for one to twenty systems and up to twenty tasks and recipients; more go to an attachment.",
	},
	hint = {
		ja = "項目をまとめるか、別紙に移してください。",
		en = "Join entries, or move them to an attachment.",
	},
	examples = {
		bad = "システム: []\n",
		good = "システム:\n  - {システムの名称: 健康管理システム, システムの機能: …}\n",
	},
}
