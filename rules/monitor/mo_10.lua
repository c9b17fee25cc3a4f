local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = { "iii/iii_3/r2/sonota", "iii/iii_3/r2/ninshou" }, yoshiki4 = { "iii/iii_3/r3/sochi", "iii/iii_3/r2/kiroku" } }
local pattern = "時間外|夜間|休日|時間帯|業務時間"

-- "07:30-21:00" as minutes of a day.
local function hours(text)
	local from, first, to, last = hy.match(hy.nfkc(text), "^\\s*(\\d{1,2})(?::(\\d{2}))?\\s*[-~]\\s*(\\d{1,2})(?::(\\d{2}))?\\s*$")
	if not from then error("limits: hours is like 07:30-21:00") end
	return tonumber(from) * 60 + (tonumber(first or "") or 0), tonumber(to) * 60 + (tonumber(last or "") or 0)
end

-- The minutes of the day of the first and the last access of an hour; the hour alone tells the first and last it can have had.
local function minutes(access)
	local hour = tonumber(access.hour)
	local function at(moment, otherwise)
		local n = tonumber(moment or "")
		return hour * 60 + (n and n // 60000000 % 60 or otherwise)
	end
	return at(access.first, 0), at(access.last, 59)
end

return {
	id = "MO-10",
	scope = "monitor",
	limits = { "hours", "weekend" },
	title = {
		ja = "操作は業務の時間内に、決められた区域と端末から行われている",
		en = "The system is used in working hours, from known zones and terminals",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2C b 取扱規程等に基づく運用",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "limits の hours(既定は 07:00-22:00)の外の操作を、利用者と日ごとに示します。設定に holidays(国民の祝日、年末年始など)を書くと、土曜、日曜と休日の操作も示します。土曜と日曜だけは limits の weekend で決められます(yes なら示さず、no なら holidays がなくても示す)。holidays にその年の日が一つもないときは「確認できず」です。bindings に zones があれば、それにない区域からの操作を、terminals があれば、それにない端末からの操作を示します。システムやバッチの利用者は見ません。業務の都合による操作もあるので、要確認にとどめます。",
		en = "Reported are accesses outside limits.hours (07:00-22:00 unless said), by user and day; where the configuration names holidays, those on these and on Saturdays and Sundays, too. limits.weekend settles the latter alone: yes, they are working days; no, they are not, holidays or none. Without a holiday of that year it is a gap. Where bindings have zones or terminals, accesses from others are reported. Machines are left out.",
	},
	hint = {
		ja = "操作の理由を所属長に確かめてください。決まった時間外の業務があるなら limits の hours を改めてください。",
		en = "Ask the head of the department for the reason, or change limits.hours.",
	},
	examples = {
		sketch = true,
		bad = "リスクに対する措置の内容: 業務時間外の操作を毎月確認する。\n# ログ: ts=2026-05-10T23:41:02+09:00 user=U03 act=view\n",
		good = "リスクに対する措置の内容: 業務時間外の操作を毎月確認する。\n# ログ: ts=2026-05-11T10:12:30+09:00 user=U03 act=view\n",
	},
	messages = O.messages({
		late = {
			ja = "利用者「{1}」が業務時間の外({2} {3}時台)に操作しています",
			en = "the user '{1}' worked outside working hours (on {2}, between {3} and {3}:59)",
		},
		weekend = {
			ja = "利用者「{1}」が休日({2})に操作しています",
			en = "the user '{1}' worked on a day off ({2})",
		},
		no_holidays = {
			ja = "holidays に{1}年の休日がありません",
			en = "holidays has no day of the year {1}",
			hint = { ja = "新しい年の祝日の一覧に差し替えてください。", en = "Get the list of the new year." },
		},
		zone = {
			severity = "error",
			ja = "bindings の zones にない区域「{1}」の端末が使われています",
			en = "a terminal in the zone '{1}' is used, which is not in bindings.zones",
		},
		terminal = {
			severity = "error",
			ja = "bindings の terminals にない端末「{1}」が使われています",
			en = "the terminal '{1}' is used, which is not in bindings.terminals",
		},
		holds = {
			ja = "業務の時間と場所の外の操作はありません",
			en = "nobody worked outside working hours and places",
		},
	}),
	judge = function(live, judge)
		local from, to = hours(live:limit("hours", "07:00-22:00"))
		local weekend, named = O.truth(live:limit("weekend", "-")), live:has_holidays()
		local machines = O.machines(live)
		if weekend == nil then weekend = not named end
		local function declared(doc) return D.promise(doc, paths) end
		-- Hours in which an access can be too early or too late.
		local late = {}
		for hour = 0, 23 do
			if hour * 60 < from or hour * 60 + 59 >= to then table.insert(late, tostring(hour)) end
		end
		local function tell(node, access, name, said)
			judge.deviates(node, { subject = "account:" .. access.user, fact = access, declared = said }, name, access.user, access.day.text,
				access.hour or "")
			return false
		end
		local function see_holiday(node, days, said)
			local clean = true
			for access in live:facts("access_hour", { by = { "user" }, from = days, to = days }) do
				if access.user and not machines[access.user] then clean = tell(node, access, "weekend", said) end
			end
			return clean
		end
		-- The days with accesses of revision NUMBER that are holidays, or not known to be.
		local function see_holidays(node, number, said)
			local clean = true
			for day in live:facts("access_user", { by = {} }) do
				local off = day.epoch == number and named and live:holiday(day.days)
				if off then clean = see_holiday(node, day.days, said) and clean end
				if off == nil then
					judge.gap(node, { subject = "holidays:" .. day.day.year, fact = day }, "no_holidays", day.day.year)
					clean = false
				end
			end
			return clean
		end
		O.judge(live, judge, {
			kind = "access_hour", node = declared,
			query = {
				by = { "user", "hour" }, rest = { "user" },
				where = { { hour = late }, not weekend and { weekdays = { 6, 7 } } or nil },
			},
			wanted = function(access) return access.user ~= nil and not machines[access.user] end,
			see = function(node, group)
				local clean, said = true, D.sentence(node, pattern)
				for _, access in ipairs(group.facts) do
					local first, last = minutes(access)
					if first < from or last >= to then
						clean = tell(node, access, "late", said)
					elseif not weekend and O.weekend(access.days) then
						clean = tell(node, access, "weekend", said)
					end
				end
				return see_holidays(node, group.epoch, said) and clean
			end,
		})
		-- Codes of FIELD that are not among the names in NAME.
		local function places(field, name)
			local known, list = live:binding(name), {}
			if not known then return end
			for key, value in pairs(known) do list[type(key) == "number" and value or key] = true end
			O.judge(live, judge, {
				kind = "access_terminal", node = declared,
				query = { by = { field }, whole = true },
				wanted = function(access) return access[field] ~= nil end,
				see = function(node, group)
					local clean = true
					for _, access in ipairs(group.facts) do
						if not list[access[field]] then
							judge.deviates(node, { subject = field .. ":" .. access[field], fact = access }, field, access[field])
							clean = false
						end
					end
					return clean
				end,
			})
		end
		places("zone", "zones")
		places("terminal", "terminals")
	end,
}
