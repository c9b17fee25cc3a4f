local O, D, deadlines = hy.use("observed"), hy.use("declared"), hy.use("deadlines")

-- What is promised, where it is by form, the box where the form has boxes, and the name of its limit.
local promises = {
	{ what = "training", paths = { yoshiki2 = "iv/iv_10/kyouiku", yoshiki3 = "iii/iii_9/kyouiku", yoshiki4 = "iv/iv_2/kyouiku" } },
	{ what = "self_inspection", box = "自己点検", paths = { yoshiki2 = "iv/iv_9/jisshi", yoshiki3 = "iii/iii_8/jisshi", yoshiki4 = "iv/iv_1/jiko" } },
	{ what = "audit", box = "監査", paths = { yoshiki2 = "iv/iv_9/jisshi", yoshiki3 = "iii/iii_8/jisshi", yoshiki4 = "iv/iv_1/kansa" } },
}
local about = { training = "研修|教育", self_inspection = "点検|チェック", audit = "監査" }

local known = { training = true, self_inspection = true, audit = true, review = true, erasure_certificate = true, answer = true }

-- The fiscal year (from April) of a date.
local function fiscal(date)
	return date.month >= 4 and date.year or date.year - 1
end

-- Every how many years, and how often a year, a text promises it; nil when it does not tell.
local function frequency(text)
	local plain = hy.nfkc(text)
	local years = hy.match(plain, "([0-9]+)年(?:度)?に(?:1|一)回")
	if years then return tonumber(years), 1 end
	local often = hy.match(plain, "(?:年|毎年|年度)に?([0-9]+)回")
	if often then return 1, tonumber(often) end
	if hy.match(plain, "毎年|年に?一回|年度ごと|毎年度") then return 1, 1 end
	if hy.match(plain, "毎月|月に?(?:1|一)回") then return 1, 12 end
end

return {
	id = "MO-18",
	scope = "monitor",
	limits = { "training_years", "self_inspection_years", "audit_years" },
	title = {
		ja = "研修、自己点検、監査、見直しが、その年度に行われている",
		en = "Training, self-inspection, audit and review are done in their year",
	},
	severity = "error",
	also = { "TM-07" },
	basis = {
		article = "番号法第29条の2、特定個人情報保護評価に関する規則第14条第1項",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "実施の記録(kind: evidence。what は training、self_inspection、audit、review)を、評価書に書いた頻度(「年1回」「2年に1回」「毎年」など)と比べます。年度(4月から3月まで)で数え、終わった年度に実施がないものを示します。今の年度は終わるまで問いません。頻度の記載がないときは、limits の training_years、self_inspection_years、audit_years(いずれも既定は1年)によります。評価書が公表された年度の前は問いません。見直しは、評価書の実施経過と evidence の新しいほうから1年を過ぎると、要確認として示します(努力義務)。",
		en = "Evidence is compared with the frequency in the text, else with limits.training_years, self_inspection_years and audit_years (1 unless said). It is counted by fiscal year (from April); the current one is not asked for before it ends, nor what came before the assessment. The review is a warning when a year has passed since the last one.",
	},
	hint = {
		ja = "実施し、日付、対象の部署、実施者の記録を残してください。",
		en = "Do it, and keep a record of day, department and who did it.",
	},
	examples = {
		sketch = true,
		bad = "従業者に対する教育・啓発: {回答: 十分に行っている, 具体的な方法: 年1回の研修を行う。}\n# 実施の記録: 令和6年度の研修だけ(今日は令和8年5月)\n",
		good = "従業者に対する教育・啓発: {回答: 十分に行っている, 具体的な方法: 年1回の研修を行う。}\n# 実施の記録: {what: training, date: 2025-09-10}(今日は令和8年5月)\n",
	},
	messages = O.messages({
		missing_training = { ja = "研修の記録が{1}年度にありません(「{2}」)", en = "no training is on record for the fiscal year {1} ('{2}')" },
		missing_self_inspection = { ja = "自己点検の記録が{1}年度にありません(「{2}」)", en = "no self-inspection is on record for the fiscal year {1} ('{2}')" },
		missing_audit = { ja = "監査の記録が{1}年度にありません(「{2}」)", en = "no audit is on record for the fiscal year {1} ('{2}')" },
		fewer = {
			severity = "warning",
			ja = "{1}年度の記録は{2}件で、「{3}」に足りません",
			en = "{2} are on record for the fiscal year {1}, fewer than '{3}' wants",
		},
		not_yet = {
			ja = "記録がまだありません。最初の期限は{1}年度の末です",
			en = "nothing is on record yet; the first is due by the end of the fiscal year {1}",
			hint = { ja = "期限までに実施し、記録を evidence の情報源に加えてください。", en = "Do it in time, and add the record to the evidence." },
		},
		word = {
			ja = "実施の記録の語(what)「{1}」が分かりません({2}件)",
			en = "the word '{1}' for what was done is not known ({2} records)",
			hint = {
				ja = "what には training(研修)、self_inspection(自己点検)、audit(監査)、review(見直し)、erasure_certificate(消去の証明書)、answer(自己点検票の答え)を書いてください。",
				en = "Write training, self_inspection, audit, review, erasure_certificate or answer.",
			},
		},
		review = {
			severity = "warning",
			ja = "最後の見直し({1})から1年を過ぎています",
			en = "more than a year has passed since the last review ({1})",
		},
		reviewed = { ja = "1年以内の{1}に見直しています", en = "reviewed on {1}, within a year" },
		holds = { ja = "記載した頻度で行われています(最後は{1})", en = "done as often as declared (last on {1})" },
	}),
	judge = function(live, judge)
		local doc, today = live:doc(), live:today()
		if not doc then return end
		local year, since = fiscal(today), fiscal(live:date(live:epochs()[1].from))
		-- The days of WHAT, newest first, and how many there are in each fiscal year.
		local function records(what)
			local newest, by, n = nil, {}, 0
			for fact in live:facts("evidence") do
				if fact.what == what and fact.days <= today.days then
					local y = fiscal(fact.day)
					by[y], n = (by[y] or 0) + 1, n + 1
					if not newest or fact.days > newest.days then newest = fact end
				end
			end
			return newest, by, n
		end
		-- Words for what was done that no rule knows: the record counts nowhere.
		local function see_words()
			local first, n, order = {}, {}, {}
			for fact in live:facts("evidence") do
				local word = fact.what
				if not known[word] then
					if not first[word] then table.insert(order, word) end
					first[word], n[word] = first[word] or fact, (n[word] or 0) + 1
				end
			end
			for _, word in ipairs(order) do judge.gap(nil, { subject = "what:" .. word, fact = first[word] }, "word", word, n[word]) end
		end
		local function see(promise, node, sentence, years, often)
			local newest, by, n = records(promise.what)
			local subject = { subject = promise.what, fact = newest, facts = n, declared = sentence }
			local first, done = year - years, false
			for y = first, year do done = done or by[y] ~= nil end
			if done and often > 1 and first >= since and (by[year - 1] or 0) < often then
				judge.deviates(node, subject, "fewer", year - 1, by[year - 1] or 0, sentence)
			elseif done then
				judge.holds(node, subject, "holds", newest.day.text)
			elseif first < since then
				judge.gap(node, subject, "not_yet", since + years - 1)
			else
				judge.deviates(node, subject, "missing_" .. promise.what, years > 1 and first .. "～" .. year - 1 or first,
					sentence or (node:kind() == "choice" and node:choice()) or promise.box)
			end
		end
		for _, promise in ipairs(promises) do
			local node = D.promise(doc, promise.paths)
			if node and node:kind() == "checks" and promise.box then
				local ticked = false
				for _, box in ipairs(node:ticks()) do ticked = ticked or hy.contains(box, promise.box) end
				if not ticked then node = nil end
			end
			if node then
				local relied = O.relied(live, judge, node)
				local sentence = D.sentence(node, "(?:" .. about[promise.what] .. ").*(?:年|月)|(?:年|毎月|毎年).*(?:" .. about[promise.what] .. ")")
				local years, often = frequency(sentence or "")
				if not live:given("evidence") then
					if not relied then O.absent(live, judge, node, promise.what, "evidence") end
				else
					see(promise, node, sentence, years or live:limit(promise.what .. "_years", 1), often or 1)
				end
			end
		end
		see_words()
		-- The yearly review: by the acts of the assessment or by evidence.
		local act, paper = deadlines.review_act(doc), records("review")
		local last = act and act.day
		if paper and (not last or paper.days > last.days) then last = paper.day end
		local cover = doc:find("hyoushi/kouhyou_bi")
		last = last or (cover and cover:date())
		if last and last.full and deadlines.in_force(doc) then
			if deadlines.passed(last, deadlines.review, today) then
				judge.deviates(cover, { subject = "review", fact = paper }, "review", last.text)
			else
				judge.holds(cover, { subject = "review", fact = paper }, "reviewed", last.text)
			end
		end
	end,
}
