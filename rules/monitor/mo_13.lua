local O, D, P, items = hy.use("observed"), hy.use("declared"), hy.use("provided"), hy.use("items")
local network = "情報提供ネットワークシステム"
-- 手段 of 事務の流れ by the means of 提供方法; all others are オンライン.
local carried = { ["紙"] = "紙", ["電子記録媒体(フラッシュメモリを除く。)"] = "媒体", ["フラッシュメモリ"] = "媒体" }

-- The records of 提供先 and 移転先, the box that says there are any, and how their recipients are told by name.
local kinds = {
	provision = { list = "ii/ii_5/teikyou_saki[]", box = "提供を行っている", is = D.called, told = true, law = true },
	internal_transfer = { list = "ii/ii_5/iten_saki[]", box = "移転を行っている", is = D.office, told = true },
}
-- The same for what the log tells: neither items nor law.
local logged = {
	provision = { list = kinds.provision.list, is = D.called }, internal_transfer = { list = kinds.internal_transfer.list, is = D.office },
}

return {
	id = "MO-13",
	scope = "monitor",
	title = {
		ja = "提供と移転は、記載した相手に、記載した方法で行われている",
		en = "Data go only to declared recipients, by declared means",
	},
	severity = "error",
	basis = {
		article = "番号法第19条、第9条第2項、特定個人情報保護評価指針 第6の2(重要な変更)",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "提供(kind: provision)、移転(internal_transfer)とログの送り先を、その日に有効だった評価書の提供先、移転先、委託先、事務の流れ(別添1)の送り先と比べます。符号は bindings の recipients で名称に直します。情報提供ネットワークシステムによるものは、その方法を選んだ提供先があれば相手を問いません。方法は提供方法、移転方法の欄(事務の流れだけにある相手は、その手段)と、項目(items)は提供する情報、移転する情報と、根拠(law)は法令上の根拠と比べます。記載にない項目は、別添の記録項目にあるものと、主な記録項目の種類が違うものを示し、言い方の違いかもしれないものは「確認できず」です。「…に関する情報」のような記載は種類で比べます。委託に伴う提供(entrustment)は、委託先への提供方法だけを見ます(委託先は MO-05)。本人への交付と住民基本台帳ネットワークシステムは見ません。",
		en = "Provisions, transfers and destinations of the log are compared with 提供先, 移転先, 委託先 and the flows (別添1) of the revision of that day. Codes become names by bindings.recipients. What goes through the network is as declared when a 提供先 ticks it. Means are compared with 提供方法 and 移転方法, or with the flow's 手段; `items` with 提供する情報 and 移転する情報, what is not among them deviates when it is one of 記録項目 or of another kind of 主な記録項目, and is a gap when it may just be worded otherwise; 「…に関する情報」 is compared by kind; `law` with 法令上の根拠. Of entrustments only the means are looked at.",
	},
	hint = {
		ja = "根拠(番号法第19条各号、条例)を確かめ、記載のない相手なら提供を止めるか、評価書を改めてください。",
		en = "Look at the legal basis; stop it or revise the assessment.",
	},
	examples = {
		sketch = true,
		bad = "提供先: [{提供先: みほん県知事, 提供方法: [専用線]}]\n# 提供: {to: みほん社会保険組合, date: 2026-05-11, way: 専用線}\n",
		good = "提供先: [{提供先: みほん県知事, 提供方法: [専用線]}]\n# 提供: {to: みほん県知事, date: 2026-05-11, way: 専用線}\n",
	},
	messages = O.messages({
		other = {
			ja = "記載のない相手「{1}」に渡しています",
			en = "data went to '{1}', which is not declared",
		},
		none = {
			ja = "「{2}」を選んでいませんが、「{1}」に渡しています",
			en = "data went to '{1}' though '{2}' is not ticked",
		},
		way = {
			severity = "warning",
			ja = "「{1}」に、記載のない方法「{2}」で渡しています",
			en = "data went to '{1}' by '{2}', which is not declared",
		},
		items = {
			ja = "「{1}」に、記載のない情報「{2}」を渡しています",
			en = "'{2}' went to '{1}', which is not among what is declared",
		},
		items_unclear = {
			ja = "「{1}」に渡した「{2}」が、記載した情報に当たるか分かりません",
			en = "whether '{2}', which went to '{1}', is among what is declared cannot be told",
			hint = { ja = "提供する情報(移転する情報)を項目で書くか、記録の items を評価書の言葉に合わせてください。", en = "Declare the items, or word `items` as the assessment does." },
		},
		law = {
			severity = "warning",
			ja = "「{1}」に渡した根拠「{2}」が、記載した法令上の根拠にありません",
			en = "data went to '{1}' by '{2}', which is not among the legal grounds declared",
		},
		offline = {
			ja = "情報連携を「実施する」としていませんが、情報提供ネットワークシステムを使っています",
			en = "the network is used though linking is not declared",
		},
		unknown = {
			ja = "送り先の符号「{1}」が bindings の recipients にありません",
			en = "the code '{1}' is not among bindings.recipients",
			hint = { ja = "bindings の recipients に符号と名称を加えてください。", en = "Add the code and its name." },
		},
		no_way = {
			ja = "方法(way)の分からない記録が{1}件あります",
			en = "{1} records do not tell by what means the data went",
			hint = { ja = "記録に方法の欄を加えるか、columns で way に対応させてください。", en = "Have them tell the means, or map its column to `way`." },
		},
		holds = {
			ja = "{1}件は、全て記載した相手と方法です",
			en = "all {1} went to declared recipients by declared means",
		},
	}),
	judge = function(live, judge)
		local codes, departments, vendors = live:binding("recipients"), live:binding("departments"), live:binding("vendors")
		local function declared(doc)
			local node = doc:find("ii/ii_5/umu")
			return node and (#node:ticks() > 0 or node:filled()) and node or nil
		end
		-- Does record R of KIND name NAME, itself or in the 別紙 it refers to?
		local attached = {}
		local function names(doc, r, kind, name)
			local said = r:child("saki"):text() or r:title()
			if kind.is(said, name) then return true end
			local cells = attached[doc] or {}
			attached[doc] = cells
			cells[said] = cells[said] or P.attached(doc, said)
			for _, cell in ipairs(cells[said]) do
				if kind.is(cell, name) then return true end
			end
			return false
		end
		-- The records of a list that name NAME, or take what goes through the network.
		local function records(doc, kind, name, means)
			local list = {}
			for _, r in ipairs(doc:all(kind.list)) do
				local way, is = r:child("houhou"), nil
				if means == network then is = way and D.has_means(way, network) else is = names(doc, r, kind, name) end
				if is then table.insert(list, r) end
			end
			return list
		end
		-- The flow that ends at NAME: true, and false as second value when it is carried otherwise.
		local function flow(doc, name, means, is)
			local list, found, fits = doc:find("besshi1/nagare"), false, false
			for _, r in ipairs(list and list:records() or {}) do
				if is(r:child("made"):text() or "", name) then
					found = true
					local said = r:child("shudan"):choice()
					fits = fits or not said or not means or said == (carried[means] or "オンライン")
				end
			end
			return found, fits
		end
		local function contractor(doc, name)
			for _, r in ipairs(doc:all("ii/ii_4/itaku[]")) do
				if D.company(r:child("saki"):text() or "", name) then return true end
			end
			return false
		end
		-- What of FACT is not as record R declares: how it is judged, the node, the message, and what it tells. KIND has what the fact
		-- tells beside the means.
		local function fault(doc, fact, r, kind, means)
			local way, node, ground = r:child("houhou"), r:child("jouhou"), r:child("hourei")
			if means and way and D.has_means(way, means) == false then return "deviates", way, "way", means end
			if kind.told and fact.items and node:filled() then
				local foreign, unclear = P.foreign(doc, node, fact.items, items(doc).records)
				if foreign then return "deviates", node, "items", foreign end
				if unclear then return "gap", node, "items_unclear", unclear end
			end
			local law = kind.law and fact.law and hy.match(hy.nfkc(fact.law), "第\\d+条(?:の\\d+)*(?:第\\d+項)?(?:第\\d+号)?")
			if law and ground:filled() and not hy.contains(hy.key(ground:text()), hy.key(law)) then
				return "deviates", ground, "law", law
			end
		end
		-- Is FACT as one of the records of KIND for NAME says? nil when there is none.
		local function see_records(doc, fact, name, means, kind)
			local first
			for _, r in ipairs(records(doc, kind, name, means)) do
				local how, node, message, what = fault(doc, fact, r, kind, means)
				if not how then return true end
				first = first or { how, node, message, what }
			end
			if not first then return nil end
			judge[first[1]](first[2], { subject = "to:" .. name, fact = fact }, first[3], name, first[4])
			return false
		end
		local function see_one(node, doc, fact, name, means, places)
			for _, kind in ipairs(places) do
				local ok = see_records(doc, fact, name, means, kind)
				if ok ~= nil then return ok end
			end
			local found, fits = flow(doc, name, means, #places == 1 and places[1].is or D.called)
			if found and fits then return true end
			judge.deviates(node, { subject = "to:" .. name, fact = fact }, found and "way" or "other", name, means or "-")
			return false
		end
		-- Facts that tell no means: nobody knows whether it was a declared one.
		local function see_ways(node, group)
			local n, first = 0, nil
			for _, fact in ipairs(group.facts) do
				if not fact.way then
					n, first = n + 1, first or fact
				end
			end
			if n > 0 then judge.gap(node, { subject = "way", fact = first }, "no_way", n) end
			return n == 0
		end
		for kind, how in pairs(kinds) do
			O.judge(live, judge, {
				kind = kind, node = declared, empty = true,
				see = function(node, group, doc)
					local clean, ticked = true, node:kind() ~= "checks" or node:has(how.box)
					for _, fact in ipairs(group.facts) do
						local name = D.code(codes, fact.to, fact.days) or fact.to
						local ok = ticked and see_one(node, doc, fact, name, D.means(fact.way), { how })
						if not ticked then judge.deviates(node, { subject = "to:" .. name, fact = fact }, "none", name, how.box) end
						clean = clean and ok
					end
					return see_ways(node, group) and clean
				end,
			})
		end
		-- Is NAME one of the departments that use the file?
		local function is_own(doc, name)
			for _, office in ipairs(doc:all("ii/ii_3/shutai/shiyou_busho")) do
				if D.office(office:text() or "", name) then return true end
			end
			return false
		end
		-- Where the log says that data went, by the kind of destination.
		local see_dest = {
			inw = function(_, doc, fact)
				local paths = items(doc)
				local answer = paths and paths.network and doc:find(paths.network .. "/jisshi")
				if not answer or answer:choice() ~= "実施しない" then return true end
				judge.deviates(answer, { subject = "to:inw", fact = fact }, "offline")
				return false
			end,
			["internal-dept"] = function(node, doc, fact, name)
				name = name or D.code(departments, fact.dest, fact.days) or fact.dest
				return is_own(doc, name) or see_one(node, doc, fact, name, nil, { logged.internal_transfer })
			end,
			vendor = function(node, doc, fact, name)
				name = name or D.code(vendors, fact.dest, fact.days) or fact.dest
				return contractor(doc, name) or see_one(node, doc, fact, name, nil, {})
			end,
		}
		local skipped = { subject = true, ["juki-net"] = true, none = true }
		local any = { logged.provision, logged.internal_transfer }
		O.judge(live, judge, {
			kind = "access_dest", node = declared, empty = false,
			wanted = function(access) return not skipped[access.dest_kind] and (access.dest ~= nil or access.dest_kind == "inw") end,
			see = function(node, group, doc)
				local clean = true
				for _, fact in ipairs(group.facts) do
					local name = fact.dest and D.code(codes, fact.dest, fact.days)
					local way = see_dest[fact.dest_kind]
					local ok
					if way then
						ok = way(node, doc, fact, name)
					elseif name or contractor(doc, fact.dest) then
						ok = contractor(doc, name or fact.dest) or is_own(doc, name) or see_one(node, doc, fact, name, nil, any)
					else
						judge.gap(node, { subject = "to:" .. fact.dest, fact = fact }, "unknown", fact.dest)
						ok = false
					end
					clean = clean and ok
				end
				return clean
			end,
		})
		-- Of what contractors are given only the means: who they are is MO-05's.
		local function see_delivery(doc, fact)
			local entry = vendors and vendors[fact.to]
			local upper = fact.sub_of or (type(entry) == "table" and entry.sub_of) or fact.to
			local name, means, first = D.code(vendors, upper, fact.days) or upper, D.means(fact.way), nil
			for _, r in ipairs(doc:all("ii/ii_4/itaku[]")) do
				local way = r:child("houhou")
				if way and D.company(r:child("saki"):text() or "", name) then
					if D.has_means(way, means) ~= false then return true end
					first = first or way
				end
			end
			if first then judge.deviates(first, { subject = "to:" .. name, fact = fact }, "way", name, means) end
			return first == nil
		end
		if not live:given("entrustment") then return end
		O.judge(live, judge, {
			kind = "entrustment", empty = true,
			node = function(doc)
				local node = doc:find("ii/ii_4/umu")
				return node and node:choice() and node or nil
			end,
			see = function(node, group, doc)
				local clean = true
				for _, fact in ipairs(group.facts) do clean = (fact.way == nil or see_delivery(doc, fact)) and clean end
				return see_ways(node, group) and clean
			end,
		})
	end,
}
