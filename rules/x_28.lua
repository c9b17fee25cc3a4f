local items = hy.use("items")
local P = hy.use("portfolio")

local reorganised = { "組織改正", "機構改革", "組織再編", "組織の改正", "組織変更", "部署名の変更" }
local UNIT = "[一-鿿々ぁ-ゖァ-ヺー]{2,20}?(?:課|室|局|部|係|センター|支所|出張所)"

-- The names of units in a text, as a set and in order; the smallest part of each.
local function units(text)
	local set, list, rest = {}, {}, hy.nfkc(text)
	while true do
		local whole = hy.match(rest, "(" .. UNIT .. ")(?![一-鿿])")
		if not whole then return set, list end
		local _, tail = hy.cut(rest, whole)
		local small = hy.match(whole, "[部局]([^部局]{2,})$") or whole
		if not set[small] then
			set[small] = true
			table.insert(list, small)
		end
		rest = tail
	end
end

return {
	id = "X-28",
	scope = "portfolio",
	title = {
		ja = "組織改正で変わった部署の名が、全ての評価書で改まっている",
		en = "A renamed office is renamed in all assessments",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条第2項(修正)",
		source = "e-Gov法令 426M60020000001、公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "一つの評価書の変更箇所に、組織改正による部署の名の変更があれば、その前の名はほかの評価書の担当部署、使用部署、移転先、問合せ先などからもなくなるはずです。変更箇所(別添)と変更の記載だけを手掛かりにし、変更箇所そのものは見ません。",
		en = "Once a row of one annex says that an office was renamed in a reorganisation, its old name is gone from all assessments of the body: department, users, recipients, contacts. The annexes themselves are left out.",
	},
	hint = {
		ja = "その部署の今の名に改めてください。形式的な変更であり、重要な変更には当たりません。",
		en = "Write the name of today; it is a change of form, not an important change.",
	},
	examples = {
		bad = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
変更履歴: [{変更日: 令和6年4月1日, 項目: Ⅰ基本情報 7.①部署, 変更前の記載: 保健福祉部健康推進課, 変更後の記載: 保健福祉部健康づくり課, 提出時期: 事後, 提出時期に係る説明: 組織改正のため}]
---
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
公表日: 令和7年4月1日
特定個人情報ファイル:
  - ファイル名: 国保ファイル
    概要: {入手・使用: {入手元: [評価実施機関内の他部署: 健康推進課]}}
]],
		good = [[
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
変更履歴: [{変更日: 令和6年4月1日, 項目: Ⅰ基本情報 7.①部署, 変更前の記載: 保健福祉部健康推進課, 変更後の記載: 保健福祉部健康づくり課, 提出時期: 事後, 提出時期に係る説明: 組織改正のため}]
---
様式: 全項目評価書
版: 令和6年10月
評価実施機関名: みほん市長
公表日: 令和7年4月1日
特定個人情報ファイル:
  - ファイル名: 国保ファイル
    概要: {入手・使用: {入手元: [評価実施機関内の他部署: 健康づくり課]}}
]],
	},
	messages = {
		old = {
			ja = "「{1}」は、{3}の組織改正で「{2}」になっています",
			en = "'{1}' is '{2}' since the reorganisation of {3}",
		},
	},
	check = function(portfolio, report)
		local all, renamed, by = portfolio:assessments(), {}, {}
		local function rename(office, old, new, day, node)
			local _, before = units(old)
			local after, list = units(new)
			if #before == 1 and #list == 1 and not after[before[1]] then
				local key = office .. before[1]
				if not by[key] or day.days > by[key].day.days then
					if not by[key] then table.insert(renamed, key) end
					by[key] = { old = before[1], new = list[1], day = day, node = node, office = office }
				end
			end
		end
		for _, a in ipairs(all) do
			local annex = a.doc:find(items(a.doc) and items(a.doc).annex or "henkou_kasho")
			for _, row in ipairs(annex and annex:records() or {}) do
				local why, day = row:child("setsumei"), row:child("henkoubi"):date()
				if why:contains(table.unpack(reorganised)) and day and day.full then
					rename(P.office(a.doc), row:child("mae"):text(), row:child("ato"):text(), day, row)
				end
			end
			for i = 2, #a.revisions do
				local doc, any = a.revisions[i], false
				for _, entry in ipairs(doc:find("henkou"):records()) do
					any = any or entry:child("setsumei"):contains(table.unpack(reorganised)) or
						entry:child("konkyo"):contains(table.unpack(reorganised))
				end
				local day = doc:find("hyoushi/kouhyou_bi") and doc:find("hyoushi/kouhyou_bi"):date()
				for _, change in ipairs(any and day and day.full and doc:changes(a.revisions[i - 1]) or {}) do
					local entry = change.entry
					if entry and (entry:child("setsumei"):contains(table.unpack(reorganised)) or
						entry:child("konkyo"):contains(table.unpack(reorganised))) and day.days <= portfolio:today().days then
						rename(P.office(doc), change.old, change.new, day, change.node or change.before)
					end
				end
			end
		end
		-- A name that is some office's new name is in use again.
		local new = {}
		for _, key in ipairs(renamed) do new[by[key].office .. by[key].new] = by[key].day end
		for _, a in ipairs(#renamed > 0 and all or {}) do
			local doc = a.doc
			local annex = items(doc) and items(doc).annex or "henkou_kasho"
			for _, key in ipairs(renamed) do
				local r = by[key]
				local again = new[r.office .. r.old]
				if r.office == P.office(doc) and not (again and again.days >= r.day.days) then
					doc:search("(?<![一-鿿々ァ-ヺー])(?:[一-鿿々ー]{1,10}[部局])?" .. r.old .. "(?!一-鿿)", function(node)
						if not hy.starts(node:id(), annex) then
							report(node, "old", r.old, r.new, r.day.text, r.node)
						end
					end)
				end
			end
		end
	end,
}
