local O, D, threshold = hy.use("observed"), hy.use("declared"), hy.use("threshold")

return {
	id = "MO-03",
	scope = "monitor",
	title = {
		ja = "取扱者の数は、使用者数と取扱者数の区分の中にある",
		en = "The number of handlers is within the declared bands",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号、第6条、第7条",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "有効な利用者を数え、職員は使用者数、委託先の従事者は委託先ごとの取扱者数の区分と比べます。職員と委託先を合わせて500人以上になると、しきい値判断の結果が重くなることがあります。システムやバッチの利用者は数えません。区分より少ないものは参考にとどめます(利用者一覧が一部であることがあるため)。件数(kind: count)に what が handlers のものがあれば、500人の判断にはその数を使います。",
		en = "Active accounts are counted: staff against 使用者数, contractors' people against 取扱者数 of their contract. 500 or more in all can raise the threshold. Machines do not count; fewer than declared is a note. Counts named handlers take the place of the sum.",
	},
	hint = {
		ja = "区分を改める修正を検討し、500人以上になるならしきい値判断をやり直してください。",
		en = "Revise the band; with 500 or more judge the threshold anew.",
	},
	examples = {
		sketch = true,
		bad = "使用者数: 10人以上50人未満\n# 利用者一覧: 有効な職員 57人\n",
		good = "使用者数: 50人以上100人未満\n# 利用者一覧: 有効な職員 57人\n",
	},
	messages = O.messages({
		more = {
			severity = "warning",
			ja = "使用者が{1}人で、「{2}」を越えています",
			en = "{1} users are more than '{2}'",
		},
		fewer = {
			severity = "note",
			ja = "使用者が{1}人で、「{2}」より少なくなっています",
			en = "{1} users are fewer than '{2}'",
		},
		contractor = {
			severity = "warning",
			ja = "「{1}」の取扱者が{2}人で、「{3}」を越えています",
			en = "{2} people of '{1}' are more than '{3}'",
		},
		h500 = {
			ja = "取扱者が合わせて{1}人(500人以上)となり、しきい値判断の結果は{2}になります",
			en = "{1} handlers in all, 500 or more: the threshold now calls for {2}",
		},
		h500_same = {
			severity = "warning",
			ja = "取扱者が合わせて{1}人となり、500人未満とした記載と合いません(しきい値判断の結果は{2}のまま)",
			en = "{1} handlers in all, though fewer than 500 are declared (the threshold still calls for {2})",
		},
		holds = {
			ja = "利用者{1}人は、区分の中です",
			en = "{1} accounts are within the bands",
		},
	}),
	judge = function(live, judge)
		local codes = live:binding("vendors")
		local function declared(doc)
			local users = doc:find("ii/ii_3/shutai/shiyousha_suu") or doc:find("ii/ii_2/toriatsukai")
			return users and users:choice() and users or nil
		end
		-- All told: does the threshold call for more with 500 or more?
		local function see_all(node, doc, fact, n)
			local h500 = threshold.h500(doc)
			if n < 500 or h500 == true then return true end
			local low, high = threshold.range(doc)
			local function set(many) return threshold.possible(low or 0, high or 1000000000, many, threshold.acc(doc)) end
			local raised = threshold.highest(set(true)) > threshold.highest(set(false))
			if not raised and h500 == nil then return true end
			judge.deviates(node, { subject = "handlers", fact = fact, facts = n }, raised and "h500" or "h500_same", n,
				threshold.words(set(true)))
			return false
		end
		local function see_users(node, group, n)
			local band = threshold.handlers[node:nth()]
			local about = { subject = "users", fact = group.facts[1], facts = n }
			if n > band[2] then
				judge.deviates(node, about, "more", n, node:choice())
			elseif n < band[1] then
				judge.deviates(node, about, "fewer", n, node:choice())
			end
			return n >= band[1] and n <= band[2]
		end
		local function see_contractors(doc, group, by)
			local clean = true
			for code, count in pairs(by) do
				local name = D.code(codes, code, group.to) or code
				for _, record in ipairs(doc:all("ii/ii_4/itaku[]")) do
					local number = record:child("toriatsukaisha_suu")
					if D.company(record:child("saki"):text() or "", name) and number:nth() and
						count > threshold.handlers[number:nth()][2] then
						judge.deviates(number, { subject = "vendor:" .. code, fact = group.facts[1], facts = count }, "contractor", name,
							count, number:choice())
						clean = false
						break
					end
				end
			end
			return clean
		end
		O.judge(live, judge, {
			kind = "account", node = declared,
			wanted = function(account) return O.active(account) and not O.machine(account) end,
			see = function(node, group, doc)
				local seen, by, staff, all = {}, {}, 0, 0
				for _, account in ipairs(group.facts) do
					if not seen[account.id] then
						seen[account.id], all = true, all + 1
						if account.vendor then by[account.vendor] = (by[account.vendor] or 0) + 1 else staff = staff + 1 end
					end
				end
				local clean = doc:form() == "yoshiki2" or see_users(node, group, staff)
				clean = see_contractors(doc, group, by) and clean
				return see_all(node, doc, group.facts[1], all) and clean
			end,
		})
		for fact in live:facts("count") do
			local doc, n = fact.doc, fact.what == "handlers" and O.number(fact.value)
			local node = n and doc and declared(doc)
			if node then see_all(node, doc, fact, n) end
		end
	end,
}
