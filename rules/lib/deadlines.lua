-- The periods of the law, and the acts of an assessment (実施経過) they run from. Rules that look
-- back (check) and rules that look ahead (due) take both from here.
local D = {}

D.review = { years = 1 }     -- 規則第14条第1項: 少なくとも1年ごとの見直し(努力)
D.anew = { years = 5 }       -- 規則第15条、指針: 直近の評価の公表から5年を経過する前(努力)
D.kept = { years = 3 }       -- 記載要領: 事務を終えた後3年間の公表
D.threshold = { years = 1 }  -- 規則第4条第8号ロ、第6条第1項: 過去1年以内の重大事故
D.accident = { years = 3 }   -- 様式3 Ⅲ7②、様式4 Ⅲ7⑨: 過去3年以内の重大事故

local kinds = {
	["新規実施"] = "evaluation",
	["再実施(重要な変更)"] = "evaluation",
	["再実施(しきい値判断の結果の変更)"] = "evaluation",
	["再実施(5年経過前)"] = "evaluation",
	["修正"] = "revision",
	["見直し(修正なし)"] = "review",
	["事務の実施をやめた旨の通知"] = "stop",
}

local function full(date)
	return date and date.full and date or nil
end

-- Is the assessment out, and the work going on? What is to be published on a later day is not out.
function D.in_force(doc)
	local cover = doc:find("hyoushi/kouhyou_bi")
	local date = cover and cover:date()
	return doc:stage() == "published" and not (date and date.days > doc:today().days)
end

-- All acts in the order they are written: {node, name, kind, published, submitted, day}; day is
-- that of the publication, else the one the act was done on, else that of the submission.
function D.acts(doc)
	local list, keika = {}, doc:find("keika")
	for _, record in ipairs(keika and keika:records() or {}) do
		local name = record:child("koui"):choice()
		if name and kinds[name] then
			local published = full(record:child("kouhyou"):date())
			local submitted = full(record:child("teishutsu"):date())
			local done = full(record:child("jisshi"):date())
			table.insert(list, {
				node = record, name = name, kind = kinds[name], published = published,
				submitted = submitted, day = published or done or submitted,
			})
		end
	end
	return list
end

-- The latest of the acts up to TODAY that are of one of the kinds KINDS (a set) and have day FIELD.
local function latest(doc, wanted, field)
	local found
	for _, act in ipairs(D.acts(doc)) do
		local day = act[field]
		if wanted[act.kind] and day and day.days <= doc:today().days and
			(not found or day.days >= found[field].days) then
			found = act
		end
	end
	return found
end

-- The last evaluation (新規実施, 再実施) that was published: the 5 years run from it and from
-- nothing else; a 修正 does not move them.
function D.evaluation(doc)
	return latest(doc, { evaluation = true }, "published")
end

-- The last act after which the content was known to be right: the yearly 見直し runs from it.
function D.review_act(doc)
	return latest(doc, { evaluation = true, revision = true, review = true }, "day")
end

-- The day the work ended: in the name of the assessment (【○年○月○日 終了】), else the notice; and the node.
function D.ended(doc)
	local name = doc:find("hyoushi/hyoukasho_mei")
	local mark = name and hy.match(hy.nfkc(name:text()), "【([^】]*)終了】\\s*$")
	local day = mark and full(hy.date(mark))
	if day then return day, name end
	local act = latest(doc, { stop = true }, "day")
	if act then return act.day, act.node end
end

-- The last day of the period PERIOD that runs from DATE.
function D.last(date, period)
	return hy.after(date, period)
end

-- The last day before DATE: what must be done before it is in time on that day.
function D.eve(date)
	return hy.after(date, { days = -1 })
end

-- Tells the last day of PERIOD that runs from day FIELD of ACT, with the rule's message "due"; without an
-- act it runs from the publication on the cover, with "unknown".
function D.tell(doc, due, period, act, field)
	local cover = doc:find("hyoushi/kouhyou_bi")
	local public = full(cover and cover:date())
	if not D.in_force(doc) then return end
	if act then
		due(act.node, "due", D.last(act[field], period), act.name, act[field].text)
	elseif public then
		due(cover, "unknown", D.last(public, period), public.text)
	end
end

-- Is TODAY behind the last day of the period?
function D.passed(date, period, today)
	return today.days > D.last(date, period).days
end

-- Reports ACT ("passed") when, in an assessment that is in force, more than PERIOD has gone by since its day FIELD.
function D.late(doc, report, period, act, field)
	if D.in_force(doc) and act and D.passed(act[field], period, doc:today()) then
		report(act.node, "passed", act.name, act[field].text)
	end
end

return D
