local deadlines = hy.use("deadlines")

return {
	id = "TM-07",
	title = {
		ja = "少なくとも1年ごとに評価書を見直す",
		en = "Every assessment is looked through once a year",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条第1項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	why = {
		ja = "公表した評価書は、少なくとも1年ごとに見直すよう努めます。直すことがなければ、実施経過に「見直し(修正なし)」とその日を書けば足ります。1年は、最後に公表した日か見直した日から数えます。",
		en = "A published assessment is to be looked through every year. When nothing changes, an act 見直し(修正なし) with its day is enough. The year runs from the last publication or review.",
	},
	hint = {
		ja = "所管の部署に実態との違いを確かめ、修正するか、「見直し(修正なし)」を実施経過に書いてください。",
		en = "Ask the department whether the text is still right; publish a 修正 or write 見直し(修正なし).",
	},
	examples = {
		bad = "# 今日は令和8年10月1日\n実施経過: [{行為: 修正, 公表: 令和7年4月1日}]\n",
		good = "実施経過: [{行為: 修正, 公表: 令和7年4月1日}, {行為: 見直し(修正なし), 実施日: 令和8年3月20日}]\n",
	},
	messages = {
		passed = {
			ja = "{1}({2})から1年を過ぎています。見直しをしていれば、実施経過に「見直し(修正なし)」とその日を書いてください",
			en = "more than a year has passed since {1} ({2}); if it was looked through, write 見直し(修正なし) with its day",
		},
		due = {
			ja = "{1}({2})から1年です。評価書を見直します",
			en = "one year since {1} ({2}): look the assessment through",
		},
		unknown = {
			ja = "公表日({1})から1年です。評価書を見直します(実施経過がないため、公表日から数えました)",
			en = "one year since the publication ({1}): look the assessment through (there are no acts; counted from the publication)",
		},
	},
	current = function(doc, report)
		deadlines.late(doc, report, deadlines.review, deadlines.review_act(doc), "day")
	end,
	due = function(doc, due)
		deadlines.tell(doc, due, deadlines.review, deadlines.review_act(doc), "day")
	end,
}
