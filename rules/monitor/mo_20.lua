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
		holds = {
			ja = "同じ人の情報を繰り返し使った操作はありません",
			en = "nobody used one person's data again and again",
		},
	}),
	judge = function(live, judge)
		local most, window = live:limit("repeated_accesses", 10), live:limit("repeated_days", 30)
		local since, machines = live:today().days - window, O.machines(live)
		O.judge(live, judge, {
			kind = "access_person", empty = true,
			query = { by = { "user", "person" }, whole = true, from = since + 1, where = { over = { events = most } } },
			node = function(doc) return D.promise(doc, paths) end,
			wanted = function(access)
				return access.user ~= nil and access.person ~= nil and not machines[access.user]
			end,
			see = function(node, group)
				local said = D.sentence(node, "親族|家族|同一|同じ|繰り返|興味")
				for _, access in ipairs(group.facts) do
					local person, times = string.sub(access.person, 1, 8), O.number(access.events)
					judge.deviates(node, { subject = "account:" .. access.user .. "/person:" .. person, fact = access, facts = times,
						declared = said }, "again", access.user, person, times)
				end
				return #group.facts == 0
			end,
		})
	end,
}
