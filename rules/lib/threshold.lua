-- しきい値判断 (規則第4条、第6条、第7条): which evaluation the numbers call for.
-- Open questions stay open: the answer is the set of results that are still possible.
local items = hy.use("items")

local NONE, KISO, JUTEN, ZENKOU = 0, 1, 2, 3
local T = { NONE = NONE, KISO = KISO, JUTEN = JUTEN, ZENKOU = ZENKOU }

T.names = {
	[NONE] = "実施が義務付けられない",
	[KISO] = "基礎項目評価",
	[JUTEN] = "基礎項目評価及び重点項目評価",
	[ZENKOU] = "基礎項目評価及び全項目評価",
}

-- The matrix itself. n: 対象人数; h500: 取扱者500人以上; acc: 過去1年の重大事故.
function T.kind(n, h500, acc)
	if n < 1000 then return NONE end
	if n < 10000 then return KISO end
	if n < 100000 then return (h500 or acc) and JUTEN or KISO end
	if n < 300000 then return (h500 or acc) and ZENKOU or JUTEN end
	return ZENKOU
end

-- Bands of 対象人数 by their place in the form: the smallest and the largest number.
local people = { { 0, 999 }, { 1000, 9999 }, { 10000, 99999 }, { 100000, 299999 }, { 300000, 1000000000 } }
-- Bands of 使用者数 and 取扱者数 by their place.
local handlers = { { 0, 9 }, { 10, 49 }, { 50, 99 }, { 100, 499 }, { 500, 999 }, { 1000, 1000000000 } }
T.people, T.handlers = people, handlers

-- The day on which the document speaks: 公表日, else today.
function T.reference(doc)
	local day = doc:find("hyoushi/kouhyou_bi")
	local date = day and day:date()
	if date and date.full then return date end
	return doc:today()
end

-- Was ACCIDENT within the YEARS before DATE, by the day it happened or was learned of? The day, or nil.
-- On a date before the body learned of it nobody could tell.
function T.within(accident, date, years)
	if accident.known and accident.known.days > date.days then return nil end
	for _, name in ipairs({ "happened", "known" }) do
		local day = accident[name]
		if day and day.days <= date.days and hy.after(day, { years = years }).days >= date.days then
			return day, name
		end
	end
end

-- 重大事故 for certain: more than 100 persons. With fewer it depends on intent and purpose.
function T.serious(accident)
	return accident.persons ~= nil and accident.persons > 100
end

-- The accident that raises the result, if there is one; true as second value: it may be there.
function T.accident(doc)
	local list, date, open = doc:accidents(), T.reference(doc), false
	for _, accident in ipairs(list or {}) do
		local day, name = T.within(accident, date, 1)
		if day and accident.my_number ~= false then
			if accident.my_number and T.serious(accident) then return accident, false, day, name end
			open = true
		end
	end
	return nil, open or list == nil
end

-- true, false, or nil (open): was there a 重大事故 in the past year?
function T.acc(doc)
	local accident, open = T.accident(doc)
	if accident then return true end
	if not open then return false end
	local own = doc:find("ii/ii_3/jiko")
	if own and own:kind() == "choice" and own:choice() then return own:choice() == "発生あり" end
	local said = doc:all("iii/iii_7/r1/juudai_jiko")
	for _, node in ipairs(said) do
		if node:choice() ~= "発生なし" then return nil end
	end
	if #said > 0 then return false end
end

-- Sum of the upper ends of all bands; nil when one is open or somebody sub-contracts.
local function most_handlers(doc)
	local sum = 0
	for f = 1, doc:files() do
		local users = doc:find("ii/ii_3/shutai/shiyousha_suu", f)
		local umu = doc:find("ii/ii_4/umu", f)
		if not (users and users:nth() and umu and umu:choice()) then return nil end
		sum = sum + handlers[users:nth()][2]
		for _, itaku in ipairs(doc:find("ii/ii_4/itaku", f):records()) do
			local number = itaku:child("toriatsukaisha_suu"):nth()
			if not number or itaku:child("sai/saiitaku"):choice() ~= "再委託しない" then return nil end
			sum = sum + handlers[number][2]
		end
	end
	return doc:files() > 0 and sum or nil
end

-- true, false, or nil (open): are 500 persons or more handling the files? Then the node that tells.
function T.h500(doc)
	local number = doc:find("shikiichi_handan/toriatsukaisha_suu")
	if number and number:value() then return number:value() >= 500, number end
	local own = doc:find("ii/ii_2/toriatsukai")
	if own then
		if own:choice() then return own:choice() == "500人以上", own end
		return nil
	end
	for _, path in ipairs({ "ii/ii_3/shutai/shiyousha_suu" }) do
		for _, node in ipairs(doc:all(path)) do
			if node:nth() and handlers[node:nth()][1] >= 500 then return true, node end
		end
	end
	for _, itaku in ipairs(doc:all("ii/ii_4/itaku[]")) do
		local node = itaku:child("toriatsukaisha_suu")
		if node:nth() and handlers[node:nth()][1] >= 500 then return true, node end
	end
	local most = most_handlers(doc)
	if most and most < 500 then return false end
end

-- Smallest and largest possible 対象人数, and the node they are read from; nil when neither is known.
function T.range(doc)
	local number = doc:find("shikiichi_handan/taishou_ninzuu")
	if number and number:value() then return number:value(), number:value(), number end
	local band = doc:find(items(doc).people)
	if band and band:nth() then return people[band:nth()][1], people[band:nth()][2], band end
end

-- The set of results that are possible: set[kind] = true. nil in h500 or acc means open.
function T.possible(low, high, h500, acc)
	local set = {}
	for _, n in ipairs({ low, high, 1000, 10000, 100000, 300000 }) do
		if n >= low and n <= high then
			for _, h in ipairs({ true, false }) do
				for _, a in ipairs({ true, false }) do
					if (h500 == nil or h500 == h) and (acc == nil or acc == a) then
						set[T.kind(n, h, a)] = true
					end
				end
			end
		end
	end
	return set
end

-- The heaviest of the results in a set.
function T.highest(set)
	local most = NONE
	for kind in pairs(set) do most = math.max(most, kind) end
	return most
end

-- What a form's result option stands for.
local declared = {
	yoshiki2 = { KISO, JUTEN, ZENKOU, NONE },
	yoshiki3 = { JUTEN, KISO, NONE },
	yoshiki4 = { ZENKOU, JUTEN, KISO, NONE },
}

-- Judges the declared result. Returns nil when it can be right, else a table: why ("acc", "h500"
-- or "n"), node (of the result), kind (declared, nil: no answer can be right), wanted (set).
function T.judge(doc)
	local low, high, from = T.range(doc)
	if not low then return nil end
	local node = doc:find(items(doc).threshold)
	-- A basic-item assessment computes its result where none is written.
	if doc:form() == "yoshiki2" and not node:nth() then return nil end
	local h500, h500_node = T.h500(doc)
	local acc = T.acc(doc)
	local set = T.possible(low, high, h500, acc)
	local kind = node:nth() and declared[doc:form()][node:nth()]
	local result = { node = node, kind = kind, set = set, from = from, h500_node = h500_node }
	local fits
	if kind then
		fits = function(s) return s[kind] end
	else -- not answered: only whether the form itself can do
		fits = function(s)
			for _, k in ipairs(declared[doc:form()]) do
				if s[k] then return true end
			end
		end
	end
	if fits(set) then return nil end
	-- A basic-item assessment that computes its result has it from answers: one of them is to be mended.
	result.computed = not node:written()
	if acc and fits(T.possible(low, high, h500, false)) then
		result.why = "acc"
	elseif h500 and fits(T.possible(low, high, false, acc)) then
		result.why = "h500"
	else
		result.why = "n"
	end
	return result
end

-- The possible results in words.
function T.words(set)
	local list = {}
	for k = NONE, ZENKOU do
		if set[k] then table.insert(list, "「" .. T.names[k] .. "」") end
	end
	return table.concat(list, "か")
end

return T
