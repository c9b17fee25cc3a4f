local below = hy.use("below")

return {
	id = "X-04",
	title = {
		ja = "問いに全て答えており、措置を書いたリスクには「対策は十分か」の答えがある",
		en = "Every question is answered, and every risk whose measures are written is judged",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項第4号、指針の審査の観点(全ての項目についての検討)",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "リスク対策の措置を書いただけで「リスクへの対策は十分か」を選んでいないと、評価をしたことになりません。提供先・移転先は、書き始めたら全ての欄を埋めます(委託事項はCD-01が見ます)。取込みで読み取れなかった答えは、元の評価書を見て書き入れるまで、ほかの規則も判断しません。",
		en = "Measures without the judgment below them are no evaluation; an entry of provision or transfer that was begun is filled in whole. Answers that an import could not read stay open until they are written from the source.",
	},
	hint = {
		ja = "答えを選んでください。取込みで読み取れなかったものは、元の評価書を見て書き、「取込み」の「不明」から消します。",
		en = "Choose the answer; what could not be read is written from the source and removed from 不明.",
	},
	examples = {
		sketch = true,
		bad = "目的外の入手: {対象者以外の情報の入手防止: …, 必要な情報以外の入手防止: …}\n",
		good = "目的外の入手: {対象者以外の情報の入手防止: …, 必要な情報以外の入手防止: …, リスクへの対策は十分か: 十分である}\n",
	},
	messages = {
		-- The form wants these answers (FO-05): what replaces its error is one, too.
		judgment = {
			severity = "error",
			missing = true,
			ja = "「{1}」の措置は書かれていますが、「{2}」に答えていません",
			en = "the measures of '{1}' are written, but '{2}' is not answered",
		},
		record = {
			severity = "error",
			missing = true,
			ja = "{1}の「{2}」が記載されていません",
			en = "'{2}' of {1} is blank",
		},
		unread = {
			severity = "note",
			ja = "「{1}」は取込みで読み取れず、答えが分かりません",
			en = "'{1}' could not be read by the import: the answer is not known",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("choice")) do
			if node:missing() and hy.ends(node:id(), "/taisaku_juubun") and node:applies() and below.measured(node) then
				report(node, "judgment", node:up():label(), node:label())
			end
		end
		for _, list in ipairs({ { "teikyou_saki", "提供先" }, { "iten_saki", "移転先" } }) do
			for _, record in ipairs(doc:all("ii/ii_5/" .. list[1] .. "[]")) do
				if record:child("saki"):filled() then
					for _, node in ipairs(below.missing(record)) do
						report(node, "record", list[2] .. record:number(), node:label())
					end
				end
			end
		end
		for _, node in ipairs(doc:unread()) do
			local kind = node:kind()
			if node:number() == 0 and kind ~= "picture" and kind ~= "section" then
				report(node, "unread", node:label())
			end
		end
	end,
}
