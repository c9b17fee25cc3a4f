-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-04",
	title = {
		ja = "日付が読め、実際にある日である",
		en = "Dates can be read and exist",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "日付は「令和7年4月1日」か「2025-04-01」のように書きます。保有開始日などは年月まででも、予定でも構いません。2月30日のような日は受け付けません。",
		en = "Dates are written in the era or in ISO form; some may end with the month or be planned. They must exist.",
	},
	hint = {
		ja = "年月日を確かめて書き直してください。",
		en = "Correct the date.",
	},
	examples = {
		bad = "公表日: 令和7年2月30日\n",
		good = "公表日: 令和7年2月28日\n",
	},
}
