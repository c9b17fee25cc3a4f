-- The first and the last day a date can mean.
local function span(date)
	if date.day > 0 then return date.days, date.days end
	if date.month > 0 then return date.days, date.days + 30 end
	return date.days, date.days + 365
end

return {
	id = "X-26",
	title = {
		ja = "保有開始日、使用開始日、公表日の前後が合っている",
		en = "Start of holding, start of use and publication are in order",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項、特定個人情報保護評価に関する規則第5条から第7条まで・第9条",
		source = "e-Gov法令 425AC0000000027・426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "ファイルは、持ち始めてから使い始めます。また、評価は保有の前に公表するものなので、初めての公表(実施経過の新規実施)は、保有開始日より後にはなりません。災害などで緊急のとき(規則第9条第2項)と、規則の施行(平成26年4月20日)の前から保有するファイルを除きます。実施経過も変更箇所もない評価書では、初めての公表かどうかが分からないので、参考として示します。",
		en = "A file is held before it is used, and a first assessment is published before it is held, but for emergencies. Where neither acts nor annex tell that it is the first, this is only a note.",
	},
	hint = {
		ja = "日付の書き誤りか、前の評価書の日付が残っていないかを確かめてください。",
		en = "Look for a slip, or for a day left over from another assessment.",
	},
	examples = {
		sketch = true,
		bad = "保有開始日: 令和7年6月1日\n使用開始日: 令和7年4月1日\n",
		good = "保有開始日: 令和7年4月1日\n使用開始日: 令和7年6月1日\n",
	},
	messages = {
		order = {
			ja = "使用開始日({1})が、保有開始日({2})より前です",
			en = "it is used from {1}, but held only from {2}",
		},
		late = {
			ja = "初めての公表({1})が、保有開始日({2})より後です",
			en = "it was first published on {1}, but held from {2}",
			hint = {
				ja = "日付の書き誤りでないかを確かめてください。実際に保有の後の公表であったのなら、その経緯を説明できるようにしておきます。",
				en = "Look for a slip in the days. If it was published late indeed, be ready to say how that came about.",
			},
		},
		perhaps = {
			severity = "note",
			ja = "公表日({1})が保有開始日({2})より後です。初めての公表であれば、保有の前に公表するはずでした",
			en = "it was published on {1} and is held from {2}: was it the first publication?",
		},
	},
	check = function(doc, report)
		-- Files held since before the rules came into force are older than any assessment.
		local in_force = hy.date("平成26年4月20日").days
		local public, first, acts = doc:find("hyoushi/kouhyou_bi"):date(), nil, 0
		for _, act in ipairs(doc:find("keika"):records()) do
			local kind, day = act:child("koui"):choice() or "", act:child("kouhyou"):date()
			acts = acts + 1
			if kind == "新規実施" and day and day.full and (not first or day.days < first.days) then first = day end
		end
		local table_node = doc:annex()
		local alone = acts == 0 and table_node:written() and #table_node:records() == 0
		local urgent = false
		for _, entry in ipairs(doc:find("henkou"):records()) do
			urgent = urgent or hy.starts(entry:child("riyuu"):choice() or "", "緊急時")
		end
		for f = 1, doc:files() do
			local held, used = doc:find("ii/ii_2/hoyuu_kaishi", f), doc:find("ii/ii_3/shiyou_kaishi", f)
			local a, b = held:date(), used:date()
			if a and b then
				local from = span(a)
				local _, last = span(b)
				if last < from then report(used, "order", used:text(), held:text()) end
			end
			local last = a and select(2, span(a))
			if a and not urgent and last >= in_force then
				if first and first.days > last then
					report(held, "late", first.text, held:text())
				elseif alone and public and public.full and public.days > last then
					report(held, "perhaps", public.text, held:text())
				end
			end
		end
	end,
}
