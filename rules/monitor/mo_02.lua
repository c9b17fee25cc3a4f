local O, D, items, threshold = hy.use("observed"), hy.use("declared"), hy.use("items"), hy.use("threshold")

-- Bands of 対象となる本人の数 by their place in the form.
local bands = { { 0, 9999 }, { 10000, 99999 }, { 100000, 999999 }, { 1000000, 9999999 }, { 10000000, 10000000000 } }

return {
	id = "MO-02",
	scope = "monitor",
	title = {
		ja = "対象者の数は、対象人数と本人の数の区分の中にある",
		en = "The number of persons is within the declared bands",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条から第7条まで、第14条",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "件数(kind: count)のうち what が subjects のものを、対象人数(file がないもの)と、そのファイルの本人の数(file があるもの)の区分と比べます。対象人数の区分を越えたときは、今の人数と、評価書の取扱者数、事故の一覧でしきい値判断をやり直し、義務となる評価が重くなるなら誤りとして示します。",
		en = "Counts named subjects are compared with the band of 対象人数, and with 本人の数 of their file when they name one. When the band of 対象人数 is left, the threshold is judged again; a heavier duty is an error.",
	},
	hint = {
		ja = "しきい値判断をやり直し、義務となる評価が変わるなら速やかに実施してください。",
		en = "Judge the threshold anew, and evaluate without delay if the duty changes.",
	},
	examples = {
		sketch = true,
		bad = "対象人数: 1万人以上10万人未満\n# 件数: {what: subjects, value: 100412}\n",
		good = "対象人数: 1万人以上10万人未満\n# 件数: {what: subjects, value: 99812}\n",
	},
	messages = O.messages({
		raised = {
			ja = "対象者が{1}人となり、「{2}」の区分を越えました。しきい値判断の結果は{3}になります",
			en = "{1} persons leave the band '{2}': the threshold now calls for {3}",
		},
		crossed = {
			severity = "warning",
			ja = "対象者が{1}人となり、「{2}」の区分から外れました。評価書の修正が要ります(しきい値判断の結果は{3})",
			en = "{1} persons leave the band '{2}': a revision is needed (the threshold calls for {3})",
		},
		file = {
			severity = "warning",
			ja = "ファイル「{1}」の本人の数が{2}人となり、「{3}」の区分から外れました",
			en = "the file '{1}' has {2} persons, outside the band '{3}'",
		},
		number = {
			ja = "件数「{1}」を数として読めません",
			en = "'{1}' is no number",
			hint = { ja = "件数は数字だけで渡してください。", en = "Give the count in digits." },
		},
		file_unknown = {
			ja = "件数のファイル「{1}」が評価書にありません",
			en = "the file '{1}' of the counts is not in the assessment",
			hint = { ja = "file を評価書のファイル名と同じにしてください。", en = "Use the name in the assessment." },
		},
		holds = {
			ja = "対象者の数{1}件は、全て記載した区分の中です",
			en = "all {1} numbers are within their bands",
		},
	}),
	judge = function(live, judge)
		local function people(doc)
			local node = doc:find(items(doc).people)
			return node and node:nth() and node or nil
		end
		local function see_total(node, doc, fact, n)
			local band = threshold.people[node:nth()]
			if n >= band[1] and n <= band[2] then return true end
			local h500, acc = threshold.h500(doc), threshold.acc(doc)
			local before = threshold.possible(band[1], band[2], h500, acc)
			local after = threshold.possible(n, n, h500, acc)
			local name = threshold.highest(after) > threshold.highest(before) and "raised" or "crossed"
			judge.deviates(node, { subject = "subjects", fact = fact }, name, n, node:choice(), threshold.words(after))
			return false
		end
		local function see_file(node, doc, fact, n)
			local f, about = D.file(doc, fact.file), { subject = "subjects:" .. fact.file, fact = fact }
			if not f then
				judge.gap(node, about, "file_unknown", fact.file)
				return false
			end
			local own = doc:find("ii/ii_2/honnin_suu", f)
			local band = own and own:nth() and bands[own:nth()]
			if not band or (n >= band[1] and n <= band[2]) then return true end
			judge.deviates(own, about, "file", fact.file, n, own:choice())
			return false
		end
		O.judge(live, judge, {
			kind = "count", node = people,
			wanted = function(fact) return fact.what == "subjects" end,
			see = function(node, group, doc)
				local clean, single = true, doc:files() == 1
				for _, fact in ipairs(group.facts) do
					local n, ok = O.number(fact.value), true
					if not n or n < 0 then
						judge.gap(node, { subject = "subjects", fact = fact }, "number", fact.value)
						ok = false
					elseif fact.file and doc:files() > 0 then
						ok = see_file(node, doc, fact, n)
						if single and D.file(doc, fact.file) then ok = see_total(node, doc, fact, n) and ok end
					else
						ok = see_total(node, doc, fact, n)
					end
					clean = clean and ok
				end
				return clean
			end,
		})
	end,
}
