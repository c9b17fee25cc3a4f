local O, D, items = hy.use("observed"), hy.use("declared"), hy.use("items")
local network = "情報提供ネットワークシステム"
-- 手段 of 事務の流れ by the means of 提供方法; all others are オンライン.
local carried = { ["紙"] = "紙", ["電子記録媒体(フラッシュメモリを除く。)"] = "媒体", ["フラッシュメモリ"] = "媒体" }

-- The records of 提供先 and 移転先, the box that says there are any, and how their recipients are told by name.
local kinds = {
	provision = { list = "ii/ii_5/teikyou_saki[]", box = "提供を行っている", is = D.called },
	internal_transfer = { list = "ii/ii_5/iten_saki[]", box = "移転を行っている", is = D.office },
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
		ja = "提供(kind: provision)、移転(internal_transfer)とログの送り先を、その日に有効だった評価書の提供先、移転先、委託先、事務の流れ(別添1)の送り先と比べます。符号は bindings の recipients で名称に直します。情報提供ネットワークシステムによるものは、その方法を選んだ提供先があれば相手を問いません。方法は提供方法、移転方法の欄(事務の流れだけにある相手は、その手段)と比べます。本人への交付と住民基本台帳ネットワークシステムは見ません。",
		en = "Provisions, transfers and destinations of the log are compared with 提供先, 移転先, 委託先 and the flows (別添1) of the revision of that day. Codes become names by bindings.recipients. What goes through the network is as declared when a 提供先 ticks it. Means are compared with 提供方法 and 移転方法, or with the flow's 手段.",
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
		offline = {
			ja = "情報連携を「実施する」としていませんが、情報提供ネットワークシステムを使っています",
			en = "the network is used though linking is not declared",
		},
		unknown = {
			ja = "送り先の符号「{1}」が bindings の recipients にありません",
			en = "the code '{1}' is not among bindings.recipients",
			hint = { ja = "bindings の recipients に符号と名称を加えてください。", en = "Add the code and its name." },
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
		-- The record of a list that names NAME, or takes what goes through the network.
		local function record(doc, kind, name, means)
			for _, r in ipairs(doc:all(kind.list)) do
				local way = r:child("houhou")
				if means == network and way and D.has_means(way, network) then return r, way end
				if means ~= network and kind.is(r:child("saki"):text() or r:title(), name) then return r, way end
			end
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
		local function see_one(node, doc, fact, name, means, places)
			local about = { subject = "to:" .. name, fact = fact }
			for _, kind in ipairs(places) do
				local r, way = record(doc, kind, name, means)
				if r then
					if not means or not way or D.has_means(way, means) ~= false then return true end
					judge.deviates(way, about, "way", name, means)
					return false
				end
			end
			local found, fits = flow(doc, name, means, #places == 1 and places[1].is or D.called)
			if found and fits then return true end
			judge.deviates(node, about, found and "way" or "other", name, means or "-")
			return false
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
					return clean
				end,
			})
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
				for _, office in ipairs(doc:all("ii/ii_3/shutai/shiyou_busho")) do
					if D.office(office:text() or "", name) then return true end
				end
				return see_one(node, doc, fact, name, nil, { kinds.internal_transfer })
			end,
			vendor = function(node, doc, fact, name)
				name = name or D.code(vendors, fact.dest, fact.days) or fact.dest
				return contractor(doc, name) or see_one(node, doc, fact, name, nil, {})
			end,
		}
		local skipped = { subject = true, ["juki-net"] = true, none = true }
		local any = { kinds.provision, kinds.internal_transfer }
		O.judge(live, judge, {
			kind = "access_dest", node = declared,
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
						ok = contractor(doc, name or fact.dest) or see_one(node, doc, fact, name, nil, any)
					elseif record(doc, any[1], fact.dest) or record(doc, any[2], fact.dest) or flow(doc, fact.dest, nil, D.called) then
						ok = true
					else
						judge.gap(node, { subject = "to:" .. fact.dest, fact = fact }, "unknown", fact.dest)
						ok = false
					end
					clean = clean and ok
				end
				return clean
			end,
		})
	end,
}
