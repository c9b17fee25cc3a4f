local annex = hy.use("annex")

-- The number in front of 件 in a text, or nil.
local function count_in(text)
	return hy.match(hy.key(text), "\\(?([0-9]+)\\)?件")
end

-- Labels of NODE's options that stand in TEXT: a set and how many. A label inside a longer one does not count.
local function labels_in(node, text)
	local key, set, n = hy.key(text), {}, 0
	local options = node:options()
	table.sort(options, function(a, b) return #a > #b end)
	for _, option in ipairs(options) do
		local label = hy.key(option)
		local head, tail = hy.cut(key, label)
		if head then
			key = head .. "/" .. tail
			set[option] = true
			n = n + 1
		end
	end
	return set, n
end

-- Does NODE say what a row's 変更後 says? true, false, or nil where it cannot be told.
local function agrees(node, row)
	local kind, text = node:kind(), row.after
	if kind == "date" or kind == "range" then
		local a, b = hy.range(text), node:range()
		if not a or not b then return nil end
		return a.from.days == b.from.days and (kind == "date" or a.to.days == b.to.days)
	elseif kind == "choice" then
		local set, n = labels_in(node, text)
		if n ~= 1 or not node:choice() then return nil end
		local stated, printed = count_in(text), count_in(node:printed())
		return set[node:choice()] == true and (not stated or not printed or stated == printed)
	elseif kind == "checks" then
		local set, n = labels_in(node, text)
		if n == 0 or node:blank() then return nil end
		for _, option in ipairs(node:ticks()) do
			if set[option] then
				local _, tail = hy.cut(hy.key(text), hy.key(option))
				local stated = tail and hy.match(tail, "^\\(?([0-9]+)\\)?件")
				if stated and node:tick_count(option) and tonumber(stated) ~= node:tick_count(option) then
					return false
				end
			end
			set[option] = nil
		end
		for _ in pairs(set) do return false end
		return true
	elseif kind == "text" then
		if node:missing() then return false end
		return annex.same(text, node:text())
	end
end

return {
	id = "X-15",
	also = { "CH-05", "CH-06" },
	title = {
		ja = "変更箇所の行がつながり、最後の「変更後」が本文と一致する",
		en = "The rows of the table of changes hang together and end at the text",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "同じ項目について、ある行の「変更後の記載」は次の行の「変更前の記載」と同じはずで、最後の行の「変更後」は今の本文と同じはずです(CH-05)。「略」「新規」「右記を追加」などの省略や、何をしたかの説明は、文そのものではないので比べません(CH-06)。長い文は、数字が同じで違いがわずかなら同じとみなします(違う文字はCH-09が示します)。ある欄で直した語句が、同じ文脈のまま別の欄に残っていれば、直し漏れとして示します。取込みで読み取れなかった項目は、元を確かめるよう参考として示します。",
		en = "For one item the text after one change is the text before the next one, and the last one is the text of today. Elisions and descriptions are not compared; long texts may differ slightly, but not in numbers (CH-09 names the characters).",
	},
	hint = {
		ja = "前の評価書の記載を確かめ、行か本文の誤っているほうを直してください。",
		en = "Look at the revision before, and mend the row or the text.",
	},
	examples = {
		sketch = true,
		bad = "基本情報:\n  担当部署: {部署: 健康増進課}\n変更履歴:\n  - {変更日: 令和6年4月1日, 項目: Ⅰ 基本情報 7. 評価実施機関における担当部署 ①部署, 変更前の記載: 健康課, 変更後の記載: 健康推進課}\n",
		good = "基本情報:\n  担当部署: {部署: 健康推進課}\n変更履歴:\n  - {変更日: 令和6年4月1日, 項目: Ⅰ 基本情報 7. 評価実施機関における担当部署 ①部署, 変更前の記載: 健康課, 変更後の記載: 健康推進課}\n",
	},
	messages = {
		broken = {
			ja = "変更前の記載が、同じ項目の前の行({1})の変更後の記載とつながりません",
			en = "the text before is not what the row of {1} left",
		},
		revived = {
			ja = "前の行({1})で削除した記載を、変更前の記載としています",
			en = "the text before is one that the row of {1} removed",
		},
		body = {
			ja = "この項目の最後の変更ですが、変更後の記載が本文({1})と違います",
			en = "the last change of this item, but its text is not that of the assessment ({1})",
		},
		gone = {
			missing = true,
			ja = "この項目の最後の変更ですが、変更後の記載に対して本文({1})が空です",
			en = "the last change of this item, but the assessment is blank there ({1})",
		},
		left = {
			ja = "この項目の最後の変更は削除ですが、本文({1})に記載があります",
			en = "the last change of this item removed it, but it is filled in ({1})",
		},
		partly = {
			ja = "「{1}」は、変更箇所({2})で「{3}」に直した記載と同じですが、ここでは直っていません",
			en = "'{1}' was changed to '{3}' by a row of the annex ({2}), but not here",
		},
		unread = {
			severity = "note",
			ja = "この項目の最後の変更ですが、本文({1})は取込みで読み取れていません。元の評価書と見比べてください",
			en = "the last change of this item, but an import could not read it ({1}): look at the source",
		},
	},
	check = function(doc, report)
		local rows = annex.rows(doc)
		local whole = annex.complete(doc, rows)
		local function told(row)
			return row.date and row.date.text or "変更日なし"
		end
		-- A section that is not written at all was lost as a whole: X-23 says so.
		local function lost(node)
			local up = node:up()
			while up and up:kind() ~= "section" do up = up:up() end
			return up and up:id() ~= "hyoushi" and not up:written()
		end
		local function last(row)
			local says, any, open = annex.says(row.after), nil, nil
			if says == "told" or says == "blank" then return end
			for _, node in ipairs(row.named.nodes) do
				-- Every revision has a 公表日 of its own, and hardly one says so in a row.
				if node:number() > 0 or node:kind() == "section" or node:id() == "hyoushi/kouhyou_bi" then return end
				if node:unknown() or lost(node) then
					open = node
				elseif says == "removed" then
					if node:missing() then any = true end
				else
					local verdict = agrees(node, row)
					if verdict == nil or verdict then any = true end
				end
			end
			local node = row.named.nodes[1]
			if any then return end
			if open then
				if says == "text" then report(row.to, "unread", open) end
			elseif says == "removed" then
				report(row.to, "left", node)
			elseif node:missing() then
				report(row.to, "gone", node)
			else
				report(row.to, "body", node)
			end
		end
		-- Where the text still has OLD, which ROW replaced by NEW.
		local function elsewhere(row, old, new)
			if not old then return end
			doc:find_word(old, function(node)
				local up = node:up()
				local table_row = up and up:up() and up:up():kind() == "table"
				if not table_row then report(node, "partly", old, row.node, new) end
			end)
		end
		for _, chain in ipairs(annex.chains(rows)) do
			if whole then
				elsewhere(chain[#chain], annex.replaced(chain[#chain]))
				elsewhere(chain[#chain], annex.retitled(chain[#chain]))
			end
			for i = 2, #chain do
				if not chain[i].more and chain[i].day ~= chain[i - 1].day and annex.follows(chain[i - 1], chain[i]) == false then
					local removed = annex.says(chain[i - 1].after) == "removed"
					report(chain[i].from, removed and "revived" or "broken", told(chain[i - 1]))
				end
			end
			if whole and not chain.more and not annex.moved(rows, chain[#chain]) then last(chain[#chain]) end
		end
	end,
}
