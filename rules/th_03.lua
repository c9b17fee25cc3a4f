local deadlines = hy.use("deadlines")
local threshold = hy.use("threshold")
local P = hy.use("portfolio")

return {
	id = "TH-03",
	scope = "portfolio",
	title = {
		ja = "重大事故は機関の全ての事務のしきい値判断に数える",
		en = "A serious accident counts for all work of the body",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条第8号ロ、第6条第1項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	why = {
		ja = "過去1年以内の重大事故は、事故を起こした事務だけでなく、評価実施機関の全ての事務のしきい値判断に数えます。基礎項目評価書の「重大事故」の答えは、事故.yaml の事故と、また同じ時期に公表した他の評価書の答えと合うはずです。事故は発生した日と知った日のどちらかが公表日の前1年以内なら数え、特定個人情報であることが明らかで100人を超えるものを重大事故とします。",
		en = "A serious accident of the past year counts for every work of the body, not only for the one it happened in: the answers of all basic-item assessments of that time agree with the body's list and with each other.",
	},
	hint = {
		ja = "事故.yaml と各評価書の公表日を確かめ、しきい値判断をやり直してください。",
		en = "Look at the body's list and the days of publication, and judge the threshold anew.",
	},
	examples = {
		bad = "様式: 基礎項目評価書\n版: 令和6年10月\n状態: 公表\n評価実施機関名: みほん市長\n公表日: 令和7年4月1日\nしきい値判断項目: {重大事故: {発生の有無: 発生あり}}\n---\n様式: 基礎項目評価書\n版: 令和6年10月\n状態: 公表\n評価実施機関名: みほん市長\n公表日: 令和7年6月1日\nしきい値判断項目: {重大事故: {発生の有無: 発生なし}}\n",
		good = "様式: 基礎項目評価書\n版: 令和6年10月\n状態: 公表\n評価実施機関名: みほん市長\n公表日: 令和7年4月1日\nしきい値判断項目: {重大事故: {発生の有無: 発生あり}}\n---\n様式: 基礎項目評価書\n版: 令和6年10月\n状態: 公表\n評価実施機関名: みほん市教育委員会\n公表日: 令和7年6月1日\nしきい値判断項目: {重大事故: {発生の有無: 発生なし}}\n",
	},
	messages = {
		listed = {
			ja = "「発生なし」ですが、機関には過去1年以内の重大事故({1}、{2}人)があります",
			en = "発生なし, but the body had a serious accident in the past year ({1}, {2} persons)",
		},
		other = {
			severity = "warning",
			ja = "「発生なし」ですが、同じ機関の「{1}」({2}公表)は「発生あり」としています",
			en = "発生なし, but '{1}' of the same body, published on {2}, says 発生あり",
		},
		none = {
			severity = "warning",
			ja = "「発生あり」ですが、事故.yaml に過去1年以内の特定個人情報の事故がありません",
			en = "発生あり, but the body's list has no accident with My Number data in the past year",
		},
		lapses = {
			severity = "note",
			ja = "{1}の事故({2}人)を、しきい値判断で「発生あり」に数える最後の日です(過去1年以内)",
			en = "the last day the accident of {1} ({2} persons) counts in the threshold judgment (past year)",
		},
		lapses_form = {
			severity = "note",
			ja = "{1}の事故({2}人)を、Ⅲ7の重大事故で「発生あり」とする最後の日です(過去3年以内)",
			en = "the last day the accident of {1} ({2} persons) is told in Ⅲ7 (past three years)",
		},
	},
	check = function(portfolio, report)
		local accidents = portfolio:accidents()
		local all = {}
		for _, a in ipairs(portfolio:assessments()) do
			local node = a.doc:find("ii/ii_3/jiko")
			if node and node:choice() then
				table.insert(all, { doc = a.doc, node = node, said = node:choice(), office = P.office(a.doc),
					date = threshold.reference(a.doc) })
			end
		end
		-- The accidents within the year before the publication: a serious one, and any at all.
		local function listed(one)
			local any
			for _, accident in ipairs(accidents or {}) do
				local day = threshold.within(accident, one.date, 1)
				if day and accident.my_number ~= false then
					any = true
					if accident.my_number and threshold.serious(accident) then return accident, any, day end
				end
			end
			return nil, any
		end
		local function other(one)
			for _, second in ipairs(all) do
				local apart = math.abs(second.date.days - one.date.days)
				if second.said == "発生あり" and second.office == one.office and second ~= one and
					apart < 365 then
					return second
				end
			end
		end
		for _, one in ipairs(all) do
			local accident, any, day = listed(one)
			if one.said == "発生なし" then
				local second = not accident and other(one)
				if accident then
					report(one.node, "listed", day.text, accident.persons)
				elseif second and not accidents then
					report(one.node, "other", second.doc, second.date.text, second.node)
				end
			elseif accidents and not any then
				report(one.node, "none")
			end
		end
	end,
	due = function(portfolio, due)
		local today = portfolio:today()
		local function last_day(accident)
			local happened, known = accident.happened, accident.known
			if happened and known then return known.days > happened.days and known or happened end
			return known or happened
		end
		for _, accident in ipairs(portfolio:accidents() or {}) do
			local day = last_day(accident)
			if day and threshold.serious(accident) then
				if accident.my_number ~= false and not deadlines.passed(day, deadlines.threshold, today) then
					due(accident.place, "lapses", deadlines.last(day, deadlines.threshold), day.text, accident.persons)
				end
				if not deadlines.passed(day, deadlines.accident, today) then
					due(accident.place, "lapses_form", deadlines.last(day, deadlines.accident), day.text,
						accident.persons)
				end
			end
		end
	end,
}
