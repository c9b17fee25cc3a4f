-- Names of systems and companies: are two of them one name spelt in two ways?
local N = {}

local kana = { { "ヴァ", "バ" }, { "ヴィ", "ビ" }, { "ヴェ", "ベ" }, { "ヴォ", "ボ" }, { "ヴ", "ブ" }, { "ヰ", "イ" }, { "ヱ", "エ" }, { "ヶ", "ケ" }, { "ッ", "ツ" }, { "あて名", "宛名" } }

-- A name less what spellings differ in: long vowels, middle dots, width, old and small kana, words that are written in two ways.
function N.plain(name)
	local key = hy.replace(hy.replace(hy.key(name), "(株)", "株式会社"), "(有)", "有限会社")
	key = hy.without(key, "ー・-‐‑–—―－.,、()「」『』/")
	if not hy.contains(key, "ヴ", "ヰ", "ヱ", "ヶ", "ッ", "あて名") then return key end
	for _, pair in ipairs(kana) do
		local head, tail = hy.cut(key, pair[1])
		if head then key = head .. pair[2] .. tail end
	end
	return key
end

-- A name made ready for N.compare.
function N.of(name)
	local key = hy.key(name)
	return { text = name, key = key, plain = N.plain(key), chars = hy.chars(key) }
end

local legal = { "株式会社", "有限会社", "合同会社", "合資会社", "一般社団法人", "一般財団法人", "公益財団法人", "公益社団法人", "(株)", "(有)", "㈱", "㈲" }

-- A company's name less its legal form.
function N.company(name)
	local key = hy.key(name)
	for _, word in ipairs(legal) do
		local head, tail = hy.cut(key, hy.key(word))
		if head then key = head .. tail end
	end
	return key
end

-- The names that TEXT lists, one after the other.
function N.each(text)
	local rest = text
	return function()
		while rest and rest ~= "" do
			local name, behind = hy.match(rest, "^([^、，,\n]*)[、，,\n]?(.*)$")
			rest = behind
			name = hy.trim(name or "")
			if name ~= "" then return name end
		end
	end
end

-- The characters in which A and B differ: what is left of each between their common ends.
local function middle(a, b)
	local x, y = {}, {}
	for _, code in utf8.codes(a) do table.insert(x, utf8.char(code)) end
	for _, code in utf8.codes(b) do table.insert(y, utf8.char(code)) end
	local from = 1
	while x[from] and x[from] == y[from] do from = from + 1 end
	local last = 0
	while #x - last >= from and #y - last >= from and x[#x - last] == y[#y - last] do last = last + 1 end
	local p, q = {}, {}
	for i = from, #x - last do table.insert(p, x[i]) end
	for i = from, #y - last do table.insert(q, y[i]) end
	return table.concat(p), table.concat(q), from - 1
end

-- "same", "spelling" (one name spelt in two ways), "near" (kana that differ by a slip of the pen or of a scan), or nil.
function N.compare(a, b)
	if a.key == b.key then return "same" end
	if a.plain == b.plain and hy.chars(a.plain) >= 3 then return "spelling" end
	local n = math.min(a.chars, b.chars)
	local limit = n >= 10 and 2 or 1
	if n < 4 or math.abs(a.chars - b.chars) > limit or hy.distance(a.key, b.key, limit) > limit then return nil end
	local left, right, common = middle(a.key, b.key)
	-- Other kanji, letters or numbers make another name; kana that differ late in a long word do not.
	if common < 3 or not hy.match(left .. right, "^[ァ-ヿぁ-ゟー]+$") then return nil end
	return "near"
end

return N
