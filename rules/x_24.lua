return {
	id = "X-24",
	also = { "FM-02" },
	title = {
		ja = "書かれた日数が、期間の日数と同じである",
		en = "A printed number of days is that of the period",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項、指針(30日以上の意見の聴取)、様式の記載要領 Ⅵ2②",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	words = { "日間" },
	why = {
		ja = "「令和7年1月4日から2月3日までの30日間」のように期間に日数を添えたときは、初日と末日の両方を数えた日数と合うはずです(この例は31日間)。意見を求める期間は30日以上が原則なので、数え誤りは手続の誤りにつながります。",
		en = "A count beside a period includes both ends. Opinions are asked for during 30 days or more, so a miscount matters.",
	},
	hint = {
		ja = "両端の日を数え直し、日数か日付を直してください。",
		en = "Count again, both ends included, and mend the number or the dates.",
	},
	examples = {
		sketch = true, bad = "実施日・期間: 令和7年1月4日～2月3日(30日間)\n", good = "実施日・期間: 令和7年1月4日～2月3日(31日間)\n" },
	messages = {
		differs = {
			ja = "「{1}」と書かれていますが、両端を数えると{2}日間です",
			en = "'{1}' is written, but it is {2} days, both ends counted",
		},
	},
	check = function(doc, report)
		local day = "(?:(?:令和|平成)(?:[0-9]+|元)年|[0-9]{4}年)?[0-9]+月[0-9]+日"
		local pattern = "(?s)((?:令和|平成)(?:[0-9]+|元)年[0-9]+月[0-9]+日|[0-9]{4}年[0-9]+月[0-9]+日)((?:\\([月火水木金土日]\\))?(?:から|~|〜|-|－|−|―))(" ..
			day .. "(?:\\([月火水木金土日]\\))?(?:まで)?(?:の)?\\(?(?:計|合計)?[0-9]+日間)(.*)$"
		doc:hits(function(node)
			local rest = hy.key(node:text())
			while rest do
				local from, to, till, tail = hy.match(rest, pattern)
				if not from then return end
				local range = hy.range(from .. "から" .. till)
				if range and range.full and range.printed > 0 and range.printed ~= range.days then
					report(node, "differs", from .. to .. till, range.days)
				end
				rest = tail
			end
		end)
	end,
}
