local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = { "iii/iii_3/r2/sonota", "iii/iii_3/r2/ninshou" }, yoshiki4 = "iii/iii_3/r2/kiroku" }
local logs = { log = true, access_log = true }

return {
	id = "MO-16",
	scope = "monitor",
	limits = { "silent_days" },
	title = {
		ja = "操作の記録が、欠けることなく、記載した期間保存されている",
		en = "Access logs are there, without holes, and kept as long as declared",
	},
	severity = "error",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2C b 取扱規程等に基づく運用",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "使用の記録に書いたアクセスログがあり、通し番号に抜けがなく、読めない行がなく、途中で途絶えていないかを見ます。途絶えは、ログごとに limits の silent_days(既定は7日)より長いもの、設定に holidays があれば、土曜、日曜と休日を除いて数えた日数が silent_days(この場合の既定は1日)より長いものです。「7年間保存」のように期間が書いてあるときは、最も古いログの日(kind: oldest、file は access_log)がその期間だけ前か、使用開始日より前かを見ます。途絶えや読めない行は、記録がないのか操作がないのか分からないので「確認できず」です。",
		en = "Whether the log is there, without holes in its numbers, lines that cannot be read, or pauses of more than limits.silent_days (7 unless said; where the configuration names holidays, working days, 1 unless said), and, where the text tells a period, as old as that (kind oldest, file access_log) or as the use. Pauses and unreadable lines are gaps.",
	},
	hint = {
		ja = "ログの取得と保存の設定、抜けた番号の前後の記録を確かめてください。",
		en = "Look at how the log is taken and kept, and at what stands around the hole.",
	},
	examples = {
		sketch = true,
		bad = "使用の記録: {回答: 記録を残している, 具体的な方法: 操作の記録を7年間保存する。}\n# ログの番号: 1001, 1002, 1010, …\n# 最も古い記録: {file: access_log, date: 2025-04-01}\n",
		good = "使用の記録: {回答: 記録を残している, 具体的な方法: 操作の記録を7年間保存する。}\n# ログの番号: 1001, 1002, 1003, …\n# 最も古い記録: {file: access_log, date: 2019-04-01}\n",
	},
	messages = O.messages({
		hole = {
			ja = "ログ「{1}」の番号{2}から{3}まで({4}件)が抜けています",
			en = "the numbers {2} to {3} ({4}) are missing in the log '{1}'",
		},
		hole_one = {
			ja = "ログ「{1}」の番号{2}が抜けています",
			en = "the number {2} is missing in the log '{1}'",
		},
		lost = {
			ja = "ログ「{1}」のファイル{2}個が、最後まで読む前になくなりました",
			en = "{2} files of the log '{1}' vanished before they were read to their end",
		},
		truncated = {
			ja = "ログ「{1}」のファイルが{2}回短くなりました",
			en = "files of the log '{1}' became shorter {2} times",
		},
		repeated = {
			ja = "ログ「{1}」の番号{2}個が、2回以上現れました",
			en = "{2} numbers of the log '{1}' came more than once",
		},
		ahead = {
			ja = "ログ「{1}」の{2}件が、まだ来ていない日のものです。時計を確かめてください",
			en = "{2} accesses of the log '{1}' are of days to come: look at its clock",
		},
		malformed = {
			severity = "warning",
			ja = "ログ「{1}」に読めない行が{2}行あります({3}行のうち)",
			en = "{2} of {3} lines of the log '{1}' cannot be read",
		},
		pause = {
			ja = "ログ「{4}」に、{1}から{2}まで操作の記録がありません({3}日)",
			en = "the log '{4}' has no records from {1} to {2} ({3} days)",
		},
		young = {
			ja = "「{1}」としていますが、最も古いログは{2}のものです",
			en = "'{1}' is declared, but the oldest record of the log is of {2}",
		},
		no_oldest = {
			ja = "「{1}」としていますが、ログがいつからあるか分かりません",
			en = "'{1}' is declared, but nothing tells how old the log is",
			hint = {
				ja = "kind: oldest の情報源で、file を access_log として最も古いログの日を渡してください。",
				en = "Give the day of the oldest record by a source of kind oldest, with file access_log.",
			},
		},
		old_holds = {
			ja = "ログは{1}からあり、「{2}」を満たしています",
			en = "the log begins on {1}, as '{2}' wants",
		},
		holds = {
			ja = "アクセスログがあり、抜けはありません({1}日分の集計)",
			en = "the access log is there, without holes ({1} tallies)",
		},
	}),
	judge = function(live, judge)
		local today, doc = live:today(), live:doc()
		local node = doc and D.promise(doc, paths)
		if not node then return end
		local sentence = D.sentence(node, "ログ|操作の?記録|記録")
		local function holes()
			local clean = true
			for gap in live:facts("sequence_gap") do
				judge.deviates(node, { subject = "sequence:" .. gap.source .. ":" .. gap.from, fact = gap, declared = sentence },
					gap.from == gap.to and "hole_one" or "hole", gap.source, gap.from, gap.to, gap.missing or "?")
				clean = false
			end
			for source in live:facts("source") do
				local n = source.kind == "access_log" and O.number(source.malformed) or 0
				if n > 0 then
					judge.gap(node, { subject = "malformed:" .. source.name, fact = source }, "malformed", source.name, n, source.lines or "?")
					clean = false
				end
			end
			for source in live:facts("source") do
				for _, what in ipairs({ "lost", "truncated", "repeated", "ahead" }) do
					local n = O.number(source[what]) or 0
					if n > 0 then
						judge.gap(node, { subject = what .. ":" .. source.name, fact = source }, what, source.name, n)
						clean = false
					end
				end
			end
			return clean
		end
		-- The days from FIRST to LAST that count in a pause.
		local function length(first, last)
			if not live:has_holidays() then return last - first + 1 end
			local n = 0
			for day = first, last do
				if not O.weekend(day) and not live:holiday(day) then n = n + 1 end
			end
			return n
		end
		-- Pauses between DAYS of a log, in order, that are too long.
		local function see_pauses(source, days)
			local limit, clean = live:limit("silent_days", live:has_holidays() and 1 or 7), true
			for i = 2, #days do
				local first, last = days[i - 1] + 1, days[i] - 1
				local idle = length(first, last)
				if idle > limit then
					judge.gap(node, { subject = "pause:" .. source .. ":" .. O.iso(live:date(first)), from = first, to = last }, "pause",
						live:date(first).text, live:date(last).text, idle, source)
					clean = false
				end
			end
			return clean
		end
		-- How many logs there are decides how their days are asked for: those of all together cost next to nothing.
		local function question()
			local n = 0
			for source in live:facts("source") do n = n + (source.kind == "access_log" and 1 or 0) end
			return n == 1 and { by = {} } or nil
		end
		local function pauses()
			local logs, names, clean, seen = {}, {}, true, { days = 0 }
			for access in live:facts("access_user", question()) do
				local name, day = access.source, access.days
				if not logs[name] then
					logs[name] = {}
					table.insert(names, name)
				end
				if day <= today.days and logs[name][#logs[name]] ~= day then
					table.insert(logs[name], day)
					seen = { days = seen.days + 1, from = math.min(seen.from or day, day), to = math.max(seen.to or day, day) }
				end
			end
			for _, name in ipairs(names) do clean = see_pauses(name, logs[name]) and clean end
			return clean, seen
		end
		local function age()
			local said = D.sentence(node, "[0-9０-９一二三四五六七八九十]+年間?(?:、|は)?(?:以上)?(?:の間)?(?:保存|保管|保持)")
			local years = said and tonumber(hy.match(hy.nfkc(said), "([0-9]+)年間?(?:、|は)?(?:以上)?(?:の間)?(?:保存|保管|保持)") or "")
			if not years then return end
			local oldest
			for fact in live:facts("oldest") do
				local day = logs[fact.file] and hy.date(fact.date)
				if day and (not oldest or day.days < oldest.day.days) then oldest = { day = day, fact = fact } end
			end
			if not oldest then
				judge.gap(node, { subject = "oldest:access_log", declared = said }, "no_oldest", said)
				return
			end
			local wanted = hy.after(today, { years = -years }).days
			for _, start in ipairs(doc:all("ii/ii_3/shiyou_kaishi")) do
				local day = start:date()
				if day then wanted = math.max(wanted, day.days) end
			end
			-- A month of grace: logs are put away by the month.
			local about = { subject = "oldest:access_log", fact = oldest.fact, declared = said }
			if oldest.day.days > wanted + 31 then
				judge.deviates(node, about, "young", said, oldest.day.text)
			else
				judge.holds(node, about, "old_holds", oldest.day.text, said)
			end
		end
		local relied = O.relied(live, judge, node)
		if not O.given(live, "access_log") then
			if not relied then O.absent(live, judge, node, "access_log", "access_log") end
			return
		end
		local whole = O.whole(live, judge, node, "access_log")
		local clean = holes()
		local even, seen = pauses()
		if whole and clean and even and seen.days > 0 then
			judge.holds(node, { subject = "access_log", facts = seen.days, from = seen.from, to = seen.to, declared = sentence }, "holds",
				seen.days)
		end
		age()
	end,
}
