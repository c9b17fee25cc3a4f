local P = hy.use("portfolio")

-- Where the department that carries the work stands, by form.
local office = { yoshiki3 = "i/i_6/busho", yoshiki4 = "i/i_7/busho" }

-- "保健福祉部健康づくり課" is found by "健康づくり課", too.
local function units(text)
	local key = hy.key(text)
	local last = hy.match(key, "[部局室]([^部局]{2,}[課室所係])$") or hy.match(key, "^([^部局]{2,}[課室所係])$")
	return key, last
end

local function names(text, whole, last)
	local key = hy.key(text)
	return hy.contains(key, whole) or last and hy.contains(key, last)
end

return {
	id = "PM-04",
	scope = "portfolio",
	title = {
		ja = "機関の中で渡した情報を、受け取った側も入手として書いている",
		en = "What one office gives, the other knows as received",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅱ3①、Ⅱ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "移転先や提供先に機関の中の部署(市長と教育委員会のような別の評価実施機関を含む。)を挙げたなら、その部署の評価書の入手元にも、渡した側の部署が挙がるはずです。片方にだけあるときは、どちらかが実態と違います。受け取る側に重点・全項目評価書がなければ比べません。",
		en = "When an assessment names an office of the same body as recipient, the assessment of that office names the giver among its sources. Offices without a fuller assessment are not compared.",
	},
	hint = {
		ja = "実際に渡しているかを双方の部署に確かめ、移転先・提供先か入手元を直してください。",
		en = "Ask both offices, and correct the one or the other.",
	},
	examples = {
		bad = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {担当部署: {部署: 保健福祉部健康づくり課}}
特定個人情報ファイル:
  - ファイル名: 接種ファイル
    概要: {提供・移転: {移転先: [{移転先: 市民部保険年金課}]}}
---
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {担当部署: {部署: 市民部保険年金課}}
特定個人情報ファイル:
  - ファイル名: 国保ファイル
    概要: {入手・使用: {入手元: [本人又は本人の代理人, 評価実施機関内の他部署: 市民部市民課]}}
]],
		good = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {担当部署: {部署: 保健福祉部健康づくり課}}
特定個人情報ファイル:
  - ファイル名: 接種ファイル
    概要: {提供・移転: {移転先: [{移転先: 市民部保険年金課}]}}
---
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
基本情報: {担当部署: {部署: 市民部保険年金課}}
特定個人情報ファイル:
  - ファイル名: 国保ファイル
    概要: {入手・使用: {入手元: [本人又は本人の代理人, 評価実施機関内の他部署: 健康づくり課]}}
]],
	},
	messages = {
		unknown = {
			ja = "「{1}」に渡しているとありますが、そこの「{2}」の入手元に{3}がありません",
			en = "it gives to '{1}', but '{2}' there does not name {3} as a source",
		},
	},
	check = function(portfolio, report)
		local all = {}
		for _, a in ipairs(portfolio:assessments()) do
			local path = office[a.doc:form()]
			local node = path and a.doc:find(path)
			if node and node:filled() then
				local whole, last = units(node:text())
				table.insert(all, { doc = a.doc, office = P.office(a.doc), busho = node:text(), whole = whole,
					last = last, sources = a.doc:all("ii/ii_3/nyuushu_moto") })
			end
		end
		-- Does the receiver name the giver among its sources? nil when its sources are not known.
		local function knows(receiver, giver)
			local told
			for _, source in ipairs(receiver.sources) do
				if source:filled() then
					told = told or false
					local text = source:text()
					if names(text, giver.whole, giver.last) or
						giver.office ~= receiver.office and hy.contains(hy.key(text), giver.office) then
						return true
					end
				end
			end
			return told
		end
		-- The assessments of the unit that TITLE names, other than GIVER's own department's.
		local function receivers(title, giver, within)
			local list, key = {}, hy.key(title)
			for _, one in ipairs(all) do
				local there
				if within then
					there = one.office == giver.office and (hy.contains(key, one.whole) or one.last and hy.ends(key, one.last))
				else
					there = one.office ~= giver.office and one.office ~= "" and hy.contains(key, one.office)
				end
				if there and one.whole ~= giver.whole then table.insert(list, one) end
			end
			return list
		end
		local function judge(giver, records, within)
			for _, record in ipairs(records) do
				local node = record:child("saki")
				local list, known = receivers(node:text(), giver, within), nil
				for _, receiver in ipairs(list) do
					local k = knows(receiver, giver)
					if k or k == nil then known = true end
				end
				if #list > 0 and not known then
					report(node, "unknown", node:text(), list[1].doc, giver.busho, list[1].sources[1])
				end
			end
		end
		for _, giver in ipairs(all) do
			judge(giver, giver.doc:all("ii/ii_5/iten_saki[]"), true)
			judge(giver, giver.doc:all("ii/ii_5/teikyou_saki[]"), false)
		end
	end,
}
