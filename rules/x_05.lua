local lists = { "i/systems", "ii/ii_4/itaku", "ii/ii_5/teikyou_saki", "ii/ii_5/iten_saki" }

return {
	id = "X-05",
	also = { "FM-06" },
	title = {
		ja = "システム、委託事項、提供先、移転先の番号に抜けがない",
		en = "Numbers of systems, tasks and recipients run without a gap",
	},
	severity = "error",
	basis = {
		article = "様式の繰り返しの見出し(システム1、2～5 …)",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "番号は一覧の順に付きます。途中に空の項目が残っていると、その番号が欠けて印刷され、変更箇所の「システム3」などが別のものを指します。",
		en = "Numbers follow the order of the list; an empty entry in the middle prints as a gap, and 'system 3' in the annex points elsewhere.",
	},
	hint = {
		ja = "空の項目を消すか、書き入れてください。",
		en = "Remove the empty entry, or fill it in.",
	},
	examples = {
		sketch = true,
		bad = "システム:\n  - {システムの名称: ''}\n  - {システムの名称: 健康管理システム, …}\n",
		good = "システム:\n  - {システムの名称: 健康管理システム, …}\n",
	},
	messages = {
		unread = {
			severity = "warning",
			ja = "{1}件目までは取込みで読み取れず、{2}から始まっています。元の評価書を確かめてください",
			en = "the list begins with {2}: what stands before it, up to {1}, could not be read by the import",
		},
		gap = {
			whole = true,
			ja = "{1}件目が空のまま、その後に「{2}」があります",
			en = "entry {1} is empty, but '{2}' follows",
		},
	},
	check = function(doc, report)
		for _, path in ipairs(lists) do
			for _, list in ipairs(doc:all(path)) do
				local empty, unread, unread_to = {}, nil, nil
				for _, record in ipairs(list:records()) do
					if record:unknown() then
						unread = unread or record
						unread_to = record:number()
					elseif record:all_missing() then
						table.insert(empty, record)
					elseif record:any_filled() then
						local title = record:title() ~= "" and record:title() or tostring(record:number())
						for _, gap in ipairs(empty) do report(gap, "gap", gap:number(), title) end
						if unread then report(unread, "unread", unread_to, title) end
						empty, unread = {}, nil
					end
				end
			end
		end
	end,
}
