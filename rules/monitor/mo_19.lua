local O, threshold, deadlines = hy.use("observed"), hy.use("threshold"), hy.use("deadlines")

return {
	id = "MO-19",
	scope = "monitor",
	limits = { "incident_days" },
	title = {
		ja = "知っている重大事故が、評価書の答えに現れている",
		en = "Serious accidents that are known are declared",
	},
	severity = "error",
	also = { "TM-06" },
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号ロ、第6条第1項、第14条",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "事故の記録(kind: incident)と、機関の事故.yaml の重大事故(100人を超えるもの)が、評価書の重大事故の答えに現れているかを見ます。基礎項目評価書は過去1年以内の特定個人情報の事故、重点項目評価書と全項目評価書は過去3年以内の事故です。知った日から limits の incident_days(既定は30日)の間は、修正の準備の期間として「確認できず」とします。人数の分からない事故も「確認できず」です。事故.yaml にない事故も示します(他の評価書のしきい値判断に数えるため)。",
		en = "Accidents of the register and of the body's list with more than 100 persons must show in the answer: within 1 year and with My Number data for 基礎項目, within 3 years for the others. For limits.incident_days (30 unless said) after it became known, and while the number of persons is not known, it is a gap. Accidents missing in the body's list are told, too.",
	},
	hint = {
		ja = "内容と再発防止策を書いて評価書を修正し、事故.yaml にも加えてください。",
		en = "Revise the assessment with what happened and what was done, and add it to the body's list.",
	},
	examples = {
		sketch = true,
		bad = "重大事故の発生: 発生なし\n# 事故の記録: {happened: 2025-11-04, persons: 240, my_number: true}\n",
		good = "重大事故の発生: {回答: 発生あり, その内容: …, 再発防止策の内容: …}\n# 事故の記録: {happened: 2025-11-04, persons: 240, my_number: true}\n",
	},
	messages = O.messages({
		undeclared = {
			ja = "「発生なし」ですが、{1}に重大事故({2}人)があります",
			en = "the answer is 発生なし, but there was a serious accident with {2} persons on {1}",
		},
		pending = {
			ja = "{1}の重大事故({2}人)を知ってから日が浅く、修正の準備の期間です",
			en = "the serious accident of {1} with {2} persons became known only lately: a revision is due",
			hint = { ja = "内容と再発防止策を書いて、速やかに評価書を修正してください。", en = "Revise the assessment without delay." },
		},
		size = {
			ja = "{1}の事故の人数が分からず、重大事故か確かめられません",
			en = "the number of persons of the accident of {1} is not known",
			hint = { ja = "事故の記録に人数を加えてください。", en = "Add the number of persons to the register." },
		},
		unlisted = {
			severity = "warning",
			ja = "{1}の事故({2}人)が事故.yaml にありません",
			en = "the accident of {1} with {2} persons is not in the body's list",
		},
		holds = {
			ja = "答え(「{1}」)は、事故の記録{2}件と合っています",
			en = "the answer '{1}' agrees with {2} accidents on record",
		},
	}),
	judge = function(live, judge)
		local doc, today = live:doc(), live:today()
		if not doc then return end
		local grace = live:limit("incident_days", 30)
		local kiso = doc:form() == "yoshiki2"
		local node = doc:find(kiso and "ii/ii_3/jiko" or "iii/iii_7/r1/juudai_jiko")
		if not node or not node:choice() then return end
		local years = kiso and deadlines.threshold.years or deadlines.accident.years
		local listed = live:accidents()
		local all = {}
		local function add(happened, known, persons, my_number, fact)
			table.insert(all, { happened = happened, known = known or happened, persons = persons, my_number = my_number, fact = fact })
		end
		for _, a in ipairs(listed or {}) do add(a.happened or a.known, a.known, a.persons, a.my_number) end
		local function is_listed(day)
			for _, a in ipairs(listed or {}) do
				if (a.happened and a.happened.days == day.days) or (a.known and a.known.days == day.days) then return true end
			end
			return false
		end
		local clean = true
		for fact in live:facts("incident") do
			local day = hy.date(fact.happened)
			local persons = O.number(fact.persons)
			if not is_listed(day) then
				add(day, fact.known and hy.date(fact.known), persons, O.truth(fact.my_number), fact)
				if listed and O.truth(fact.my_number) ~= false then
					judge.deviates(nil, { subject = "unlisted:" .. fact.happened, fact = fact }, "unlisted", day.text, persons or "?")
					clean = false
				end
			end
		end
		if not live:given("incident") and not listed then
			O.absent(live, judge, node, "incident", "incident")
			return
		end
		local whole = not live:given("incident") or O.whole(live, judge, node, "incident")
		for _, a in ipairs(all) do
			local day = a.happened
			local about = { subject = "incident:" .. (day and O.iso(day) or "?"), fact = a.fact }
			local counts = day and threshold.within(a, today, years) and not (kiso and a.my_number == false)
			if counts and node:choice() == "発生なし" then
				if not a.persons then
					judge.gap(node, about, "size", day.text)
					clean = false
				elseif threshold.serious(a) then
					local fresh = today.days - a.known.days <= grace
					judge[fresh and "gap" or "deviates"](node, about, fresh and "pending" or "undeclared", day.text, a.persons)
					clean = false
				end
			end
		end
		if whole and clean then judge.holds(node, { subject = "incident", facts = #all }, "holds", node:choice(), #all) end
	end,
}
