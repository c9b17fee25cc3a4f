local deadlines, items, pair, threshold = hy.use("deadlines"), hy.use("items"), hy.use("pair"), hy.use("threshold")

return {
	id = "TM-04",
	also = { "TM-05" },
	title = {
		ja = "しきい値判断の結果が重くなったら、基礎項目評価を先に行い、評価を再実施する",
		en = "When the threshold result rises the basic assessment comes first, then the fuller one",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第6条第2項、第7条第2項、第8条、第14条",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "対象人数が増えるなどしてしきい値判断の結果が重くなったときは、まず基礎項目評価書を改めて公表し、速やかに重点項目評価や全項目評価の公示に進みます。しきい値判断の日が公示より後のもの、結果が重くなったのに改訂が「修正」のままのもの、公表の後の重大事故により結果が重くなったものを示します。結果が軽くなったときは修正で足り、重い評価書を任意に続けても構いません(TM-05)。",
		en = "When the result rises the basic assessment is revised and published first, then the fuller one is begun. Reported are a judgment dated after the notice, a risen result in a mere 修正, and a result that an accident after the publication raises. When it falls a 修正 is enough (TM-05).",
	},
	hint = {
		ja = "しきい値判断の日を確かめ、結果が重くなったのなら「再実施(しきい値判断の結果の変更)」として評価を行ってください。",
		en = "Check the day; a risen result calls for 再実施(しきい値判断の結果の変更).",
	},
	examples = {
		bad = "実施経過: [{行為: 再実施(しきい値判断の結果の変更), しきい値判断: 令和7年4月1日, 公示: 令和7年2月1日～令和7年3月2日}]\n",
		good = "実施経過: [{行為: 再実施(しきい値判断の結果の変更), しきい値判断: 令和7年1月20日, 公示: 令和7年2月1日～令和7年3月2日}]\n",
	},
	messages = {
		order = {
			ja = "しきい値判断({1})が、公示({2})より後です",
			en = "the threshold was judged on {1}, after the notice of {2}",
		},
		act = {
			ja = "しきい値判断の結果が「{1}」から「{2}」に重くなっていますが、この改訂は「{3}」となっています",
			en = "the threshold result rose from {1} to {2}, but this revision is a {3}",
		},
		accident = {
			ja = "公表の後の{1}の重大事故({2}人)により、しきい値判断の結果は{3}になります。基礎項目評価書を修正して公表し、その評価を実施してください",
			en = "with the serious accident of {1} ({2} persons) after the publication the threshold result is {3}: revise and publish the basic-item assessment, then make that one",
			hint = {
				ja = "基礎項目評価書の重大事故を「発生あり」に改めて提出し、公表した後、速やかに重くなった評価(全項目評価では公示)に進みます。",
				en = "Answer 発生あり in the basic-item assessment, submit and publish it, then begin the fuller assessment without delay.",
			},
		},
	},
	check = function(doc, report)
		for _, act in ipairs(doc:find("keika"):records()) do
			local judged, notice = act:child("shikiichi"):date(), act:child("kouji"):range()
			if act:child("koui"):choice() == "再実施(しきい値判断の結果の変更)" and judged and judged.full and
				notice and notice.full and judged.days > notice.from.days then
				report(act:child("shikiichi"), "order", judged.text, notice.from.text)
			end
		end
	end,
	-- An accident after the publication may raise the result; the basic assessment comes first.
	current = function(doc, report)
		if doc:form() ~= "yoshiki2" then return end
		local public, today = doc:find("hyoushi/kouhyou_bi"):date(), doc:today()
		local low, high = threshold.range(doc)
		local stated = pair.duty(doc)
		if not deadlines.in_force(doc) or not public or not public.full or not low or not stated then return end
		for _, accident in ipairs(doc:accidents() or {}) do
			local day = accident.known or accident.happened
			if day and day.days > public.days and accident.my_number and threshold.serious(accident) and
				threshold.within(accident, today, 1) then
				local set = threshold.possible(low, high, threshold.h500(doc), true)
				for kind = threshold.NONE, stated do
					if set[kind] then return end
				end
				return report(doc:find("ii/ii_3/jiko"), "accident", day.text, accident.persons, threshold.words(set))
			end
		end
	end,
	compare = function(doc, old, report)
		local now, before = doc:find(items(doc).people), old:find(items(old).people)
		local a, b = doc:find(items(doc).threshold), old:find(items(old).threshold)
		if doc:form() ~= old:form() or not (a:nth() and b:nth()) or not (now:nth() and before:nth()) then return end
		-- The options of forms 3 and 4 go from the heaviest result down.
		local rose = doc:form() ~= "yoshiki2" and a:nth() < b:nth() and now:nth() >= before:nth()
		local cover = doc:find("hyoushi/kouhyou_bi"):date()
		for _, act in ipairs(rose and cover and deadlines.acts(doc) or {}) do
			if act.published and act.published.days == cover.days and act.kind == "revision" then
				report(act.node:child("koui"), "act", b:choice(), a:choice(), act.name)
			end
		end
	end,
}
