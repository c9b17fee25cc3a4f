return {
	id = "CV-09",
	title = {
		ja = "委員会の承認の欄は、行政機関等の全項目評価書だけが書く",
		en = "Only a body of the state fills in the approval of the commission",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第2項・第3項、様式の記載要領 表紙・Ⅵ4",
		source = "e-Gov法令 425AC0000000027、様式の「行政機関等のみ」",
		certainty = "law",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "個人情報保護委員会が承認するのは、行政機関等が実施する全項目評価だけです。地方公共団体等は第三者点検を受けるので、承認日とⅥ4は空欄にします。",
		en = "The commission approves only all-item assessments of bodies of the state. Local bodies have a third-party review instead and leave these items blank.",
	},
	hint = {
		ja = "承認日とⅥ4を空欄にしてください。行政機関等であれば hyoka.yaml に「機関の種類: 行政機関等」と書きます。",
		en = "Leave them blank; for a body of the state write its kind in hyoka.yaml.",
	},
	examples = {
		bad = "評価実施機関名: みほん市長\n委員会承認日: 令和7年3月1日\n",
		good = "評価実施機関名: みほん市長\n",
	},
	messages = {
		day = {
			ja = "地方公共団体等の評価書に委員会の承認日があります",
			en = "an assessment of a local body has a day of approval",
		},
		section = {
			ja = "地方公共団体等の評価書の「{1}」に記載があります",
			en = "an assessment of a local body has '{1}' filled in",
		},
	},
	check = function(doc, report)
		if doc:body().gyosei then return end
		local day = doc:find("hyoushi/iinkai_shounin_bi")
		if day:filled() then report(day, "day") end
		for _, node in ipairs(doc:find("vi/vi_4"):kids()) do
			if node:filled() then report(node, "section", node:label()) end
		end
	end,
}
