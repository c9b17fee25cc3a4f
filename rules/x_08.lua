local items = hy.use("items")

-- Bands of ④記録される項目 by their place in the form.
local bands = { { 0, 9 }, { 10, 49 }, { 50, 99 }, { 100, 1000000 } }

return {
	id = "X-08",
	also = { "FM-05" },
	title = {
		ja = "別添の記録項目の数が、④の区分に入る",
		en = "The number of recorded items lies in the chosen band",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅱ2④、別添(記録項目)",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "見出しを除いた記録項目を数えます(④の「全ての記録項目 別添を参照。」は様式が印刷します。FM-05)。1行に複数の項目が「、」で並んでいるときは、その分まで幅を見ます。項目を増減したときに区分を直し忘れることがあります。",
		en = "Entries without headings are counted (the pointer to the list is printed by the form, FM-05); commas in an entry widen the count. The band is often forgotten when items are added.",
	},
	hint = {
		ja = "記録項目を数え直し、④の区分か別添を直してください。",
		en = "Count again, and correct the band or the list.",
	},
	examples = {
		sketch = true,
		bad = "記録される項目: {回答: 100項目以上}\n# 記録項目は12項目\n",
		good = "記録される項目: {回答: 10項目以上50項目未満}\n# 記録項目は12項目\n",
	},
	messages = {
		outside = {
			ja = "記録項目は{1}項目ですが、④では「{2}」となっています",
			en = "{1} items are listed, but the band is '{2}'",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local answer, list = doc:find("ii/ii_2/koumoku_suu", f), doc:find(items(doc).records, f)
			local low, more = list:entry_count(), 0
			for _, entry in ipairs(list:entries()) do
				if not entry.heading then
					if hy.contains(entry.text, "別紙", "別添") then return end
					-- A comma or a line break with something behind it parts two items.
					local text = entry.text
					if hy.contains(text, "、", "，", ",", "\n") then
						more = more + hy.chars(text) - hy.chars(hy.without(text, "、，,\n")) - (hy.match(text, "[、，,\n]\\z") and 1 or 0)
					end
				end
			end
			local band = answer:nth() and bands[answer:nth()]
			if band and low > 0 and not list:unknown() and (low > band[2] or low + more < band[1]) then
				report(answer, "outside", low, answer:choice())
			end
		end
	end,
}
