-- Whether what is handed over is what an assessment says is handed over.
local D, groups = hy.use("declared"), hy.use("groups")
local P = {}

-- TEXT folded, without the particles that one writer sets and another leaves out.
local function plain(text)
	return hy.without(hy.key(text), "の")
end

-- Words that stand for more than they name.
local function is_general(text)
	return hy.match(text, "情報(?:$|[(、,。;及並と\\s]|であって)|事項|(?:必要な|定める)もの|その他|(?:等|など)(?:$|[(、,。\\s])|別紙|一式|全て|すべて|全部|全体") ~= nil
end

-- TEXT without what stands in brackets.
local function bare(text)
	while true do
		local head, tail = hy.match(text, "(?s)^(.*?)\\([^()]*\\)(.*)$")
		if not head then return text end
		text = head .. tail
	end
end

-- The kinds of 主な記録項目 that TEXT is of, as a set.
local function kinds(text)
	local set, any = {}, false
	for _, group in ipairs(groups) do
		for _, word in ipairs(group.words) do
			if word ~= "業務関係情報" and hy.contains(text, word) then set[group.box], any = true, true end
		end
	end
	return set, any
end

-- What the 別紙 that TEXT refers to say.
local function attachments(doc, text)
	local list, node = {}, doc:find("besshi")
	for _, record in ipairs(node and node:records() or {}) do
		if hy.contains(hy.key(text), hy.key(record:title())) then
			table.insert(list, record:child("hyou"):printed() or "")
			table.insert(list, record:child("honbun"):text() or "")
		end
	end
	return hy.nfkc(table.concat(list, "\n"))
end

-- Is ITEM (plain) among 記録項目? And does the heading it stands under appear in TEXT?
local function recorded(doc, records, item, text)
	local own, headed = false, false
	for _, node in ipairs(records and doc:all(records) or {}) do
		local under = false
		for _, entry in ipairs(node:entries()) do
			if entry.heading then
				under = hy.contains(text, plain(entry.text)) ~= nil
			elseif plain(entry.text) == item then
				own, headed = true, headed or under
			end
		end
	end
	return own, headed
end

-- The cells and lines of the 別紙 that TEXT refers to.
function P.attached(doc, text)
	local list, rest = {}, attachments(doc, text)
	while rest ~= "" do
		local cell, behind = hy.match(rest, "(?s)^([^\\t\\n]*)[\\t\\n]?(.*)$")
		if cell ~= "" then table.insert(list, cell) end
		rest = behind
	end
	return list
end

--[[
Each of the items that a list (ITEMS) names, looked up in what NODE (提供する情報, 移転する情報) declares. Returns the first that is
not declared: one of 記録項目, or of a kind that is not; and the first of which that cannot be told. nil for none.
]]
function P.foreign(doc, node, items, records)
	local said = hy.nfkc(node:text() or "")
	local general = is_general(said)
	said = said .. "\n" .. attachments(doc, said)
	local text, declared, unclear = plain(said), kinds(said), nil
	for _, item in ipairs(D.pieces(bare(hy.nfkc(items)))) do
		local own, headed = recorded(doc, records, plain(item), text)
		if not headed and not hy.contains(text, plain(item)) then
			local set, any = kinds(item)
			local alike = false
			for box in pairs(set) do alike = alike or declared[box] == true end
			if not (alike and (general or is_general(item))) then
				if own or (any and not alike) then return item end
				unclear = unclear or item
			end
		end
	end
	return nil, unclear
end

return P
