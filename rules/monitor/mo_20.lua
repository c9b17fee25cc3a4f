local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = { "iii/iii_3/r2/sonota", "iii/iii_3/r2/ninshou" }, yoshiki4 = { "iii/iii_3/r3/sochi", "iii/iii_3/r2/kiroku" } }

return {
	id = "MO-20",
	scope = "monitor",
	limits = { "repeated_accesses", "repeated_days" },
	title = {
		ja = "同じ利用者が同じ人を何度も見ていない",
		en = "Nobody looks at the same person again and again",
	},
	severity = "warning",
	basis = {
		article = "番号法第25条、特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2C b 取扱規程等に基づく運用",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "一人の利用者が、limits の repeated_days(既定は30日)の間に、同じ人の情報を limits の repeated_accesses(既定は10回)より多く使ったものを示します。人は鍵付きハッシュの初めの8桁でだけ表し、氏名や番号は扱いません。手続が続いている人の情報は何度も使うものなので、要確認にとどめます。システムやバッチの利用者は見ません。",
		en = "Reported are users who within limits.repeated_days (30 unless said) used the data of one person more than limits.repeated_accesses times (10). Persons appear as the first 8 digits of a keyed hash only. Machines are left out.",
	},
	hint = {
		ja = "受付簿と突き合わせ、業務によるものかを所属長に確かめてください。",
		en = "Match it with the book of received cases, and ask the head of the department.",
	},
	examples = {
		sketch = true,
		bad = "リスクに対する措置の内容: 同じ者の照会の繰り返しを毎月確認する。\n# ログ: user=U03 が同じ人を30日間に27回\n",
		good = "リスクに対する措置の内容: 同じ者の照会の繰り返しを毎月確認する。\n# ログ: user=U03 が同じ人を30日間に3回\n",
	},
	messages = O.messages({
		again = {
			ja = "利用者「{1}」が同じ人({2})の情報を{3}回使っています",
			en = "the user '{1}' used the data of one person ({2}) {3} times",
		},
		no_person = {
			ja = "どの操作にも本人を指す番号が記録されておらず、同じ人を繰り返し見たか分かりません",
			en = "the log names no persons: whether one was looked at again and again cannot be told",
			hint = { ja = "ログに本人の番号(person)を記録するか、fields で対応させてください。", en = "Have the log tell `person`, or map it by fields." },
		},
		holds = {
			ja = "同じ人の情報を繰り返し使った操作はありません",
			en = "nobody used one person's data again and again",
		},
	}),
	judge = function(live, judge)
		local most, window = live:limit("repeated_accesses", 10), live:limit("repeated_days", 30)
		local machines = O.machines(live)
		local node = live:doc() and D.promise(live:doc(), paths)
		local said = D.sentence(node, "親族|家族|同一|同じ|繰り返|興味")
		-- The most accesses in a span of so many days, of LIST, which is ordered by day; and the first and last of them.
		local function most_in_span(list)
			local first, n, best, from, to = 1, 0, 0, nil, nil
			for _, access in ipairs(list) do
				n = n + O.number(access.events)
				while access.days - list[first].days >= window do
					n, first = n - O.number(list[first].events), first + 1
				end
				if n > best then best, from, to = n, list[first], access end
			end
			return best, from, to
		end
		local function see(list)
			local times, first, last = most_in_span(list)
			if times <= most then return true end
			local person = string.sub(first.person, 1, 8)
			judge.deviates(node, { subject = "account:" .. first.user .. "/person:" .. person, fact = first, facts = times, to = last.days,
				declared = said }, "again", first.user, person, times)
			return false
		end
		-- The accesses of each pair that met too often in all, by day.
		local met, order = {}, {}
		for access in live:facts("access_person", { by = { "user", "person" }, overall = true, where = { over = { events = most } } }) do
			local key = access.user and access.person and not machines[access.user] and access.user .. "\n" .. access.person
			if key and not met[key] then
				met[key] = {}
				table.insert(order, met[key])
			end
			if key then table.insert(met[key], access) end
		end
		local clean = true
		if node and live:given("access_user") and not live:given("access_person") then
			if not O.relied(live, judge, node) then judge.gap(node, "person", "no_person") end
			return
		end
		if node then
			for _, list in ipairs(order) do clean = see(list) and clean end
		end
		O.judge(live, judge, {
			-- Those who did not meet that often are many: what there is in all tells that they were looked at.
			kind = "access_person", empty = true, groups = O.groups(live, "access_user", nil, { by = {}, whole = true }),
			node = function(doc) return D.promise(doc, paths) end,
			see = function() return clean end,
		})
	end,
}
