-- The typed rows of the table of changes, and how they hang together (CH-05, CH-06).
local A = {}

local removed = "^(?:.{0,40}?(?:に係る記載|についての記載|の記載|を|の|は)?)?(?:全て|全部|全文)?(?:削除)(?:する|した)?。?(?:※.*)?$"
local described = "(?:追記|追加|修正|変更|更新|記載|反映|見直し|新設|移設|整理)(?:する|した|しました)?。?$"

-- Words that stand for text that is not shown (CH-06): templates/phrases.yaml, as the engine reads them.
local words

-- What a cell says: "blank", "removed", "told" (a description or an excerpt) or "text".
function A.says(text)
	local short = hy.trim(text)
	if hy.blank(short) then return "blank" end
	local key = hy.key(short)
	if hy.match(key, words.elided_cell) then return "told" end
	if hy.chars(key) <= 80 and hy.match(key, removed) then return "removed" end
	if (hy.contains(short, "略", "以下同様", "...", "…") and hy.match(short, words.elided_part)) or (hy.chars(key) <= 40 and hy.match(key, described)) then return "told" end
	return "text"
end

-- What tells a typed row, a record of the table, from another one.
function A.key(row)
	return hy.key(row:child("koumoku"):text() .. "|" .. row:child("mae"):text() .. "|" .. row:child("ato"):text())
end

-- The keys of all rows of DOC, as a set.
function A.keys(doc)
	local set, table_node = {}, doc:annex()
	for _, row in ipairs(table_node and table_node:records() or {}) do set[A.key(row)] = true end
	return set
end

-- The rows with what they name: {node, name, day, before, after, timing, why, named}, in table order.
function A.rows(doc)
	local list, table_node = {}, doc:annex()
	words = doc:data("annex")
	for _, node in ipairs(table_node and table_node:records() or {}) do
		local date = node:child("henkoubi"):date()
		local row = {
			node = node,
			at = node:child("koumoku"),
			day = date and date.full and date.days,
			date = date,
			from = node:child("mae"),
			to = node:child("ato"),
			before = node:child("mae"):text(),
			after = node:child("ato"):text(),
			timing = node:child("jiki"):choice(),
			why = node:child("setsumei"):text(),
			number = #list + 1,
		}
		if not hy.blank(row.at:text()) then
			row.named = doc:named(row.at:text())
			table.insert(list, row)
		end
	end
	return list
end

-- The single item or record whose whole text a row tells, or nil: not for several items, blocks, unread ends, missing records.
function A.item(row)
	local named = row.named
	if named.apart or named.partial or named.absent or named.block or #named.nodes == 0 then return nil end
	local id = named.nodes[1]:id()
	for _, node in ipairs(named.nodes) do
		if node:id() ~= id then return nil end
	end
	return named.nodes[1]
end

-- Text for comparing: folded, without ticks and signs that carry no meaning.
function A.bare(text)
	return hy.without(hy.key(text), "【】[]()「」○◯〇。、,.・:;※")
end

-- Are all numbers of SHORT in LONG, in their order?
local function numbers_within(short, long)
	local list, at = hy.numbers(long), 1
	for _, number in ipairs(hy.numbers(short)) do
		while list[at] and list[at] ~= number do at = at + 1 end
		if not list[at] then return false end
		at = at + 1
	end
	return true
end

-- Do two texts say the same, or is one an excerpt of the other? Long ones may differ by a few
-- slips of the pen or of a scan, but not in a number.
function A.same(a, b)
	a, b = A.bare(a), A.bare(b)
	if a == b then return true end
	local short, long = a, b
	if #short > #long then short, long = long, short end
	local n, m = hy.chars(short), hy.chars(long)
	if n >= 4 and hy.contains(long, short) then return true end
	if n < 20 or not numbers_within(short, long) then return false end
	if m <= 300 and (m - n) * 10 <= m then
		local limit = m // 40
		return hy.distance(short, long, limit) <= limit
	end
	return #hy.alike({ short, long }, 1700 * n // (n + m)) > 0
end

-- Rows in the order of time: by day, within a day as in the table. Rows without a day are those of the
-- revision that is coming when they stand together at the newest end; elsewhere their place is not known.
function A.by_time(rows)
	local list, first, last = {}, nil, nil
	for _, row in ipairs(rows) do
		if row.day then
			first = first or row
			last = row
		end
	end
	for _, row in ipairs(rows) do
		local coming = not first or (first.day <= last.day and row.number > last.number) or
			(first.day > last.day and row.number < first.number)
		if row.day or coming then table.insert(list, row) end
	end
	table.sort(list, function(a, b)
		local x, y = a.day or 1000000, b.day or 1000000
		if x ~= y then return x < y end
		return a.number < b.number
	end)
	return list
end

-- The items a row names, each once: a list of {key, node}.
local function subjects(row)
	local list, by = {}, {}
	for _, node in ipairs(row.named.nodes) do
		local one = by[node:id()]
		if not one then
			one = { node = node, count = 0 }
			by[node:id()] = one
			table.insert(list, one)
		end
		one.count = one.count + 1
	end
	for _, one in ipairs(list) do one.key = one.count .. ":" .. one.node:file() .. "/" .. one.node:id() end
	return list
end

-- Rows of one item in the order of time, for every item that can be told: a list of lists, each with .node and .id. Rows of
-- several items or of a block are in none; .more: some stand behind the last row, row.more: between this row and the one before.
function A.chains(rows)
	local chains, by = {}, {}
	for _, row in ipairs(A.by_time(rows)) do
		local whole = A.item(row) ~= nil
		for _, one in ipairs(subjects(row)) do
			local chain = by[one.key]
			if whole and not chain then
				chain = { node = one.node, id = one.node:id() }
				by[one.key] = chain
				table.insert(chains, chain)
			end
			if whole then
				row.more, chain.more = chain.more, nil
				table.insert(chain, row)
			elseif chain then
				chain.more = true
			end
		end
	end
	return chains
end

-- Does B follow A? true, false, or nil where the cells do not tell.
function A.follows(a, b)
	local after, before = A.says(a.after), A.says(b.before)
	if after == "removed" and before == "text" then return false end
	if after ~= "text" or before ~= "text" then return nil end
	if A.same(a.after, b.before) then return true end
	-- Two excerpts of a long text need not have anything to do with each other.
	local long = hy.chars(a.after) > 60 or hy.chars(b.before) > 60
	if long and #hy.alike({ a.after, b.before }, 500) == 0 then return nil end
	return false
end

-- Is the typed table the whole history up to this document? Not when later revisions were made with Hyoka.
function A.complete(doc, rows)
	local newest = 0
	for _, row in ipairs(rows) do newest = math.max(newest, row.day or 0) end
	local day = doc:find("hyoushi/kouhyou_bi"):date()
	local managed = #doc:find("henkou"):records() > 0
	for _, act in ipairs(doc:find("keika"):records()) do
		local date = act:child("kouhyou"):date()
		managed = managed or (date and date.days > newest)
	end
	return not managed or (day ~= nil and day.days <= newest)
end

local function characters(text)
	local list = {}
	for _, code in utf8.codes(text) do table.insert(list, utf8.char(code)) end
	return list
end

local function slice(list, from, to)
	local out = {}
	for i = from, to do table.insert(out, list[i]) end
	return table.concat(out)
end

-- The one place where the two cells of a row differ, with what stands around it: before and after the
-- change; nil when they differ in more than some words, or too little stands around them to be told again.
function A.replaced(row)
	if A.says(row.before) ~= "text" and not hy.contains(row.before, "略") then return nil end
	if #row.before < 60 or #row.after < 60 or #row.before > 20000 or row.before == row.after then return nil end
	local a, b = characters(row.before), characters(row.after)
	local from, back = 1, 0
	while a[from] and a[from] == b[from] do from = from + 1 end
	while #a - back >= from and #b - back >= from and a[#a - back] == b[#b - back] do back = back + 1 end
	local last, last_new = #a - back, #b - back
	if last < from or last - from > 20 or last_new < from or last_new - from > 20 or from <= 12 or back < 12 then return nil end
	return slice(a, from - 12, last + 12), slice(b, from - 12, last_new + 12)
end

-- The names of ordinances and other rules of the body in TEXT, as a list and a set.
local function titles(text)
	local list, set = {}, {}
	for _, line in ipairs(hy.lines(text)) do
		local rest = line
		while rest and hy.contains(rest, "条例", "規則", "規程", "要綱", "要領", "指針") do
			local title, behind = hy.match(rest, "([^、。,()（）「」\\s]{4,60}?(?:条例|規則|規程|要綱|要領|指針))(?!施行)(.*)$")
			if title and not set[title] then
				set[title] = true
				table.insert(list, title)
			end
			rest = behind
		end
	end
	return list, set
end

-- The name of the one rule of the body that a row takes out, and the one it puts in its place, when its
-- explanation speaks of a change of names and not of substance; else nil.
function A.retitled(row)
	if not hy.match(row.why, "改正|改称|名称|題名|形式|軽微|誤記|誤字") then return nil end
	local old, olds = titles(row.before)
	local new, news = titles(row.after)
	local gone, come, n = nil, nil, 0
	for _, title in ipairs(old) do
		if not news[title] then gone, n = title, n + 1 end
	end
	for _, title in ipairs(new) do
		if not olds[title] then come, n = title, n + 1 end
	end
	-- Both begin with the name of the body.
	if n == 2 and gone and come and hy.head(gone, 2) == hy.head(come, 2) then return gone, come end
end

-- The list and the number of the record a row names ("i/systems", 3), or nil.
local function record_of(row)
	local list, number = hy.match(row.at:text(), "(システム|委託事項|提供先|移転先)\\s*([0-9０-９]+)")
	if list then return list, tonumber(hy.nfkc(number)) end
end

-- Does a row say that the records behind the one it removes move up?
local function moves(row)
	return hy.match(row.before .. row.after, "(?:項番|番号).{0,4}(?:繰り?上げ|繰り?上がり|繰上)") ~= nil
end

-- The number that the record of ROW has today, when rows after it say that records moved up; else nil.
function A.moved(rows, row)
	local list, number = record_of(row)
	if not list then return nil end
	local now, seen = number, false
	for _, other in ipairs(A.by_time(rows)) do
		if other.number == row.number then seen = true end
		local other_list, removed = record_of(other)
		if seen and other.number ~= row.number and other_list == list and moves(other) and removed < now then
			now = now - 1
		end
	end
	if now ~= number then return now, list, number end
end

return A
