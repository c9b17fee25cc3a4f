local names = hy.use("names")

return {
	id = "PM-03",
	scope = "portfolio",
	title = {
		ja = "同じシステムと委託先が、どの評価書でも同じ名で書かれている",
		en = "Systems and contractors are spelt alike in all assessments",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅰ2、Ⅱ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "一つのシステムや委託先が評価書ごとに違う名で書かれていると、住民は同じものかどうかを知ることができず、機関も影響を受ける評価書を探せません。長音の有無や中点、新旧の字体、仮名の書き誤りだけが違う名を、同じものとみます。少ない方の書き方を指摘します。",
		en = "One system or contractor under two spellings cannot be found by residents, nor by the body itself. Names that differ in long vowels, dots or a slip of kana only are taken for one; the rarer spelling is reported.",
	},
	hint = {
		ja = "同じものなら表記をそろえ、別のものなら違いが分かる名にしてください。",
		en = "Use one spelling, or names that tell the two apart.",
	},
	examples = {
		bad = [[
様式: 全項目評価書
版: 令和6年10月
基本情報: {システム: [{システムの名称: 中間サーバー連携システム}]}
---
様式: 全項目評価書
版: 令和6年10月
基本情報: {システム: [{システムの名称: 中間サーバ連携システム}]}
]],
		good = [[
様式: 全項目評価書
版: 令和6年10月
基本情報: {システム: [{システムの名称: 健康管理システム}]}
---
様式: 全項目評価書
版: 令和6年10月
基本情報: {システム: [{システムの名称: 税務管理システム}]}
]],
	},
	messages = {
		spelling = {
			ja = "「{1}」は、「{3}」では「{2}」と書かれています",
			en = "'{1}' is spelt '{2}' in '{3}'",
		},
		near = {
			ja = "「{1}」は、「{3}」の「{2}」の書き誤りではありませんか",
			en = "is '{1}' a slip for '{2}' of '{3}'?",
		},
	},
	check = function(portfolio, report)
		local function collect(path, child)
			local list, by = {}, {}
			for _, a in ipairs(portfolio:assessments()) do
				for _, record in ipairs(a.doc:all(path)) do
					local node = record:child(child)
					if node:filled() and hy.chars(node:text()) <= 40 then
						local key = hy.key(node:text())
						if not by[key] then
							by[key] = { name = names.of(node:text()), nodes = {}, docs = {} }
							table.insert(list, by[key])
						end
						table.insert(by[key].nodes, node)
						table.insert(by[key].docs, a.doc)
					end
				end
			end
			return list
		end
		local function shared(a, b)
			for _, doc in ipairs(a.docs) do
				for _, other in ipairs(b.docs) do
					if doc == other then return true end
				end
			end
		end
		-- Two names in one assessment are its own affair (X-06).
		local function compare(list)
			for i, a in ipairs(list) do
				for j = i + 1, #list do
					local b = list[j]
					local how = names.compare(a.name, b.name)
					if (how == "spelling" or how == "near") and not shared(a, b) then
						local rare, usual = b, a
						if #a.nodes < #b.nodes then rare, usual = a, b end
						for _, node in ipairs(rare.nodes) do
							report(node, how, rare.name.text, usual.name.text, usual.docs[1], usual.nodes[1])
						end
					end
				end
			end
		end
		compare(collect("i/systems[]", "meishou"))
		compare(collect("ii/ii_4/itaku[]", "saki"))
	end,
}
