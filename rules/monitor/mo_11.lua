local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = { "iii/iii_3/r2/sonota", "iii/iii_3/r2/ninshou" }, yoshiki4 = { "iii/iii_3/r4/sochi", "iii/iii_3/r2/kiroku" } }
local pattern = "大量|一括|件数|ファイルに出力|出力"
local reading = { search = true, view = true, print = true, ["mask-lift"] = true }
local other = { login = true, logout = true, create = true, update = true, delete = true, import = true, receive = true,
	["media-read"] = true, grant = true, revoke = true, config = true, batch = true }
-- Printing is reading of persons; of many rows it takes them out.
local printing = { print = true }
local taking = { export = true, send = true, ["media-write"] = true }

return {
	id = "MO-11",
	scope = "monitor",
	limits = { "bulk_persons_per_hour", "export_rows" },
	title = {
		ja = "短い時間に大量の閲覧や出力が行われていない",
		en = "Nobody reads or exports a lot in a short time",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2C b 取扱規程等に基づく運用",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "一人の利用者が1時間(10時台など)に閲覧、検索、印刷した人数が limits の bulk_persons_per_hour(既定は200人)を越えたもの、又は1時間に出力、送信、印刷、媒体に書き出した件数が export_rows(既定は1,000件)を越えたものを示します。同じ人を繰り返し開いたものは、一人と数えます。バッチの操作と、システムの利用者は見ません。ログの操作の語が分からないときは、閲覧か出力か分からないので「確認できず」です。業務による一括の処理もあるので、要確認にとどめます。",
		en = "Reported are users who within an hour of the clock looked at more than limits.bulk_persons_per_hour persons (200 unless said), or took out or printed more than limits.export_rows rows (1000). One person opened again and again counts once. Batches and machines are left out. A word for an action that is not known is a gap: it might be either.",
	},
	hint = {
		ja = "決裁や申請の記録と突き合わせ、業務による処理かを確かめてください。",
		en = "Match it with the approvals and applications.",
	},
	examples = {
		sketch = true,
		bad = "リスクに対する措置の内容: 大量の出力は所属長が承認する。\n# ログ: user=U02 act=export rows=4800\n",
		good = "リスクに対する措置の内容: 大量の出力は所属長が承認する。\n# ログ: user=U02 act=export rows=40\n",
	},
	messages = O.messages({
		read = {
			ja = "利用者「{1}」が{2}の{3}時台に{4}人分を閲覧しています({5})",
			en = "the user '{1}' looked at {4} persons on {2} between {3} and {3}:59 ({5})",
		},
		taken = {
			ja = "利用者「{1}」が{2}の{3}時台に{4}件を出力しています({5})",
			en = "the user '{1}' took out {4} rows on {2} between {3} and {3}:59 ({5})",
		},
		unknown = {
			ja = "ログの操作の語「{1}」が分からず、閲覧か出力か確かめられません({2}件)",
			en = "the log's word '{1}' for an action is not known ({2} accesses): it might be a reading or an export",
			hint = {
				ja = "情報源の values の act で、モデルの語(view、export など)に対応させてください。",
				en = "Map it to a word of the model (view, export ...) under values: act of the source.",
			},
		},
		holds = {
			ja = "大量の閲覧や出力はありません",
			en = "nobody read or took out a lot",
		},
	}),
	judge = function(live, judge)
		local most_read, most_taken = live:limit("bulk_persons_per_hour", 200), live:limit("export_rows", 1000)
		local machines = O.machines(live)
		local function declared(doc) return D.promise(doc, paths) end
		local strange = false
		for access in live:facts("access_case", { by = { "act" }, whole = true }) do
			local act, node = access.act, access.doc and declared(access.doc)
			if node and act and not (reading[act] or taking[act] or other[act]) then
				judge.gap(node, { subject = "act:" .. act, fact = access }, "unknown", act, access.events)
				strange = true
			end
		end
		local groups = O.groups(live, "access_bulk", function(access) return access.user ~= nil and not machines[access.user] end, {
			rest = { "user" },
			where = {
				{ act = reading, over = { persons = most_read } }, { act = printing, over = { rows = most_taken } },
				{ act = taking, over = { persons = most_taken } }, { act = taking, over = { rows = most_taken } },
			},
		})
		-- How many persons those who read so much can have met on that day: one who is met again counts once.
		local suspects, met = {}, {}
		for _, group in ipairs(groups) do
			for _, access in ipairs(group.facts) do table.insert(suspects, access.user) end
		end
		local function add(access, n)
			local key = access.user .. "\n" .. access.days
			met[key] = (met[key] or 0) + n
		end
		if #suspects > 0 then
			for access in live:facts("access_bulk", { by = { "user" }, where = { user = suspects } }) do add(access, O.number(access.persons)) end
			for access in live:facts("access_person", { by = { "user" }, where = { user = suspects } }) do
				add(access, access.facts - O.number(access.events))
			end
		end
		-- What of ACCESS is too much: the message and the number; nil when it was the same persons again.
		local function much(access)
			local persons, rows = O.number(access.persons) or 0, O.number(access.rows) or 0
			if taking[access.act] then return "taken", math.max(persons, rows) end
			if printing[access.act] and rows > most_taken then return "taken", rows end
			local n = math.min(persons, met[access.user .. "\n" .. access.days] or persons)
			return n > most_read and "read" or nil, n
		end
		O.judge(live, judge, {
			kind = "access_bulk", node = declared, groups = groups,
			see = function(node, group)
				local clean, said = true, D.sentence(node, pattern)
				for _, access in ipairs(group.facts) do
					local name, n = much(access)
					if name then
						judge.deviates(node, { subject = name .. ":" .. access.user, fact = access, declared = said },
							name, access.user, access.day.text, access.hour or "?", n, access.act)
						clean = false
					end
				end
				return clean and not strange
			end,
		})
	end,
}
