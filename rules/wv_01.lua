-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "WV-01",
	title = {
		ja = "指摘の除外の期限が切れていない",
		en = "No waiver has expired",
	},
	severity = "warning",
	basis = {
		article = "機関の定める指摘の除外(waivers.yaml)",
		source = "評価書ファイルの形式",
		certainty = "practice",
	},
	why = {
		ja = "除外には期限があります。過ぎた除外は働かず、除外していた指摘が再び現れます。",
		en = "A waiver past its expiry does nothing; what it waived is reported again.",
	},
	hint = {
		ja = "指摘された記載を直すか、改めて判断して期限を書き直してください。",
		en = "Mend the finding, or decide anew.",
	},
	examples = {
		bad = "- {規則: X-08, 項目: 特定個人情報ファイル, 理由: 次の改訂で直す, 期限: 令和6年3月31日}\n",
		good = "- {規則: X-08, 項目: 特定個人情報ファイル, 理由: 次の改訂で直す, 期限: 令和9年3月31日}\n",
	},
}
