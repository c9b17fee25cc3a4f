-- Dates that may be planned or exact to the month.
local loose = { hoyuu_kaishi = true, shiyou_kaishi = true }

return {
	id = "FM-01",
	title = {
		ja = "日付が年月日まで書かれ、元号がその日のものである",
		en = "Dates have their day, and the era of that day",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領(日付の欄)、元号を改める政令",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "手続の日は順序や期間を数えるもとになるので、年月日まで書きます。年月まででよく、「予定」を付けてよいのは、保有開始日と使用開始日だけです。「平成31年5月」のように、その日にはない元号が残っていないかも見ます。西暦でも構いません。",
		en = "Days of the procedure are counted from, so they are exact; only 保有開始日 and 使用開始日 may be a month or planned. An era that was not in force on the day is a slip. Western years are fine.",
	},
	hint = {
		ja = "年月日を書き、元号を確かめてください。",
		en = "Write the full date in the right era.",
	},
	examples = {
		sketch = true, bad = "評価実施手続: {第三者点検: {実施日: 令和7年5月}}\n", good = "評価実施手続: {第三者点検: {実施日: 令和7年5月20日}}\n" },
	messages = {
		vague = {
			missing = true,
			ja = "「{1}」の「{2}」に日がありません",
			en = "'{2}' of '{1}' has no day",
		},
		era = {
			ja = "「{1}」は、その日の元号では{2}です",
			en = "'{1}' is {2} in the era of that day",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("date")) do
			local date = node:filled() and node:date()
			if date then
				local up = node:up()
				local id = hy.match(node:id(), "^(?:.*/)?([^/]+)$")
				if not date.full and not loose[id] and id ~= "kouhyou_bi" then
					report(node, "vague", node:label(), node:text())
				end
				local era = hy.match(hy.key(node:text()), "(明治|大正|昭和|平成|令和)(?:[0-9]|元)")
				if era and date.full and not hy.starts(date.text, era) and not (up and up:kind() == "table") then
					report(node, "era", node:text(), date.text)
				end
			end
		end
	end,
}
