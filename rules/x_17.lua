local items, procedure = hy.use("items"), hy.use("procedure")

return {
	id = "X-17",
	title = {
		ja = "公示、第三者点検、提出、公表の日が順に並んでいる",
		en = "Public notice, review, submission and publication follow each other",
	},
	severity = "error",
	basis = {
		article = "番号法第28条、規則第7条",
		source = "e-Gov法令 425AC0000000027・426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "地方公共団体等の全項目評価は、公示(30日以上)→見直し→第三者点検→提出→公表の順です。行政機関等は点検の代わりに、提出の後に委員会の承認を受けます。ここではⅤ・Ⅵと表紙の欄の日付を見ます。実施経過の日付はPR-01とPR-02が見ます。基礎項目評価の実施日が公示や点検より後になるのは、再実施で一緒に出し直すときに起こるので参考として示します。点検から公表まで12か月を超えるときも参考とします(実施経過に新規実施や再実施があれば、最後のものの公表日と比べます)。",
		en = "The order is notice, review, submission, publication (bodies of the state: notice, submission, approval, publication). A basic assessment dated after notice or review, and more than twelve months from review to publication, are only notes.",
	},
	hint = {
		ja = "日付の書き誤りか、前の回の日付が残っていないかを確かめてください。",
		en = "Look for a slip, or for a day left over from the time before.",
	},
	examples = {
		sketch = true,
		bad = "意見の聴取: {実施日・期間: 令和6年10月12日～11月10日}\n第三者点検: {実施日: 令和6年9月30日}\n",
		good = "意見の聴取: {実施日・期間: 令和6年10月12日～11月10日}\n第三者点検: {実施日: 令和7年1月10日}\n",
	},
	messages = {
		order = {
			ja = "{1}({2})が、{3}({4})より前です",
			en = "{1} ({2}) is before {3} ({4})",
		},
		basic = {
			severity = "note",
			ja = "基礎項目評価の実施日({1})が、{2}({3})より後です",
			en = "the basic assessment ({1}) is dated after {2} ({3})",
		},
		long = {
			severity = "note",
			ja = "第三者点検({1})から公表({2})まで12か月を超えています",
			en = "more than twelve months lie between review ({1}) and publication ({2})",
		},
	},
	check = function(doc, report)
		local at = items(doc)
		local step = procedure.step
		local published = step("公表日", doc:find("hyoushi/kouhyou_bi"))
		local notice = step("意見の聴取", doc:find(at.opinions .. "/kikan"))
		local review = step("第三者点検", doc:find(at.review .. "/jisshibi"))
		local sent = doc:form() == "yoshiki4" and step("提出日", doc:find("vi/vi_4/teishutsubi"))
		local approved = doc:form() == "yoshiki4" and step("承認日", doc:find("hyoushi/iinkai_shounin_bi"))
		procedure.compare(report, { notice, review, sent, approved, published })

		local basic = step("基礎項目評価", doc:find(at.basic_day))
		for _, later in ipairs({ notice, review }) do
			if basic and later and basic.from.days > later.from.days then
				report(basic.node, "basic", basic.from.text, later.name, later.from.text)
				break
			end
		end
		-- A mere correction keeps the review of the last evaluation: that one's publication counts.
		local public = published and published.to
		for _, act in ipairs(doc:find("keika"):records()) do
			local kind, day = act:child("koui"):choice() or "", act:child("kouhyou"):date()
			if hy.match(kind, "^(新規|再)実施") and day and day.full then public = day end
		end
		if review and public and public.days - review.to.days > 366 then
			report(review.node, "long", review.to.text, public.text)
		end
	end,
}
