local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = "iii/iii_3/r2/ninshou", yoshiki4 = { "iii/iii_3/r2/kengen", "iii/iii_3/r2/hakkou" } }

return {
	id = "MO-07",
	scope = "monitor",
	limits = { "unused_days" },
	title = {
		ja = "長く使われていない利用者IDを残していない",
		en = "No account is left that was not used for long",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2F a アクセス制御",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "有効な利用者のうち、limits の unused_days(既定は90日)より長く使われていないものを示します。最後に使った日は last_login とアクセスログの新しいほうで、一度も使っていないものは created から数えます。システムやバッチの利用者は見ません。どちらの日も分からない利用者は「確認できず」です。",
		en = "Reported are accounts that can be used but were not for more than limits.unused_days (90 unless said), by last_login or the log, whichever is later; from `created` for those that never were. Machines are left out.",
	},
	hint = {
		ja = "業務に要るかを所属に確かめ、要らないものは無効にしてください。",
		en = "Ask the department whether it is needed; otherwise switch it off.",
	},
	examples = {
		sketch = true,
		bad = "アクセス権限の管理: {回答: 行っている, 具体的な管理方法: 使われていない権限は削除する。}\n# 利用者一覧(2026-05-31時点): {id: U05, active: true, last_login: 2025-11-02}\n",
		good = "アクセス権限の管理: {回答: 行っている, 具体的な管理方法: 使われていない権限は削除する。}\n# 利用者一覧(2026-05-31時点): {id: U05, active: true, last_login: 2026-05-28}\n",
	},
	messages = O.messages({
		unused = {
			ja = "利用者「{1}」が{2}から使われていません({3}日)",
			en = "the account '{1}' has not been used since {2} ({3} days)",
		},
		never = {
			ja = "利用者「{1}」が、作られた{2}から一度も使われていません({3}日)",
			en = "the account '{1}', made on {2}, has never been used ({3} days)",
		},
		untold = {
			ja = "最後に使った日の分からない利用者が{1}人います",
			en = "{1} accounts do not tell when they were used last",
			hint = { ja = "利用者一覧に last_login の欄を加えてください。", en = "Add a column for last_login." },
		},
		holds = {
			ja = "利用者{1}人は、全て使われています",
			en = "all {1} accounts are in use",
		},
	}),
	judge = function(live, judge)
		local limit, today, used = live:limit("unused_days", 90), live:today().days, {}
		for access in live:facts("access_user", { by = { "user" }, whole = true }) do
			if access.user then used[access.user] = math.max(used[access.user] or access.last_days, access.last_days) end
		end
		local function see_one(node, account, said)
			local login = account.last_login and hy.days(account.last_login)
			if login and login > today then
				judge.gap(node, { fact = account, declared = said }, "ahead", live:date(login).text)
				return false
			end
			local last = math.max(login or used[account.id] or -1, used[account.id] or login or -1)
			local from = last >= 0 and last or (account.created and hy.days(account.created))
			if not from then return nil end
			local idle = account.days - from
			if idle <= limit then return true end
			judge.deviates(node, { fact = account, declared = said },
				last >= 0 and "unused" or "never", account.id, live:date(from).text, idle)
			return false
		end
		O.judge(live, judge, {
			kind = "account",
			node = function(doc) return D.promise(doc, paths) end,
			wanted = function(account) return O.active(account) and not O.machine(account) end,
			see = function(node, group)
				local clean, untold = true, 0
				local said = D.sentence(node, "使われてい?ない|不要|利用がない|一定期間|棚卸")
				for _, account in ipairs(group.facts) do
					local ok = see_one(node, account, said)
					if ok == nil then untold = untold + 1 end
					clean = clean and ok == true
				end
				if untold > 0 then judge.gap(node, "last_login", "untold", untold) end
				return clean
			end,
		})
	end,
}
