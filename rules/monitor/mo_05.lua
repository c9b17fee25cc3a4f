local O, D = hy.use("observed"), hy.use("declared")

-- The record of 委託 whose contractor is NAME, or nil.
local function contract(doc, name)
	for _, record in ipairs(doc:all("ii/ii_4/itaku[]")) do
		local who = record:child("saki")
		if who and who:filled() and D.company(who:text(), name) then return record end
	end
end

return {
	id = "MO-05",
	scope = "monitor",
	title = {
		ja = "委託先は評価書の委託先だけで、再委託の記載も守られている",
		en = "Only declared contractors handle the file, and none entrusts it further where that is ruled out",
	},
	severity = "error",
	basis = {
		article = "番号法第10条第1項、第11条、特定個人情報保護評価指針 第6の2(重要な変更)",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "委託の有無と再委託の有無は※の付いた項目です。利用者一覧、アクセスログ、委託に伴う提供の記録に現れた事業者を、その日に有効だった委託先名と比べます。事業者の符号は bindings の vendors で名称に直し、再委託先は {name, sub_of: 委託先の符号} と書きます。再委託は、委託先について「再委託する」と記載されていれば記載どおりで、再委託先から更に委託されたものも sub_of をたどって同じに扱います。種別(kind)が委託先なのに事業者の分からない利用者や操作は「確認できず」です。委託先名は株式会社などの語と字の幅を除いて比べます。",
		en = "委託 and 再委託 are items with ※. The companies seen in accounts, accesses and deliveries are compared with the contractors declared on that day. Codes become names by bindings.vendors; a sub-contractor is {name, sub_of: CODE}, of a contractor or of another sub-contractor, and is as declared when the contractor may entrust further. People of contractors (by their kind) whose company nothing tells are a gap.",
	},
	hint = {
		ja = "契約と権限を確かめ、委託を始める前に評価の再実施が済んでいるか見直してください。",
		en = "Look at the contract and the rights, and whether the assessment was redone before the work was entrusted.",
	},
	examples = {
		sketch = true,
		bad = "委託先名: みほん情報株式会社\n再委託の有無: 再委託しない\n# bindings: {vendors: {V1: みほん情報株式会社, V2: {name: みほん保守株式会社, sub_of: V1}}}\n# 利用者一覧: {id: X01, vendor: V2, active: true}\n",
		good = "委託先名: みほん情報株式会社\n再委託の有無: 再委託しない\n# 利用者一覧: {id: X01, vendor: V1, active: true}\n",
	},
	messages = O.messages({
		other = {
			ja = "委託先として記載のない事業者「{1}」{2}が取り扱っています",
			en = "'{1}'{2} handles the file but is no declared contractor",
		},
		none = {
			ja = "「委託しない」としていますが、事業者「{1}」{2}が取り扱っています",
			en = "委託しない is declared, but '{1}'{2} handles the file",
		},
		sub = {
			ja = "「{1}」については「再委託しない」としていますが、「{2}」に再委託しています",
			en = "再委託しない is declared for '{1}', but the work is entrusted further to '{2}'",
		},
		unknown = {
			ja = "事業者の符号「{1}」が bindings の vendors にないため、委託先か確かめられません",
			en = "the code '{1}' is not among bindings.vendors: who it is cannot be told",
			hint = { ja = "bindings の vendors に符号と委託先名を加えてください。", en = "Add the code and its name to bindings.vendors." },
		},
		blank = {
			ja = "事業者の分からない委託先の利用者又は操作が{1}件あります",
			en = "{1} accounts or accesses of contractors tell no company",
			hint = {
				ja = "利用者一覧やログの事業者の欄を、columns や fields で vendor に対応させてください。",
				en = "Map the column or field of the company by columns or fields.",
			},
		},
		ended = {
			ja = "事業者「{1}」{2}が、bindings の期間の外で取り扱っています",
			en = "the contractor '{1}'{2} handles the file outside its days",
		},
		holds = {
			ja = "事業者による取扱い{1}件は、全て記載された委託先(又はその再委託先)です",
			en = "all {1} are of declared contractors, or of those they may entrust further to",
		},
	}),
	judge = function(live, judge)
		local codes = live:binding("vendors")
		local function declared(doc)
			local node = doc:find("ii/ii_4/umu")
			return node and node:choice() and node or nil
		end
		-- The name behind a code, or the code itself when it is a declared name.
		local function named(doc, code, days)
			local name, why, old = D.code(codes, code, days)
			if not name and why == "unknown" and contract(doc, code) then return code end
			return name, why, old
		end
		-- Who entrusted it to the one with this code, if that is said.
		local function above(code, said)
			local entry = codes and codes[code]
			return said or (type(entry) == "table" and entry.sub_of) or nil
		end
		-- The first of those above CODE who is a declared contractor: the record and its name; else the name and code of the last above.
		local function chain(doc, code, said, days)
			local upper, seen, name = above(code, said), {}, nil
			while upper and not seen[upper] do
				seen[upper], code = true, upper
				name = named(doc, upper, days) or upper
				if contract(doc, name) then return contract(doc, name), name, upper end
				upper = above(upper)
			end
			return nil, name, code
		end
		local function see_one(node, doc, fact, code, said)
			local about = { subject = "vendor:" .. code, fact = fact }
			local name, why, old = named(doc, code, fact.days)
			if not name then
				if why == "ended" then
					judge.deviates(node, about, "ended", old, D.behind(code, old))
				else
					judge.gap(node, about, "unknown", code)
				end
				return false
			end
			local record, first, upper = chain(doc, code, said, fact.days)
			if record then
				local answer = record:child("sai/saiitaku")
				if answer:choice() ~= "再委託しない" then return true end
				judge.deviates(answer, about, "sub", first, name)
				return false
			end
			if contract(doc, first or name) then return true end
			judge.deviates(node, about, node:choice() == "委託しない" and "none" or "other", first or name, D.behind(upper, first or name))
			return false
		end
		-- Accounts and accesses of contractors of whom nothing tells the company.
		local blank, listed = {}, {}
		for account in live:facts("account") do
			listed[account.id] = account.vendor
			if O.contractor(account) and O.active(account) and not account.vendor then table.insert(blank, account) end
		end
		for access in live:facts("access_user", { by = { "user", "kind", "vendor" }, whole = true }) do
			if O.contractor(access) and not access.vendor and not (access.user and listed[access.user]) then table.insert(blank, access) end
		end
		-- FIELD of the facts has the code.
		local function look(kind, field)
			O.judge(live, judge, {
				kind = kind, node = declared, empty = true,
				query = kind == "access_user" and { by = { field, "kind" } } or nil,
				wanted = function(fact)
					return (fact[field] ~= nil or O.contractor(fact)) and (kind ~= "account" or O.active(fact))
				end,
				see = function(node, group, doc)
					local clean = #blank == 0
					for _, fact in ipairs(group.facts) do
						local code = fact[field]
						local ok = code == nil or see_one(node, doc, fact, code, kind == "entrustment" and fact.sub_of or nil)
						clean = ok and clean
					end
					return clean
				end,
			})
		end
		local node = #blank > 0 and blank[1].doc and declared(blank[1].doc)
		if node then judge.gap(node, { subject = "vendor:", fact = blank[1] }, "blank", #blank) end
		look("account", "vendor")
		look("access_user", "vendor")
		look("entrustment", "to")
	end,
}
