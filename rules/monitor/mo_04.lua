local O, D = hy.use("observed"), hy.use("declared")

return {
	id = "MO-04",
	scope = "monitor",
	title = {
		ja = "使っている部署は、評価書の使用部署である",
		en = "The departments that use the system are those declared",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価指針 第6の2(重要な変更)、記載要領 Ⅱ3⑦使用部署",
		source = "個人情報保護委員会 特定個人情報保護評価指針",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "使用部署は※の付いた項目で、部署が増えることは重要な変更になり得ます。利用者一覧の有効な利用者と、アクセスログの操作の部署を、その日に有効だった使用部署と比べます。部署の符号は bindings の departments で、期間(from、to)を付けて名称に直します。ログや一覧に名称で書かれた部署は、その名称のまま比べます。表にない符号は名称が分からないので「確認できず」、期間の外の符号は組織改正の後も使われている符号なので「記載と相違」です。ログに部署のない操作は、利用者一覧でその利用者の部署が分かればよいものとします。委託先の利用者、システムやバッチの利用者は数えません。",
		en = "使用部署 is an item with ※: a further department can be an important change. Departments of active accounts and of accesses are compared with what was declared on that day. Codes become names by bindings.departments, with their days; what is a name already is compared as it is. An unknown code is a gap, since nobody knows whose it is; a code outside its days is a deviation. An access without a department will do when the list of accounts tells that of its user. Contractors, systems and batches do not count.",
	},
	hint = {
		ja = "利用者の部署又は権限を改めるか、使用部署を改める評価の再実施又は修正を検討してください。",
		en = "Correct the department or the right to use, or revise the assessment.",
	},
	examples = {
		sketch = true,
		bad = "使用部署: 健康課\n# bindings: {departments: {K01: 健康課, K09: 収納課}}\n# 利用者一覧: {id: U07, department: K09, active: true}\n",
		good = "使用部署: 健康課、収納課\n# bindings: {departments: {K01: 健康課, K09: 収納課}}\n# 利用者一覧: {id: U07, department: K09, active: true}\n",
	},
	messages = O.messages({
		other = {
			ja = "使用部署にない部署「{1}」{2}が使っています",
			en = "'{1}'{2} uses the system but is no declared department",
		},
		ended = {
			ja = "部署「{1}」{2}が、bindings の期間の外で使われています",
			en = "the department '{1}'{2} is used outside its days",
		},
		unknown = {
			ja = "部署の符号「{1}」が bindings の departments にないため、使用部署か確かめられません",
			en = "the code '{1}' is not among bindings.departments: whose it is cannot be told",
			hint = {
				ja = "bindings の departments に符号と名称、期間を加えてください。",
				en = "Add the code with its name and days to bindings.departments.",
			},
		},
		blank = {
			ja = "部署の分からない利用者又は操作が{1}件あります",
			en = "{1} accounts or accesses tell no department",
			hint = {
				ja = "利用者一覧やログの部署の欄を、columns や fields で department に対応させてください。",
				en = "Map the column or field of the department by columns or fields.",
			},
		},
		holds = {
			ja = "{1}件の部署は、全て使用部署です",
			en = "all {1} are of declared departments",
		},
	}),
	judge = function(live, judge)
		local codes = live:binding("departments")
		local function declared(doc)
			local node = doc:find("ii/ii_3/shutai/shiyou_busho")
			return node and node:filled() and node or nil
		end
		-- The offices of all files together.
		local function text(doc)
			local list = {}
			for _, node in ipairs(doc:all("ii/ii_3/shutai/shiyou_busho")) do table.insert(list, node:text() or "") end
			return table.concat(list, "\n")
		end
		local function see(node, group, doc)
			local offices, known, clean, blank = text(doc), {}, true, 0
			for _, fact in ipairs(group.facts) do
				local code = fact.department
				if not code then
					blank = blank + fact.facts
				else
					local about = { subject = "department:" .. code, fact = fact }
					local name, why, old = D.code(codes, code, fact.days)
					if why == "unknown" and D.office(offices, code) then name = code end
					if name then
						if known[name] == nil then known[name] = D.office(offices, name) end
						if not known[name] then judge.deviates(node, about, "other", name, D.behind(code, name)) end
						clean = clean and known[name]
					else
						clean = false
						if why == "ended" then
							judge.deviates(node, about, "ended", old, D.behind(code, old))
						else
							judge.gap(node, about, "unknown", code)
						end
					end
				end
			end
			if blank > 0 then judge.gap(node, "department:", "blank", blank) end
			return clean and blank == 0
		end
		O.judge(live, judge, { kind = "account", node = declared, see = see, wanted = O.staff_account })
		-- Where the log tells no department of an operator, the list of accounts may.
		local listed = {}
		for account in live:facts("account") do listed[account.id] = account.department ~= nil or not O.staff(account) end
		local hidden = {}
		for access in live:facts("access_user", { by = { "user", "department", "kind", "vendor" }, whole = true }) do
			if not access.department and O.staff(access) and not (access.user and listed[access.user]) then table.insert(hidden, access) end
		end
		O.judge(live, judge, {
			kind = "access_user", node = declared, query = { by = { "department", "kind", "vendor" } },
			empty = false,	-- the accounts answer for accesses that tell none
			wanted = function(access) return O.staff(access) and access.department ~= nil end,
			see = function(node, group, doc) return see(node, group, doc) and #hidden == 0 end,
		})
		local doc = #hidden > 0 and hidden[1].doc
		local node = doc and declared(doc)
		if node then judge.gap(node, { subject = "department:", fact = hidden[1] }, "blank", #hidden) end
	end,
}
