-- Raised by the engine; this file only describes it (hyoka explain, hyoka rules).
return {
	id = "FO-06",
	title = {
		ja = "答えにより空欄になる項目に記載がない",
		en = "Items that do not apply are blank",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領",
		source = "様式",
		certainty = "practice",
	},
	why = {
		ja = "ほかの項目の答えによって対象でなくなる項目に、記載が残っています。どちらかの答えが誤っているか、前の版の消し忘れです。より詳しい規則(CD)が同じ欄を指摘するときは、そちらだけを示します。",
		en = "Something stands where another answer says there is nothing. Where a CD rule speaks of the same item, only that one is shown.",
	},
	hint = {
		ja = "条件になっている回答か、この記載のどちらかを直してください。",
		en = "Correct the answer that decides, or remove the text.",
	},
	examples = {
		bad = "意見の聴取:\n  実施日・期間: 令和6年10月12日～11月10日\n  期間を短縮する特段の理由: 緊急のため\n",
		good = "意見の聴取:\n  実施日・期間: 令和6年10月12日～11月10日\n",
	},
}
