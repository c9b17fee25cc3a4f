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
	messages = {
		kept = {
			ja = "事務を終えた日({1})から3年間、公表を続ける最後の日です",
			en = "the last of the three years it stays public since the work ended ({1})",
		},
	},
	due = function(doc, due)
		if doc:stage() ~= "ended" then return end
		local day, node = deadlines.ended(doc)
		if day and not deadlines.passed(day, deadlines.kept, doc:today()) then
			due(node, "kept", deadlines.last(day, deadlines.kept), day.text)
		end
	end,
}
