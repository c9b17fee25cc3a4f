local annex = hy.use("annex")

-- The least that WORDS differ from any of TEXTS: a list of places, empty when one of them has the words; nil when none has.
local function least(texts, words)
	local best
	for _, text in ipairs(texts) do
		local places = hy.misquotes(text, words)
		if places and (not best or #places < #best) then best = places end
	end
	return best
end

local function joined(texts)
	return table.concat(texts, "\n")
end

-- The entries of DOC that give words for the annex, each with all the texts it may quote, before and after.
local function quoting(doc, old)
	local list, by = {}, {}
	for _, change in ipairs(doc:changes(old)) do
		local entry = change.entry
		local before, after = entry and entry:child("mae_bun"), entry and entry:child("ato_bun")
		if entry and (before:filled() or after:filled()) then
			local one = by[entry:number()]
			if not one then
				one = { before = before, after = after, old = {}, new = {}, whole_old = {}, whole_new = {} }
				by[entry:number()] = one
				table.insert(list, one)
			end
			table.insert(one.old, change.old)
			table.insert(one.new, change.new)
			if change.before then table.insert(one.whole_old, change.before:printed()) end
			if change.node then table.insert(one.whole_new, change.node:printed()) end
		end
	end
	return list
end

local function candidates(changed, whole)
	local texts = {}
	for _, text in ipairs(changed) do table.insert(texts, text) end
	for _, text in ipairs(whole) do table.insert(texts, text) end
	table.insert(texts, joined(changed))
	return texts
end

-- Tells the first places at NODE, a cell, where it is not quite TEXT; a cell that is another text is for X-15 and CH-05.
local function slips(report, node, cell, text, message)
	if annex.says(cell) ~= "text" or not annex.same(cell, text) then return end
	for i, place in ipairs(hy.misquotes(text, cell) or {}) do
		if i <= 3 then report(node, message, place.written, place.said) end
	end
end

return {
	id = "CH-09",
	title = {
		ja = "「変更前」「変更後」に写した文が、改訂の本文と一字一句同じである",
		en = "What is quoted as before and after is word for word what the revisions say",
	},
	severity = "note",
	basis = {
		article = "様式の変更箇所の欄",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "変更箇所の「変更前」「変更後」は本文の写しです。打ち直すと、一字の違いが紛れ込みます。長い文のわずかな違いでは行は退けられず、書かれたとおりに印刷されるので、違う文字を示します。全角と半角、空白の違いは見ません。「変更」に書いた変更前の言葉が違うとき、又はどちらかの言葉が改訂の本文に見当たらないときは、その言葉は使われず、全文が載ります。",
		en = "Before and after are quotations. A few characters that differ in a long text do not make a row false: it is printed as typed, so the characters are named here. Words of an entry are passed over where those before differ, or where they stand nowhere in the revision; the annex then has the whole text.",
	},
	hint = {
		ja = "本文から写し直してください。本文のほうが誤っているなら、本文を直してください。",
		en = "Copy the words from the text, or mend the text.",
	},
	examples = {
		sketch = true,
		bad = "# 本文は「…業務に必要な者に限り、操作の権限を与える。」\n変更: [{項目: …, 変更後: 業務に必要な者に限って、操作の権限を与える。}]\n",
		good = "変更: [{項目: …, 変更後: 業務に必要な者に限り、操作の権限を与える。}]\n",
	},
	messages = {
		before = {
			ja = "変更前の「{1}」は、前の改訂の本文では「{2}」です",
			en = "'{1}' is quoted as the text before; the revision before says '{2}'",
		},
		after = {
			ja = "変更後の「{1}」は、本文では「{2}」です",
			en = "'{1}' is quoted as the text after; the text says '{2}'",
		},
		row = {
			ja = "変更前の「{1}」は、同じ項目の前の行の変更後の記載では「{2}」です",
			en = "'{1}' is quoted as the text before; the row before says '{2}'",
		},
		passed_over = {
			ja = "この言葉が改訂の本文に見当たらないので、変更箇所には項目の全文が載ります",
			en = "these words stand nowhere in the revision, so the annex has the whole text of the item",
		},
	},
	check = function(doc, report)
		local rows = annex.rows(doc)
		local whole = annex.complete(doc, rows)
		for _, chain in ipairs(annex.chains(rows)) do
			local last = chain[#chain]
			for i = 2, #chain do
				local open = chain[i].more or chain[i].day == chain[i - 1].day or annex.says(chain[i - 1].after) ~= "text"
				if not open then slips(report, chain[i].from, chain[i].before, chain[i - 1].after, "row") end
			end
			if whole and not chain.more and chain.node:kind() == "text" and not annex.moved(rows, last) then
				slips(report, last.to, last.after, chain.node:text(), "after")
			end
		end
	end,
	compare = function(doc, old, report)
		for _, one in ipairs(quoting(doc, old)) do
			for _, side in ipairs({ { one.before, candidates(one.old, one.whole_old), "before" },
				{ one.after, candidates(one.new, one.whole_new), "after" } }) do
				local node, texts, message = side[1], side[2], side[3]
				local places = node:filled() and least(texts, node:text())
				if node:filled() and not places then report(node, "passed_over") end
				for i, place in ipairs(places or {}) do
					if i <= 3 then report(node, message, place.written, place.said) end
				end
			end
		end
	end,
}
