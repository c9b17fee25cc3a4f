-- Common blocks (共通記載): texts that stand in many assessments, kept once a version. Each version is a
-- file {見出し, 適用, 記載: [{項目, 本文}]}; 【業務システム】 in a text stands for a system of the assessment.
local PLACEHOLDER = "【業務システム】"
local C = {}

-- All versions: {block, version, from (date), place, heading (folded), texts[path]}; by day, oldest first.
function C.versions(portfolio)
	local list = {}
	for _, file in ipairs(portfolio:common()) do
		local data = file.data
		local from = hy.date(data["適用"] or "")
		assert(from and from.full, "共通記載/" .. file.block .. "/" .. file.version .. ".yaml: 適用の日がありません")
		local v = { block = file.block, version = file.version, from = from, place = file.place,
			heading = C.fold(data["見出し"] or ""), texts = {} }
		for _, entry in ipairs(data["記載"] or {}) do v.texts[entry["項目"]] = entry["本文"] end
		table.insert(list, v)
	end
	table.sort(list, function(a, b) return a.from.days < b.from.days end)
	return list
end

-- A heading without its brackets, folded.
function C.fold(heading)
	local inner = hy.match(hy.trim(heading), "^[<＜【](.*)[>＞】]$")
	return hy.key(inner or heading)
end

-- The names the placeholder may stand for in DOC.
local function systems(doc)
	local names = {}
	for _, record in ipairs(doc:all("i/systems[]")) do
		if record:title() ~= "" then table.insert(names, record:title()) end
	end
	return names
end

-- The text of a version as DOC would carry it: the first system that TEXT names is put in.
local function filled(version_text, text, names)
	if not hy.contains(version_text, PLACEHOLDER) then return version_text end
	for _, name in ipairs(names) do
		if hy.contains(text, name) then
			local whole = hy.replace(version_text, PLACEHOLDER, name)
			if hy.same(whole, text) then return whole end
		end
	end
	for _, name in ipairs(names) do
		if hy.contains(text, name) then return hy.replace(version_text, PLACEHOLDER, name) end
	end
	return version_text
end

-- The nodes of DOC that PATH names, from the top or in every file.
local function nodes_at(doc, path)
	local nodes = doc:path(path)
	return #nodes > 0 and nodes or doc:path("特定個人情報ファイル/" .. path)
end

-- The newest of LIST that applies on DAY.
local function newest(list, day)
	local found
	for _, v in ipairs(list) do
		if v.from.days <= day.days then found = v end
	end
	return found
end

-- The version nearest to TEXT, and its text; nil for none.
local function nearest(list, path, text, names)
	local texts, of = { text }, {}
	for _, v in ipairs(list) do
		if v.texts[path] then
			table.insert(texts, filled(v.texts[path], text, names))
			of[#texts] = v
		end
	end
	local best, alike
	for _, pair in ipairs(hy.alike(texts, 1)) do
		if pair.first == 1 and (not best or pair.alike >= alike) then
			best, alike = pair.second, pair.alike
		end
	end
	return best and of[best], best and texts[best]
end

-- Calls f(node, what, version, now, text) for every common block the assessments carry. what: "now"
-- (the version that applies today, or a later one), "old", "gone" (the item is no longer in the block), "altered".
-- version: the one carried or nearest; now: the one that applies; words: what differs, for "altered".
function C.each(portfolio, f)
	local by_heading, order, today = {}, {}, portfolio:today()
	for _, v in ipairs(C.versions(portfolio)) do
		if not by_heading[v.heading] then
			by_heading[v.heading] = {}
			table.insert(order, v.heading)
		end
		table.insert(by_heading[v.heading], v)
	end

	local function judge(list, path, node, text, names)
		local now = newest(list, today)
		for i = #list, 1, -1 do
			local v = list[i]
			if v.texts[path] and hy.same(filled(v.texts[path], text, names), text) then
				local late = now and v.from.days < now.from.days
				if not late then return f(node, "now", v, now) end
				if not now.texts[path] then return f(node, "gone", v, now) end
				if not hy.same(filled(now.texts[path], text, names), text) then return f(node, "old", v, now) end
				return f(node, "now", now, now)
			end
		end
		local v, like = nearest(list, path, text, names)
		if v then f(node, "altered", v, now, hy.difference(hy.trim(like), hy.trim(text))) end
	end

	for _, a in ipairs(portfolio:assessments()) do
		local doc = a.coming or a.doc
		local names = systems(doc)
		for _, heading in ipairs(order) do
			local list, seen = by_heading[heading], {}
			for _, v in ipairs(list) do
				for path in pairs(v.texts) do
					for _, node in ipairs(not seen[path] and nodes_at(doc, path) or {}) do
						for _, block in ipairs(node:filled() and node:blocks() or {}) do
							if C.fold(block.heading) == heading then
								judge(list, path, node, block.text, names)
							end
						end
					end
					seen[path] = true
				end
			end
		end
	end
end

return C
