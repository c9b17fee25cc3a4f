-- Names as an assessment declares them, and whether a name of the live side is among them.
local names = hy.use("names")
local D = {}

-- TEXT cut where PATTERN matches, without blanks.
local function split(text, pattern)
	local list, rest = {}, text
	while rest ~= "" do
		local head, tail = hy.match(rest, "(?s)^(.*?)(?:" .. pattern .. ")(.*)$")
		local piece = hy.trim(head or rest)
		if piece ~= "" then table.insert(list, piece) end
		rest = tail or ""
	end
	return list
end

-- The things that a text lists.
function D.pieces(text)
	return split(hy.nfkc(text), "[、,，・\\n;；/]|及び|並びに")
end

-- The offices that a text lists.
function D.offices(text)
	return split(hy.nfkc(text), "[、,，・\\n;；/()（）「」\\s]|及び|並びに|又は|若しくは|それぞれの")
end

-- The name of an office less the department (部, 局) it belongs to.
local function core(name)
	return hy.match(name, "^.*?[^都]?[部局](?=.{2})(.*)$") or name
end

-- Is LAST the last office of NAME, behind what it belongs to? 福祉課 is in 保健福祉部福祉課 but not in 障がい福祉課.
local function is_last(name, last)
	return hy.ends(name, last) and (name == last or
		hy.match(string.sub(name, 1, #name - #last), "[部局課室所署庁院館会係班市区町村]$|本部$|センター$|本庁$|支所$") ~= nil)
end

-- Are the office KEY and the declared one OWN the same, or is KEY a part of OWN? What both of them belong to must agree.
local function is_within(key, own)
	if is_last(own, key) or is_last(key, own) or hy.starts(key, own) then return true end
	return hy.starts(core(key), core(own)) and (core(key) == key or core(own) == own)
end

-- Is NAME an office that TEXT lists, or part of one?
function D.office(text, name)
	local key = hy.key(name)
	if hy.chars(key) < 2 then return false end
	for _, piece in ipairs(D.offices(text)) do
		local own = hy.match(hy.key(piece), "^(.*?)等?$")
		local each = hy.match(own, "^各(.+)$")
		if each and hy.ends(key, each) then return true end
		if own ~= "" and not each and is_within(key, own) then return true end
	end
	-- An office whose name has one of the signs that part a list.
	return hy.match(key, "・") ~= nil and hy.contains(hy.key(text), key) ~= nil
end

-- Is NAME the company that TEXT names?
function D.company(text, name)
	local key = names.company(name)
	return key ~= "" and hy.contains(names.company(text), key) ~= nil
end

-- Is NAME who a title or a text names, one within the other?
function D.called(text, name)
	local a, b = hy.key(text), hy.key(name)
	if hy.chars(a) < 2 or hy.chars(b) < 2 then return a ~= "" and a == b end
	return (hy.contains(a, b) or hy.contains(b, a)) ~= nil
end

-- The first sentence below NODE (nil is allowed) that PATTERN matches, or nil.
function D.sentence(node, pattern)
	if not node then return nil end
	for _, part in ipairs(split(node:text() or "", "[。\\n]")) do
		if hy.match(part, pattern) then return part end
	end
	for _, kid in ipairs(node:kids()) do
		local found = D.sentence(kid, pattern)
		if found then return found end
	end
end

-- The number of the file named NAME; nil when the assessment has none.
function D.file(doc, name)
	for f = 1, doc:files() do
		if hy.same(doc:find("file[" .. f .. "]/mei"):text() or "", name) then return f end
	end
end

-- The first item of PATHS (by form: a path, or a list of them) that promises something: it is answered, and not by saying
-- that nothing is done.
function D.promise(doc, paths)
	local own = paths[doc:form()]
	for _, path in ipairs(type(own) == "table" and own or { own }) do
		local node = doc:find(path)
		local choice = node and node:kind() == "choice" and node:choice()
		if node and node:filled() and not (choice and hy.match(choice, "いない$")) then return node end
	end
end

-- The name that ENTRY of a binding has on a day, and the last of its names.
local function named(entry, code, days)
	if type(entry) ~= "table" then return entry, entry end
	local last
	for _, one in ipairs(entry[1] and entry or { entry }) do
		local from, to = one.from and hy.days(one.from), one.to and hy.days(one.to)
		last = one.name or code
		if not (from and days < from) and not (to and days > to) then return last, last end
	end
	return nil, last
end

-- Does ENTRY of a binding ever have NAME? And on that day?
local function has_name(entry, name, days)
	local ever, now = false, false
	for _, one in ipairs(type(entry) ~= "table" and { { name = entry } } or entry[1] and entry or { entry }) do
		if one.name and hy.same(one.name, name) then
			ever = true
			now = now or named({ one }, name, days) ~= nil
		end
	end
	return ever, now
end

-- Two or more characters of Japanese writing: a name that people read, no code.
local function is_name(code)
	return hy.match(hy.nfkc(code), "[\\p{Han}\\p{Hiragana}\\p{Katakana}].*[\\p{Han}\\p{Hiragana}\\p{Katakana}]") ~= nil
end

--[[
What a code stands for on a day, by `bindings:` NAME: its name; nil and "unknown" when the code is not there, nil and "ended"
when it is not for that day. An entry is a name, {name, from, to}, or a list of these. What is a name itself stands for itself:
it needs no entry, but the days of the one that has this name count.
]]
function D.code(table_, code, days)
	local entry = table_ and table_[code]
	if entry ~= nil then
		local name, last = named(entry, code, days)
		return name, name == nil and "ended" or nil, last
	end
	if not is_name(code) then return nil, "unknown" end
	local once = false
	for _, other in pairs(table_ or {}) do
		local ever, now = has_name(other, code, days)
		if now then return code end
		once = once or ever
	end
	if once then return nil, "ended", code end
	return code
end

-- CODE in brackets, to stand behind the name it is for; nothing where the name stood for itself.
function D.behind(code, name)
	return code == name and "" or "(" .. code .. ")"
end

-- The means of 入手方法, 提供方法 and 移転方法 that a word of the live side stands for; the word itself when it is none of these.
local means = {
	paper = "紙", ["紙"] = "紙",
	media = "電子記録媒体(フラッシュメモリを除く。)", tape = "電子記録媒体(フラッシュメモリを除く。)",
	optical = "電子記録媒体(フラッシュメモリを除く。)", disk = "電子記録媒体(フラッシュメモリを除く。)",
	["cd"] = "電子記録媒体(フラッシュメモリを除く。)", ["cd-r"] = "電子記録媒体(フラッシュメモリを除く。)",
	["dvd"] = "電子記録媒体(フラッシュメモリを除く。)", ["dvd-r"] = "電子記録媒体(フラッシュメモリを除く。)",
	["磁気テープ"] = "電子記録媒体(フラッシュメモリを除く。)", ["光ディスク"] = "電子記録媒体(フラッシュメモリを除く。)",
	["媒体"] = "電子記録媒体(フラッシュメモリを除く。)", ["電子記録媒体"] = "電子記録媒体(フラッシュメモリを除く。)",
	usb = "フラッシュメモリ", flash = "フラッシュメモリ", ["usbメモリ"] = "フラッシュメモリ", ["usbメモリー"] = "フラッシュメモリ", ["フラッシュメモリ"] = "フラッシュメモリ",
	mail = "電子メール", ["メール"] = "電子メール", ["電子メール"] = "電子メール",
	cloud = "クラウド", ["クラウド"] = "クラウド",
	line = "専用線", ["専用線"] = "専用線",
	internal = "庁内連携システム", ["庁内連携"] = "庁内連携システム", ["庁内連携システム"] = "庁内連携システム",
	inw = "情報提供ネットワークシステム", ["情報提供ネットワークシステム"] = "情報提供ネットワークシステム",
	["juki-net"] = "住民基本台帳ネットワークシステム",
}
function D.means(word)
	return word and (means[string.lower(hy.nfkc(word))] or word)
end

-- Is it one of the means, or a way that needs none: screen, disk, net?
local plain = { screen = true, disk = true, net = true, none = true }
function D.is_means(word)
	return plain[word] == true or means[string.lower(hy.nfkc(word))] ~= nil
end

-- Does a node with boxes of means have MEANS, as a box or in the text of その他? nil when the node ticks nothing.
function D.has_means(node, wanted)
	local ticks = node:ticks()
	if #ticks == 0 then return nil end
	for _, box in ipairs(ticks) do
		if hy.same(box, wanted) then return true end
		local text = hy.same(box, "その他") and node:tick_text(box)
		if text and hy.contains(hy.key(text), hy.key(wanted)) then return true end
	end
	return false
end

return D
