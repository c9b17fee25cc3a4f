local O, D = hy.use("observed"), hy.use("declared")
-- The least that is kept by each option of 期間: before that nothing can be erased.
local least = { ["1年"] = 1, ["2年"] = 2, ["3年"] = 3, ["4年"] = 4, ["5年"] = 5, ["6年以上10年未満"] = 6, ["10年以上20年未満"] = 10, ["20年以上"] = 20 }
local paths = { yoshiki3 = "iii/iii_7/r1/tejun", yoshiki4 = { "iii/iii_7/r3/tejun", "ii/ii_6/shoukyo" } }

return {
	id = "MO-15",
	scope = "monitor",
	limits = { "erasure_days" },
	title = {
		ja = "期間を過ぎた情報の消去が、実際に行われている",
		en = "Erasure is really done",
	},
	severity = "error",
	basis = {
		article = "番号法第20条、特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2E d 個人番号の削除、機器及び電子媒体等の廃棄",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "処理の結果(kind: job)のうち what が erasure のものと、消去の証明(evidence の erasure_certificate)から、limits の erasure_days(既定は400日)の間に消去が成功しているか、処理の名ごとの最後の消去が失敗に終わっていないかを見ます。成否の分からない消去と、期間のうちの消去が全て0件のものは、消したか確かめられないので「確認できず」です。既定は、年1回の消去を年度末などに行うものとみた日数です。保有開始日から保管期間がまだ過ぎていないファイルでは、消去するものがないので記載どおりです。",
		en = "Whether an erasure (job with what: erasure, or evidence erasure_certificate) succeeded within limits.erasure_days (400 unless said, for one a year), and the last one of each name did not fail. One that does not tell whether it went well is a gap, and so are erasures of which none erased anything. While nothing can be old enough to be erased, all is as declared.",
	},
	hint = {
		ja = "消去の処理を行い、件数と実施者の記録を残してください。",
		en = "Erase, and keep a record of how much and by whom.",
	},
	examples = {
		sketch = true,
		bad = "消去手順: {回答: 定めている, 手順の内容: 毎年4月に消去の処理を行う。}\n# 処理の結果: {name: shoukyo, what: erasure, ended: 2024-04-20, ok: true}\n",
		good = "消去手順: {回答: 定めている, 手順の内容: 毎年4月に消去の処理を行う。}\n# 処理の結果: {name: shoukyo, what: erasure, ended: 2026-04-20, ok: true}\n",
	},
	messages = O.messages({
		late = {
			ja = "最後の消去が{1}で、{2}日が過ぎています",
			en = "the last erasure was on {1}, {2} days ago",
		},
		never = {
			ja = "消去を行った記録がありません",
			en = "no erasure is on record",
		},
		failed = {
			ja = "{2}の消去の処理「{1}」が失敗しています",
			en = "the erasure '{1}' of {2} failed",
		},
		untold = {
			ja = "{2}の消去の処理「{1}」が成功したか分かりません(ok が「{3}」)",
			en = "nothing tells whether the erasure '{1}' of {2} went well (ok is '{3}')",
			hint = { ja = "ok を true か false(成功、失敗)で渡してください。", en = "Give ok as true or false." },
		},
		nothing = {
			ja = "{1}から後の消去({2}件)は、どれも消した件数が0件です。期間を過ぎた記録がなかったのか、処理が働いていないのか確かめられません",
			en = "none of the {2} erasures since {1} erased anything: nothing was out of time, or the job does not work",
			hint = {
				ja = "消去の候補の一覧と突き合わせ、該当がなかったのなら、その確認を evidence の erasure_certificate として残してください。",
				en = "Match it with the list of what was to be erased; where there was nothing keep that as erasure_certificate of the evidence.",
			},
		},
		early = {
			ja = "保有開始日({1})から保管期間がまだ過ぎておらず、消去するものがありません",
			en = "the period has not run out since {1}: there is nothing to erase yet",
		},
		holds = {
			ja = "消去が行われています({1}件の記録)",
			en = "erasure is done ({1} records of it)",
		},
	}),
	judge = function(live, judge)
		local limit, today = live:limit("erasure_days", 400), live:today()
		local doc = live:doc()
		local node = doc and D.promise(doc, paths)
		if not node then return end
		local sentence = D.sentence(node, "消去|廃棄|削除")
		-- Nothing is old enough: the first day of the file is less than the period ago, for every file.
		local function too_early()
			local start
			for f = 1, math.max(doc:files(), 1) do
				local kept, from = doc:find("ii/ii_6/hokan_kikan/kikan", f), doc:find("ii/ii_2/hoyuu_kaishi", f)
				local n, day = kept and least[hy.nfkc(kept:choice() or "")], from and from:date()
				if not n or not day or hy.after(day, { years = n }).days < today.days then return nil end
				start = start or from:text()
			end
			return start
		end
		local relied = O.relied(live, judge, node)
		local last, latest, names, since, erased, count, idle = nil, {}, {}, today.days, false, 0, 0
		local function is_better(fact) return not last or fact.days > last.days end
		local ahead = false
		for job in live:facts("job") do
			if job.what == "erasure" and job.days > today.days then
				judge.gap(node, { subject = "job:" .. job.name, fact = job, declared = sentence }, "ahead", job.day.text)
				ahead = true
			elseif job.what == "erasure" then
				count = count + 1
				if not latest[job.name] then table.insert(names, job.name) end
				if not latest[job.name] or job.days >= latest[job.name].days then latest[job.name] = job end
				if (job.ok == nil or O.truth(job.ok)) and is_better(job) then last = job end
				if today.days - job.days <= limit then
					local rows = O.number(job.rows)
					erased = erased or rows == nil or rows > 0
					idle, since = idle + 1, math.min(since, job.days)
				end
			end
		end
		for paper in live:facts("evidence") do
			if paper.what == "erasure_certificate" and paper.days <= today.days then
				count = count + 1
				erased = erased or today.days - paper.days <= limit
				if is_better(paper) then last = paper end
			end
		end
		local early = too_early()
		local given = live:given("job") or count > 0
		if not given and not early then
			if not relied then O.absent(live, judge, node, "job", "job") end
			return
		end
		local clean = (not live:given("job") or O.whole(live, judge, node, "job")) and not ahead
		for _, name in ipairs(names) do
			local job = latest[name]
			if O.truth(job.ok) == false then
				judge.deviates(node, { fact = job, declared = sentence }, "failed", name, job.day.text)
				clean = false
			elseif O.truth(job.ok) == nil and (job.ok ~= nil or job.rows == nil) then
				judge.gap(node, { fact = job, declared = sentence }, "untold", name, job.day.text, job.ok or "-")
				clean = false
			end
		end
		local about = { subject = "job", fact = last or latest[names[1]], facts = count, declared = sentence }
		if early then
			if clean then judge.holds(node, about, "early", early) end
		elseif not last then
			if #names == 0 then judge.deviates(node, about, "never") end
		elseif today.days - last.days > limit then
			judge.deviates(node, about, "late", last.day.text, today.days - last.days)
		elseif clean and not erased then
			judge.gap(node, about, "nothing", live:date(since).text, idle)
		elseif clean then
			judge.holds(node, about, "holds", count)
		end
	end,
}
