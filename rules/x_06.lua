local names = hy.use("names")

return {
	id = "X-06",
	title = {
		ja = "同じシステムが二度挙がらず、システムと委託先の名が一通りに書かれている",
		en = "No system is listed twice, and systems and contractors are spelt in one way",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅰ2、Ⅱ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "システムを削除して番号を詰めたときに、最後の欄が元のまま残って同じシステムが二つになることがあります。また「サーバ」と「サーバー」のように表記が揺れると、同じシステムや委託先かどうかが分かりません。システムの名称どうし、委託先名どうしのほか、接続先の「その他」や委託事項に書かれたシステムの名も比べます。",
		en = "When a system is removed and the others move up, the last one is often left double. One name in two spellings leaves open whether two are meant. Names of systems are also compared with those under その他 and in the titles of entrusted tasks.",
	},
	hint = {
		ja = "同じものなら一つを消すか表記をそろえ、別のものなら違いが分かる名にしてください。",
		en = "Remove one, use one spelling, or give names that tell the two apart.",
	},
	examples = {
		sketch = true,
		bad = "システム:\n  - {システムの名称: 中間サーバー連携システム, …}\n  - {システムの名称: 中間サーバ連携システム, …}\n",
		good = "システム:\n  - {システムの名称: 中間サーバー連携システム, …}\n",
	},
	messages = {
		twice = {
			ja = "「{1}」は{2}にも挙がっています(機能の記載も同じです)",
			en = "'{1}' is listed as {2}, too (with the same function)",
		},
		name = {
			ja = "「{1}」は{2}にも挙がっています",
			en = "'{1}' is listed as {2}, too",
		},
		spelling = {
			ja = "「{1}」は、{2}では「{3}」と書かれています",
			en = "'{1}' is spelt '{3}' in {2}",
		},
		near = {
			ja = "「{1}」は、{2}の「{3}」の書き誤りではありませんか",
			en = "is '{1}' a slip for '{3}' in {2}?",
		},
	},
	check = function(doc, report)
		local systems = {}
		for _, system in ipairs(doc:find("i/systems"):records()) do
			local node = system:child("meishou")
			if node:filled() then
				local own = names.of(node:text())
				for _, other in ipairs(systems) do
					local how = names.compare(own, other.name)
					if how == "same" then
						local a, b = system:child("kinou"):text(), other.node:child("../kinou"):text()
						report(node, hy.same(a, b) and "twice" or "name", own.text, other.node)
						break
					elseif how == "spelling" then
						report(node, "spelling", own.text, other.node, other.name.text)
					end
				end
				table.insert(systems, { node = node, name = own })
			end
		end

		local by_key = {}
		for _, system in ipairs(systems) do by_key[system.name.key] = true end

		-- Systems that NODE names one by one, in TEXT.
		local function listed(node, text)
			for name in names.each(text) do
				if not by_key[hy.key(name)] then
					local place = names.of(name)
					for _, system in ipairs(systems) do
						local how = names.compare(place, system.name)
						if how == "spelling" then
							report(system.node, "spelling", system.name.text, node, name)
						elseif how == "near" then
							report(node, "near", name, system.node, system.name.text)
						end
					end
				end
			end
		end
		for _, system in ipairs(systems) do
			local links = system.node:child("../setsuzoku")
			listed(links, links:tick_text("その他") or "")
		end
		-- Titles of tasks that have a system's name in them.
		local itaku = doc:all("ii/ii_4/itaku[]")
		for _, entrusted in ipairs(itaku) do
			local title = names.of(entrusted:title())
			for _, system in ipairs(systems) do
				local own = system.name
				if hy.contains(title.plain, own.plain) and hy.chars(own.plain) >= 5 and not hy.contains(title.key, own.key) then
					report(system.node, "spelling", own.text, entrusted:child("jikou"), title.text)
				end
			end
		end

		local firms, seen = {}, {}
		for _, entrusted in ipairs(itaku) do
			local node = entrusted:child("saki")
			local firm = node:filled() and hy.chars(node:text()) <= 40 and names.of(names.company(node:text()))
			local first = firm and seen[firm.key]
			if first then
				-- Cut short, or without 株式会社; that word at the other end may make another company.
				local a, b = hy.key(node:text()), hy.key(first:text())
				if a ~= b and (a == firm.key or b == firm.key or names.plain(a) == names.plain(b)) then
					report(node, "spelling", node:text(), first, first:text())
				end
			elseif firm then
				seen[firm.key] = node
				for _, other in ipairs(firms) do
					local how = names.compare(firm, other.name)
					if how then
						report(node, how, node:text(), other.node, other.node:text())
						break
					end
				end
				table.insert(firms, { node = node, name = firm })
			end
		end
	end,
}
