-- The 基礎項目評価書 and the fuller assessment of one work, side by side.
local items = hy.use("items")
local threshold = hy.use("threshold")

-- Where the items that both forms have stand in the fuller ones, by form.
local places = {
	yoshiki3 = { number = "i/i_4/hourei", links = "i/i_5", office = "i/i_6" },
	yoshiki4 = { number = "i/i_5/hourei", links = "i/i_6", office = "i/i_7" },
}

-- What the result options of 様式2 stand for, by place; and of the fuller forms.
local basic = { threshold.KISO, threshold.JUTEN, threshold.ZENKOU, threshold.NONE }
local fuller = {
	yoshiki3 = { threshold.JUTEN, threshold.KISO, threshold.NONE },
	yoshiki4 = { threshold.ZENKOU, threshold.JUTEN, threshold.KISO, threshold.NONE },
}

local P = {}

-- The duty that the threshold judgment of DOC found (T.NONE ...), or nil; and the node that says so.
function P.duty(doc)
	if doc:form() == "yoshiki2" then
		local node = doc:find("iii/kekka")
		return node and node:nth() and basic[node:nth()], node
	end
	local path = items(doc) and items(doc).threshold
	local node = path and doc:find(path)
	local kinds = fuller[doc:form()]
	return node and kinds and node:nth() and kinds[node:nth()], node
end

-- The articles a text cites, as a set of folded words, and in order.
local function articles(text)
	local set, list = {}, {}
	local rest = hy.key(text)
	while true do
		local one = hy.match(rest, "(第[0-9]+条(?:の[0-9]+)?(?:第[0-9]+項)?(?:第[0-9]+号)?)")
		if not one then return set, list end
		local _, tail = hy.cut(rest, one)
		if not set[one] then
			set[one] = true
			table.insert(list, one)
		end
		rest = tail
	end
end

-- The items of tables a text cites (25、27及び29の項), as a set and in order.
local function table_items(text)
	local set, list = {}, {}
	local rest = hy.key(text)
	while rest do
		local group, behind = hy.match(rest, "([0-9の、,・及び並に]+)の項(.*)$")
		for _, number in ipairs(group and hy.numbers(group) or {}) do
			local one = number .. "の項"
			if not set[one] then
				set[one] = true
				table.insert(list, one)
			end
		end
		rest = behind
	end
	return set, list
end

-- What A cites and B does not, as READ finds it; nil when there is nothing, or when one of them cites nothing.
local function uncited(a, b, read)
	local _, list = read(a)
	local other, seen = read(b)
	local missing = {}
	for _, one in ipairs(list) do
		if not other[one] then table.insert(missing, one) end
	end
	if #missing > 0 and #list > 0 and #seen > 0 then return table.concat(missing, "、") end
end

-- The names in a text that lists them.
local function names(text)
	local list, rest = {}, hy.nfkc(text)
	while rest do
		local one, tail = hy.match(rest, "^([^、,\n]*?)(?:[、,\n]|及び|並びに|\\s+(?=\\(?[0-9]{1,2}[.)]|[・○●]))([\\s\\S]*)$")
		local name = hy.match(one or rest, "^[\\s・○●0-9().]*(.*?)[\\s。]*$")
		if name and name ~= "" then table.insert(list, name) end
		rest = tail
	end
	return list
end

local function listed(node)
	local list = {}
	for _, entry in ipairs(node and node:entries() or {}) do
		if not entry.heading and not hy.blank(entry.text) then table.insert(list, entry.text) end
	end
	return list
end

-- What is in A but in no name of B, folded.
local function only_in(a, b)
	local missing = {}
	for _, name in ipairs(a) do
		local key, found = hy.key(name), false
		for _, other in ipairs(b) do found = found or hy.key(other) == key end
		if not found then table.insert(missing, name) end
	end
	return #missing > 0 and table.concat(missing, "、") or nil
end

-- The names of LIST that stand in no name of OTHERS: "及び" may be part of a name.
local function not_within(list, others)
	local missing = {}
	for _, name in ipairs(list) do
		local found = false
		for _, other in ipairs(others) do found = found or hy.contains(hy.key(other), hy.key(name)) end
		if not found then table.insert(missing, name) end
	end
	return #missing > 0 and table.concat(missing, "、") or nil
end

-- The names of LIST that TEXT does not have; what stands in brackets behind a name may be left out.
local function not_in_text(list, text)
	local missing, key = {}, hy.key(text)
	for _, name in ipairs(list) do
		local own = hy.key(name)
		if not hy.contains(key, own, hy.match(own, "^(.+?)\\([^()]*\\)$") or own) then table.insert(missing, name) end
	end
	return #missing > 0 and table.concat(missing, "、") or nil
end

local function texts(records, path)
	local list = {}
	for _, record in ipairs(records) do
		local node = path and record:child(path) or record
		if node:filled() then table.insert(list, node:text()) end
	end
	return list
end

-- Calls f(name, node of the 基礎, node of the fuller one, ...) for every item in which KISO and FULL do not agree.
function P.compare(kiso, full, f)
	local at = places[full:form()]
	local function same_text(name, a, b)
		if a and b and a:filled() and b:filled() and not hy.same(a:text(), b:text()) then
			f(name, a, b, a:text(), b:text())
		end
	end
	same_text("text", kiso:find("i/i_1/jimu_mei"), full:find("i/i_1/jimu_mei"))
	same_text("text", kiso:find("i/i_5/busho"), full:find(at.office .. "/busho"))
	same_text("text", kiso:find("i/i_5/shozokuchou"), full:find(at.office .. "/shozokuchou"))
	same_text("text", kiso:find("i/i_4/jisshi"), full:find(at.links .. "/jisshi"))

	local a, b = kiso:find("i/i_2"), full:find("i/file_mei")
	local own, other = listed(a), listed(b)
	if #other == 0 then other = texts(full:all("file[]"), "mei") end
	if #own > 0 and #other > 0 then
		local extra, missing = only_in(own, other), only_in(other, own)
		if extra then f("extra", a, b, extra) end
		if missing then f("missing", a, b, missing) end
	end

	a, b = kiso:find("i/i_1/system_mei"), full:find("i/systems")
	own, other = names(a and a:text() or ""), texts(full:all("i/systems[]"), "meishou")
	if #own > 0 and #other > 0 then
		local extra, missing = not_within(own, other), not_in_text(other, a:text())
		if extra then f("extra", a, b, extra) end
		if missing then f("missing", a, b, missing) end
	end

	for _, paths in ipairs({ { "i/i_3/hourei", at.number }, { "i/i_4/hourei", at.links .. "/hourei" } }) do
		a, b = kiso:find(paths[1]), full:find(paths[2])
		if a and b and a:filled() and b:filled() then
			for _, read in ipairs({ articles, table_items }) do
				local extra, missing = uncited(a:text(), b:text(), read), uncited(b:text(), a:text(), read)
				if extra then f("extra", a, b, extra) end
				if missing then f("missing", a, b, missing) end
			end
		end
	end

	a, b = kiso:find("ii/ii_1/ninzuu"), full:find("i/i_1/taishou_ninzuu")
	local bands = a and b and a:nth() and b:nth() and a:nth() ~= b:nth()
	if bands then f("text", a, b, a:text(), b:text()) end

	local duty, from = P.duty(kiso)
	local other_duty, to = P.duty(full)
	-- A result that is computed from the number of persons is not told besides.
	if duty and other_duty and duty ~= other_duty and (from:written() or not bands) then
		f("text", from, to, from:text(), to:text())
	end
end

return P
