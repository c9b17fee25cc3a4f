local deadlines = hy.use("deadlines")

return {
	id = "TM-08",
	also = { "TM-12" },
	title = {
		ja = "評価の公表から5年を経過する前に再実施する",
		en = "The assessment is made again before five years have passed",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第15条、特定個人情報保護評価指針(一定期間経過前の再実施)",
		source = "e-Gov法令 426M60020000001。5年という期間は指針による",
		certainty = "practice",
	},
	why = {
		ja = "直近に評価を実施(新規実施又は再実施)して公表した日から5年を経過する前に、再実施するよう努めます。修正の公表や、基礎項目評価を実施した日からは数えません(TM-12)。",
		en = "The five years run from the publication of the last evaluation (new or made again), not from a mere 修正 nor from the day of the basic-item evaluation (TM-12).",
	},
	hint = {
		ja = "公示(30日以上)、第三者点検、提出、公表に要する期間を見込み、早めに再実施に取りかかってください。",
		en = "Leave time for the notice of 30 days, the review, submission and publication.",
	},
	examples = {
		bad = "実施経過: [{行為: 新規実施, 公表: 平成30年4月1日}, {行為: 再実施(5年経過前), 公表: 令和6年4月1日}]\n",
		good = "実施経過: [{行為: 新規実施, 公表: 平成31年4月1日}, {行為: 再実施(5年経過前), 公表: 令和6年3月20日}]\n",
	},
	messages = {
		passed = {
			ja = "{1}の公表({2})から5年を過ぎています。評価を再実施してください",
			en = "more than five years have passed since {1} was published ({2})",
		},
		between = {
			ja = "{1}の公表({2})から5年を過ぎてから公表({3})しています",
			en = "published on {3}, more than five years after {1} ({2})",
		},
		due = {
			ja = "{1}({2}公表)から5年を経過する前に、評価を再実施して公表します",
			en = "make the assessment again and publish it before five years have passed since {1} ({2})",
			lead = 270,
		},
		unknown = {
			ja = "公表日({1})から5年を経過する前に、評価を再実施して公表します(実施経過がないため、公表日から数えました。修正の公表日であれば、期限はこれより早くなります)",
			en = "make the assessment again before five years have passed since {1} (there are no acts; counted from the publication, and earlier if that was a 修正)",
			lead = 270,
		},
	},
	current = function(doc, report)
		deadlines.late(doc, report, deadlines.anew, deadlines.evaluation(doc), "published")
	end,
	-- Between two evaluations of the past, too.
	check = function(doc, report)
		local last
		for _, act in ipairs(deadlines.acts(doc)) do
			if act.kind == "evaluation" and act.published then
				if last and deadlines.passed(last.published, deadlines.anew, act.published) then
					report(act.node, "between", last.name, last.published.text, act.published.text)
				end
				last = act
			end
		end
	end,
	due = function(doc, due)
		deadlines.tell(doc, due, deadlines.anew, deadlines.evaluation(doc), "published")
	end,
}
