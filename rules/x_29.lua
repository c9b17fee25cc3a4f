local items = hy.use("items")
local P = hy.use("portfolio")

-- Where another body may well be named: recipients, sources, other offices, laws, contractors.
local allowed = "hourei|saki$|_saki|nyuushu|i_[678]$|itaku|jisshi_kikan|kouryo|iken"

local example = "事例|で(?:起きた|起こった|発生した|あった)|の報道|を参考|視察|他の団体|他団体"

return {
	id = "X-29",
	scope = "portfolio",
	title = {
		ja = "写した元の団体の名が残っていない",
		en = "No name of another body is left over from copying",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領(事務の実態に基づく記載)",
		source = "公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "他の団体の評価書を手本にすると、その団体の名が本文に残ることがあります。提供先、入手元、委託先、他の評価実施機関、法令の名や、「…で起きた事例」のような例のほかに、他の市区町村(知事、都道府県の教育委員会を含む。)の名があれば示します。名の一覧は templates/municipalities.yaml にあります。",
		en = "An assessment written after that of another body sometimes keeps its name. Names of other municipalities are reported, except among recipients, sources, contractors, other offices and laws, and as examples. The names are in templates/municipalities.yaml.",
	},
	hint = {
		ja = "写し残しなら自らの団体の名に直し、実際に関係する団体なら、その関係が分かるように書いてください。",
		en = "Put in your own name, or say how that body is concerned.",
	},
	examples = {
		bad = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {事務: {事務の内容: 当市では、台東区の条例に定める手続により、窓口で本人を確かめる。}}
]],
		good = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {事務: {事務の内容: 当市では、みほん市の条例に定める手続により、他の市区町村から転入した者を確かめる。}}
]],
	},
	messages = {
		other = {
			ja = "「{1}」の名があります。写し残しではありませんか",
			en = "'{1}' is named; is it left over from copying?",
		},
	},
	check = function(portfolio, report)
		local names, all = {}, portfolio:assessments()
		if #all == 0 then return end
		for _, row in ipairs(all[1].doc:data("municipalities").municipalities) do
			for _, name in ipairs(row.names) do names[name] = true end
			for _, office in ipairs({ "知事", "教育委員会" }) do names[row.prefecture .. office] = true end
		end

		-- The longest name that TEXT ends with, when no part of a longer word stands in front of it.
		local function ending(text)
			local codes = {}
			for _, code in utf8.codes(text) do table.insert(codes, utf8.char(code)) end
			local name, found = "", nil
			for from = #codes, 1, -1 do
				name = codes[from] .. name
				local before = codes[from - 1]
				if names[name] and (not before or hy.match(before, "^(?:[^一-鿿々ァ-ヺー]|[都道府県郡市])$")) then
					found = name
				end
			end
			return found
		end

		for _, a in ipairs(all) do
			local doc, told = a.doc, {}
			local own, title = P.office(doc), doc:find("hyoushi/hyoukasho_mei")
			local annex = items(doc) and items(doc).annex or "henkou_kasho"
			doc:search("([一-鿿々ぁ-ゖァ-ヺー]{1,9}?(?:[市区町村](?:[市町村](?![町村]))?|知事|教育委員会))(?![場街域間部])(?=([^。\\n]{0,20}))", function(node, _, text, behind)
				-- What happened elsewhere may be an example.
				if hy.match(behind, example) then return end
				local name = ending(text)
				if not name or told[name] or hy.contains(own, hy.key(name)) or
					title and hy.contains(title:text(), name) or hy.starts(node:id(), annex) or
					hy.match(node:id(), allowed) then
					return
				end
				told[name] = true
				report(node, "other", name)
			end)
		end
	end,
}
