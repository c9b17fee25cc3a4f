local O, D = hy.use("observed"), hy.use("declared")

-- Years that the options of 期間 end with; the open ones have no end.
local years = { ["1年未満"] = 1, ["1年"] = 1, ["2年"] = 2, ["3年"] = 3, ["4年"] = 4, ["5年"] = 5, ["6年以上10年未満"] = 10, ["10年以上20年未満"] = 20 }

return {
	id = "MO-14",
	scope = "monitor",
	limits = { "erasure_grace_months", "retention_years" },
	title = {
		ja = "最も古い記録も、保管期間の中にある",
		en = "Even the oldest record is within its period of storage",
	},
	severity = "error",
	basis = {
		article = "番号法第20条、記載要領 Ⅱ6②保管期間",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "最も古い記録の日(kind: oldest。期間の起算となる日を渡す)から保管期間を過ぎても残っている記録を示します。期間は選択肢の上限で、消去を年度末などにまとめて行うため limits の erasure_grace_months(既定は12か月)を足します。「20年以上」「定められていない」には上限がないので越えることはありませんが、limits の retention_years で年数を決めれば、その年数で見ます。",
		en = "Reported are records older than the upper end of the chosen option, plus limits.erasure_grace_months (12 unless said), since erasure is often done once a year. The source gives the day the period runs from. Open options have no end unless limits.retention_years sets one.",
	},
	hint = {
		ja = "期間を過ぎた記録を消去するか、期間とその妥当性を改めてください。",
		en = "Erase what is out of time, or revise the period.",
	},
	examples = {
		sketch = true,
		bad = "保管期間: {期間: 5年}\n# 最も古い記録(2026-05-31時点): {file: みほんファイル, date: 2018-04-20}\n",
		good = "保管期間: {期間: 5年}\n# 最も古い記録(2026-05-31時点): {file: みほんファイル, date: 2022-04-20}\n",
	},
	messages = O.messages({
		old = {
			ja = "{1}の記録が残っており、保管期間(「{2}」)を過ぎています{3}",
			en = "records of {1} are left, beyond their period of storage ('{2}'){3}",
		},
		open = {
			ja = "「{1}」で上限がないため、過ぎる記録はありません",
			en = "'{1}' has no end, so nothing can be beyond it",
		},
		file = {
			ja = "最も古い記録のファイル「{1}」が評価書にありません",
			en = "the file '{1}' of the oldest record is not in the assessment",
			hint = { ja = "file を評価書のファイル名と同じにしてください。", en = "Use the name in the assessment." },
		},
		holds = {
			ja = "最も古い記録{1}件は、全て保管期間の中です",
			en = "all {1} oldest records are within their period",
		},
	}),
	judge = function(live, judge)
		local grace, own = live:limit("erasure_grace_months", 12), live:limit("retention_years", 0)
		local function declared(doc)
			local node = doc:find("ii/ii_6/hokan_kikan/kikan")
			return node and node:choice() and node or nil
		end
		local function period(doc, fact)
			local f = D.file(doc, fact.file)
			return f and doc:find("ii/ii_6/hokan_kikan/kikan", f)
		end
		local logs = { log = true, access_log = true }
		O.judge(live, judge, {
			kind = "oldest", node = declared,
			wanted = function(fact) return not logs[fact.file] end,
			see = function(node, group, doc)
				local clean, bounded = true, false
				for _, fact in ipairs(group.facts) do
					local own_node, day = period(doc, fact), hy.date(fact.date)
					local most = own > 0 and own or own_node and years[hy.nfkc(own_node:choice() or "")]
					if not own_node then
						judge.gap(node, { subject = "oldest:" .. fact.file, fact = fact }, "file", fact.file)
						clean = false
					elseif day.days > live:today().days then
						judge.gap(node, { subject = "oldest:" .. fact.file, fact = fact }, "ahead", day.text)
						clean = false
					elseif most then
						bounded = true
						local last = hy.after(day, { years = most, months = grace })
						if last.days < live:today().days then
							judge.deviates(own_node, { subject = "oldest:" .. fact.file .. (fact.table and "." .. fact.table or ""), fact = fact },
								"old", day.text, own_node:choice() or "-", fact.table and " (" .. fact.table .. ")" or "")
							clean = false
						end
					end
				end
				if clean and not bounded then
					judge.holds(node, O.about("oldest", group), "open", node:choice())
					return false
				end
				return clean
			end,
		})
	end,
}
