local items, procedure = hy.use("items"), hy.use("procedure")

return {
	id = "PR-01",
	title = {
		ja = "地方公共団体等の手続が、順に行われ、欠けていない",
		en = "The steps of a local body are taken in order, and none is left out",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、特定個人情報保護評価に関する規則第5条から第7条まで",
		source = "e-Gov法令 425AC0000000027・426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "地方公共団体等の全項目評価は、しきい値判断、公示(30日以上)、見直し、第三者点検、提出、公表の順に行います。実施経過の1回ごとの日付の順と、義務付けられた全項目評価書が公表されているのに意見の聴取や第三者点検の日がないことを見ます。諮問が公示の終わりより前にあるときは確認を求めます。任意の全項目評価はPR-04、Ⅵの欄どうしの順はX-17が見ます。",
		en = "A local body gives notice, reviews, asks a third party, submits and publishes. The days of each act are compared; a mandatory all-item assessment that is published without notice or third-party review is reported. Voluntary ones are PR-04's, the items of Ⅵ X-17's.",
	},
	hint = {
		ja = "日付の書き誤りを確かめ、欠けている手続があれば行ってください。",
		en = "Look for a slip, or take the step that is missing.",
	},
	examples = {
		bad = "実施経過:\n  - {行為: 再実施(重要な変更), 公示: 令和7年3月1日～令和7年3月31日, 答申: 令和7年2月20日}\n",
		good = "実施経過:\n  - {行為: 再実施(重要な変更), 公示: 令和7年1月6日～令和7年2月5日, 諮問: 令和7年2月12日, 答申: 令和7年3月20日}\n",
	},
	messages = {
		order = {
			ja = "{1}({2})が、{3}({4})より前です",
			en = "{1} ({2}) is before {3} ({4})",
		},
		within = {
			severity = "warning",
			ja = "{1}({2})が、{3}({4})より前です。順序を確かめてください",
			en = "{1} ({2}) is before {3} ({4}): is that so?",
		},
		absent = {
			missing = true,
			ja = "義務付けられた全項目評価書が公表されていますが、「{1}」の日がありません",
			en = "a mandatory all-item assessment is published, but '{1}' has no day",
		},
	},
	check = function(doc, report)
		if doc:body().gyosei then return end
		for _, act in ipairs(doc:find("keika"):records()) do
			local function part(name, id) return procedure.of_act(act, name, id) end
			local kouji, shimon, toushin = part("公示", "kouji"), part("諮問", "shimon"), part("答申", "toushin")
			procedure.before(report, part("しきい値判断", "shikiichi"), kouji, "within")
			procedure.before(report, kouji, shimon, "within")
			procedure.before(report, shimon, toushin, "within")
			procedure.compare(report, { kouji, toushin or shimon, part("提出", "teishutsu"), part("公表", "kouhyou") })
		end
		local result = doc:find(items(doc).threshold)
		if doc:form() == "yoshiki4" and result:nth() == 1 and (doc:stage() == "published" or doc:stage() == "ended") then
			for _, path in ipairs({ "vi/vi_2/kikan", "vi/vi_3/jisshibi" }) do
				local node = doc:find(path)
				if node:missing() and node:up():written() then report(node, "absent", node:up():label()) end
			end
		end
	end,
}
