-- Whether what is handed over is what an assessment says is handed over.
local D, groups = hy.use("declared"), hy.use("groups")
local P = {}

-- TEXT folded, without the particles that one writer sets and another leaves out.
local function plain(text)
	return hy.without(hy.key(text), "の")
end

-- Words that stand for more than they name.
local function is_general(text)
	return hy.match(text, "情報(?:$|[(、,。;及並と\\s])|等(?:$|[(、,。\\s])|別紙|一式|全て|すべて|全部|全体") ~= nil
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

-- Do the headings of 記録項目 under which ITEM stands appear in TEXT?
local function under_heading(doc, records, item, text)
	for _, node in ipairs(records and doc:all(records) or {}) do
		for _, entry in ipairs(node:entries()) do
			if entry.heading and plain(entry.text) == item and hy.contains(text, plain(entry.heading)) then return true end
		end
	end
	return false
end

--[[
Each of the items that a list (ITEMS) names, looked up in what NODE (提供する情報, 移転する情報) declares. Returns the first that is
not declared, and the first of which that cannot be told, because the words are general; nil for none.
]]
function P.foreign(doc, node, items, records)
	local said = hy.nfkc(node:text() or "")
	local general = is_general(said)
	said = said .. "\n" .. attachments(doc, said)
	local text, declared, unclear = plain(said), kinds(said), nil
	for _, item in ipairs(D.pieces(items)) do
		local own = plain(item)
		if not hy.contains(text, own) and not under_heading(doc, records, own, text) then
			local set, any = kinds(hy.nfkc(item))
			local alike = false
			for box in pairs(set) do alike = alike or declared[box] == true end
			if not general or (any and not alike) then return item end
			if not any then unclear = unclear or item end
		end
	end
	return nil, unclear
end

return P
