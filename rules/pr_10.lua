local RECENT = { days = 90 } -- an accident further back has been reported or never will be

return {
	id = "PR-10",
	scope = "portfolio",
	title = {
		ja = "漏えい等の報告の期限",
		en = "Days by which a leak is reported",
	},
	severity = "note",
	basis = {
		article = "番号法第29条の4第1項及び同項に基づく規則",
		source = "条文の日数は未確認",
		certainty = "known",
	},
	why = {
		ja = "報告の対象となる漏えい等を知ったときは、知った日からおおむね3日から5日以内に速報、30日以内(不正の目的によるおそれがあるときは60日以内)に確報を委員会に行います。事故.yaml の「知った日」から数えた日を参考に示します。報告の要否と正確な日数は、規則とガイドラインで確かめてください。",
		en = "A leak that must be reported is reported in brief 3 to 5 days after the body learned of it, and in full after 30 days (60 when an unlawful purpose is likely). Counted from 知った日 in the body's list; whether a report is due, and the exact days, are to be looked up.",
	},
	hint = {
		ja = "報告の要否を確かめ、委員会の報告フォームで報告してください。本人への通知も必要です。",
		en = "Find out whether it must be reported, and tell the persons concerned, too.",
	},
	examples = {
		sketch = true,
		bad = "# 事故.yaml\n- {発生日: 令和7年10月28日, 知った日: 令和7年11月3日, 人数: 5, 特定個人情報か: はい}\n",
		good = "# 事故.yaml\n- {発生日: 令和7年10月28日, 人数: 5, 特定個人情報か: いいえ}\n",
	},
	messages = {
		brief = {
			ja = "{1}に知った事故の速報の期限の目安です(知った日から3日から5日)",
			en = "about the last day for the brief report of the accident learned of on {1} (3 to 5 days)",
			lead = 2,
		},
		full = {
			ja = "{1}に知った事故の確報の期限の目安です(30日。不正の目的によるおそれがあれば60日)",
			en = "about the last day for the full report of the accident learned of on {1} (30 days; 60 with an unlawful purpose)",
			lead = 7,
		},
		late = {
			ja = "{1}に知った事故が不正の目的によるおそれがある場合の、確報の期限の目安です(60日)",
			en = "about the last day for the full report if the accident learned of on {1} had an unlawful purpose (60 days)",
			lead = 14,
		},
	},
	due = function(portfolio, due)
		local today = portfolio:today()
		for _, accident in ipairs(portfolio:accidents() or {}) do
			local known = accident.known or accident.happened
			if known and accident.my_number ~= false and known.days <= today.days and
				today.days <= hy.after(known, RECENT).days then
				due(accident.place, "brief", hy.after(known, { days = 5 }), known.text)
				due(accident.place, "full", hy.after(known, { days = 30 }), known.text)
				due(accident.place, "late", hy.after(known, { days = 60 }), known.text)
			end
		end
	end,
}
