local deadlines = hy.use("deadlines")

return {
	id = "TM-10",
	title = {
		ja = "事務を終えた評価書は3年間公表を続ける",
		en = "The assessment of ended work stays public for three years",
	},
	severity = "note",
	basis = {
		article = "特定個人情報保護評価に関する規則第16条、様式の記載要領(評価書名)",
		source = "e-Gov法令 426M60020000001、様式の記載要領",
		certainty = "practice",
	},
	why = {
		ja = "事務の実施をやめたときは、遅滞なく委員会に通知し、評価書名の後ろに【○年○月○日 終了】と書いて、その日から少なくとも3年間は公表を続けます。",
		en = "When the work ends, the committee is told without delay, the title gets 【… 終了】 and the assessment stays public for at least three years.",
	},
	hint = {
		ja = "この日までは公表を続け、計画管理書にも終了日とともに残してください。",
		en = "Keep it public until then, and in the plan of the body with the day it ended.",
	},
	examples = {
		bad = "状態: 公表\n実施経過: [{行為: 事務の実施をやめた旨の通知, 実施日: 令和7年4月10日}]\n",
		good = "状態: 終了\n評価書名: 予防接種に関する事務 全項目評価書【令和7年3月31日 終了】\n実施経過: [{行為: 事務の実施をやめた旨の通知, 実施日: 令和7年4月10日}]\n",
	},
	messages = {
		untold = {
			severity = "warning",
			ja = "状態が「終了」ですが、実施経過に「事務の実施をやめた旨の通知」がありません",
			en = "the state is 終了, but no act tells that the commission was notified",
		},
		going_on = {
			severity = "warning",
			ja = "事務の実施をやめた旨を通知していますが、状態が「終了」になっていません",
			en = "the commission was notified that the work ended, but the state is not 終了",
		},
		late = {
			ja = "事務を終えた日({1})から通知({2})まで90日を超えています。通知は遅滞なく行います",
			en = "more than 90 days lie between the end of the work ({1}) and the notice ({2})",
		},
		kept = {
			ja = "事務を終えた日({1})から3年間、公表を続ける最後の日です",
			en = "the last of the three years it stays public since the work ended ({1})",
		},
	},
	check = function(doc, report)
		local notice
		for _, act in ipairs(deadlines.acts(doc)) do
			if act.kind == "stop" then notice = act end
		end
		local ended = doc:stage() == "ended"
		if ended and not notice and #deadlines.acts(doc) > 0 then
			report(doc:find("keika"), "untold")
		elseif notice and not ended and deadlines.in_force(doc) then
			report(notice.node, "going_on")
		end
		local day = ended and deadlines.ended(doc)
		if day and notice and notice.day and deadlines.passed(day, { days = 90 }, notice.day) then
			report(notice.node, "late", day.text, notice.day.text)
		end
	end,
	due = function(doc, due)
		if doc:stage() ~= "ended" then return end
		local day, node = deadlines.ended(doc)
		if day and not deadlines.passed(day, deadlines.kept, doc:today()) then
			due(node, "kept", deadlines.last(day, deadlines.kept), day.text)
		end
	end,
}
