-- The author's entries about the changes of a revision (変更), seen without the revision before.
local C = {}

C.substance = "実質的な変更"
C.other = "その他の項目の変更"
C.emergency = "緊急時の事後評価(規則第9条第2項)"

local function full(date)
	return date and date.full and date or nil
end

-- The days of this revision: submission and publication.
function C.days(doc)
	local public = full(doc:find("hyoushi/kouhyou_bi"):date())
	local sent
	for _, act in ipairs(doc:find("keika"):records()) do
		local out = full(act:child("kouhyou"):date())
		if out and (not public or out.days == public.days) then
			public = out
			sent = full(act:child("teishutsu"):date()) or sent
		end
	end
	return sent, public
end

-- 事前 or 事後 as the days tell (提出 and 公表 before 実施時期), or nil.
function C.computed(doc, entry)
	local effective = full(entry:child("jisshi_jiki"):date())
	local sent, public = C.days(doc)
	if not effective or not public then return nil end
	if public.days < effective.days and (not sent or sent.days < effective.days) then return "事前" end
	return "事後", effective
end

-- 事前 or 事後 as it will be printed: the author's word, else what the days tell.
function C.timing(doc, entry)
	return entry:child("teishutsu_jiki"):choice() or C.computed(doc, entry)
end

-- The nodes an entry names, and whether one of them is an item with ※ (or a section all of whose items are).
function C.named(doc, entry)
	local list, mark = {}, nil
	for _, path in ipairs(entry:child("koumoku"):entries()) do
		for _, node in ipairs(doc:path(path.text)) do
			table.insert(list, node)
			if node:mark() and not mark then mark = node end
		end
	end
	return list, mark
end

return C
