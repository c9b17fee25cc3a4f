-- Lists of records, and the items without which a record is only an unused place of the form.
local lists = {
	{ path = "i/systems", ids = { "meishou", "kinou" }, name = "システム" },
	{ path = "ii/ii_4/itaku", ids = { "jikou", "naiyou", "saki" }, name = "委託事項" },
	{ path = "ii/ii_5/teikyou_saki", ids = { "saki", "hourei", "youto" }, name = "提供先" },
	{ path = "ii/ii_5/iten_saki", ids = { "saki", "hourei", "youto" }, name = "移転先" },
}

return {
	id = "X-07",
	title = {
		ja = "使っていない欄は、全て空である",
		en = "An unused place of a list is entirely blank",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅰ2、Ⅱ4、Ⅱ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "名も内容もないのに選択肢などが埋まっている欄は、前の記載や記入例の消し残りです。件数にも数えません(X-01)。委託や提供を書き漏らしたのか、欄を使っていないのかが読む人に分かりません。",
		en = "A place without name and content in which choices are filled in is left over from an example or an earlier revision. It is not counted (X-01).",
	},
	hint = {
		ja = "使っていない欄なら全て消し、使っているなら名と内容を書いてください。",
		en = "Clear it, or write what it stands for.",
	},
	examples = {
		sketch = true,
		bad = "委託事項:\n  - 委託事項: ''\n    委託する範囲: {回答: 特定個人情報ファイルの全体}\n",
		good = "委託事項:\n  - 委託事項: 健康管理システムの保守\n    委託内容: …\n    委託する範囲: {回答: 特定個人情報ファイルの全体, …}\n",
	},
	messages = {
		left = {
			missing = true,
			whole = true,
			ja = "{1}{2}は名も内容もありませんが、「{3}」などが埋まっています",
			en = "{1}{2} has no name and no content, but '{3}' is filled in",
		},
	},
	check = function(doc, report)
		-- The first filled item below NODE.
		local function first(node)
			for _, kid in ipairs(node:kids()) do
				if kid:filled() then return kid end
				local below = first(kid)
				if below then return below end
			end
		end
		for _, list in ipairs(lists) do
			for _, record in ipairs(doc:all(list.path .. "[]")) do
				local used = record:unknown()
				for _, id in ipairs(list.ids) do
					local node = record:child(id)
					used = used or node:filled() or node:unknown()
				end
				local filled = not used and first(record)
				if filled then report(record, "left", list.name, record:number(), filled:label()) end
			end
		end
	end,
}
