local annex = hy.use("annex")

-- The name of a system in 変更前の記載 of a row that removes it.
local function name_in(text)
	local name = hy.match(text, "システムの名称[\\s：:]*([^\\s②\\n。、]{3,40})")
	if name then return name end
	local short = hy.trim(text)
	if hy.chars(short) <= 40 and not hy.match(short, "\\n|。") then return short end
end

-- Names too general to be looked for.
local general = { ["システム"] = true, ["中間サーバー"] = true, ["税務システム"] = true }

-- Reports where the text still has NAME.
local function look(doc, report, name)
	doc:find_word(name, function(node)
		local up = node:up()
		if not (up and up:up() and up:up():kind() == "table") then report(node, "left", name) end
	end)
end

-- Is NAME, or a name that contains it, that of a system of today?
local function listed(doc, name)
	for _, system in ipairs(doc:find("i/systems"):records()) do
		if hy.contains(hy.key(system:title()), hy.key(name)) then return true end
	end
end

return {
	id = "X-21",
	title = {
		ja = "Ⅰ2から外したシステムの名が、ほかの欄に残っていない",
		en = "A system removed from Ⅰ2 is not named elsewhere any more",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の記載要領 Ⅰ2",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "システムを廃止してⅠ2から削除しても、記録項目の見出しやリスク対策の文に古い名が残りがちです。変更箇所の行に「削除」とあるシステムと、前の改訂との比較で外れたシステムの名を、本文の中で探します。",
		en = "Headings of items and measures often keep the name of a system that is gone. Systems removed by a row of the annex, or since the revision before, are looked for in the text.",
	},
	hint = {
		ja = "残っている名を、今のシステムの名に直すか消してください。",
		en = "Put the name of the present system, or remove it.",
	},
	examples = {
		sketch = true,
		bad = "記録項目: [{見出し: ＜旧連携システム＞, 項目: […]}]\n変更履歴: [{項目: … システム2, 変更前の記載: 旧連携システム, 変更後の記載: 削除}]\n",
		good = "記録項目: [{見出し: ＜新連携システム＞, 項目: […]}]\n",
	},
	messages = {
		left = {
			ja = "Ⅰ2から削除したシステム「{1}」の名が残っています",
			en = "the system '{1}', removed from Ⅰ2, is still named",
		},
	},
	check = function(doc, report)
		local told = {}
		for _, row in ipairs(annex.rows(doc)) do
			local place = row.named.nodes[1]
			local list = place and (place:number() > 0 and place:up() or place)
			if list and hy.ends(list:id(), "i/systems") and annex.says(row.after) == "removed" then
				local name = name_in(row.before)
				if name and hy.chars(name) >= 4 and not general[name] and not told[name] and not listed(doc, name) then
					told[name] = true
					look(doc, report, name)
				end
			end
		end
	end,
	compare = function(doc, old, report)
		for _, change in ipairs(doc:changes(old)) do
			if change.op == "removed" and change.record and change.before and hy.ends(change.before:up():id(), "i/systems") then
				local name = change.before:title()
				if hy.chars(name) >= 4 and not general[name] and not listed(doc, name) then look(doc, report, name) end
			end
		end
	end,
}
