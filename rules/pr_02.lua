local procedure = hy.use("procedure")

return {
	id = "PR-02",
	title = {
		ja = "行政機関等の全項目評価が、公示、提出、承認、公表の順に行われている",
		en = "An all-item assessment of a body of the state is noticed, submitted, approved and published in order",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項から第4項まで、特定個人情報保護評価に関する規則第7条",
		source = "e-Gov法令 425AC0000000027・426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "行政機関等の全項目評価は、公示して意見を求め、見直した評価書を委員会に提出し、承認を受けてから公表します。公表しているのに提出日や承認日がないものと、実施経過の日付の順が違うものを見ます。地方公共団体等はPR-01です。",
		en = "A body of the state publishes only after the commission has approved. A published one without the days of submission and approval, and acts out of order, are reported.",
	},
	hint = {
		ja = "承認を受けた日と提出日を書き、日付の順を確かめてください。",
		en = "Write both days and check their order.",
	},
	examples = {
		sketch = true,
		bad = "評価実施機関名: みほん庁長官\n状態: 公表\n委員会承認日: ''\n",
		good = "評価実施機関名: みほん庁長官\n状態: 公表\n委員会承認日: 令和7年3月12日\n",
	},
	messages = {
		order = {
			ja = "{1}({2})が、{3}({4})より前です",
			en = "{1} ({2}) is before {3} ({4})",
		},
		absent = {
			missing = true,
			ja = "行政機関等の義務付けられた全項目評価書が公表されていますが、「{1}」がありません",
			en = "a mandatory all-item assessment of a body of the state is published, but '{1}' is missing",
		},
	},
	check = function(doc, report)
		if not doc:body().gyosei then return end
		for _, act in ipairs(doc:find("keika"):records()) do
			local function part(name, id) return procedure.of_act(act, name, id) end
			procedure.compare(report, { part("公示", "kouji"), part("提出", "teishutsu"), part("承認", "shounin"), part("公表", "kouhyou") })
		end
		local result = doc:find("vi/vi_1/shikiichi")
		if result:nth() == 1 and (doc:stage() == "published" or doc:stage() == "ended") then
			for _, path in ipairs({ "hyoushi/iinkai_shounin_bi", "vi/vi_4/teishutsubi" }) do
				local node = doc:find(path)
				if node:missing() then report(node, "absent", node:label()) end
			end
		end
	end,
}
