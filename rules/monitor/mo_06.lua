local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = "iii/iii_3/r2/ninshou", yoshiki4 = "iii/iii_3/r2/hakkou" }

return {
	id = "MO-06",
	scope = "monitor",
	limits = { "left_days" },
	title = {
		ja = "退職や異動をした人の利用者IDは使えなくしてある",
		en = "Accounts of people who left cannot be used any more",
	},
	severity = "error",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2F a アクセス制御",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "アクセス権限の発効・失効の管理(重点項目評価書ではユーザ認証の管理)に書いた手順が守られているかを見ます。利用者一覧の left(退職、異動などで使わなくなった日)を過ぎても有効な利用者と、その日より後の操作を示します。猶予の日数は limits の left_days(既定は0日)です。無効な利用者が、一覧の日か、一覧にある最後に使った日(last_login)より後に使われていれば示します。一覧に left が一つもなく無効な利用者もいないとき、無効にした日の分からない利用者が使われたとき、ログの利用者が一覧にないときは、確かめる手がかりがないので「確認できず」です。失敗に終わったログインなどは使ったことになりません。",
		en = "Whether rights end as declared. Reported are accounts that can be used after their day in `left`, and accesses after it. limits.left_days (0 unless said) are days of grace. So is one that is switched off and used after the day of the list, or after the last login that the list tells. It is a gap when no account has such a day and none is switched off, when one that is switched off was used and nobody knows until when it could be, and when the log has users who are not in the list. Attempts that failed are no use.",
	},
	hint = {
		ja = "利用者IDを無効にし、その後の操作がないかを確かめてください。",
		en = "Switch the account off and see whether it was used since.",
	},
	examples = {
		sketch = true,
		bad = "アクセス権限の発効・失効の管理: {回答: 行っている, 具体的な管理方法: 退職した職員の利用者IDは当日に失効させる。}\n# 利用者一覧: {id: U03, active: true, left: 2026-03-31}\n",
		good = "アクセス権限の発効・失効の管理: {回答: 行っている, 具体的な管理方法: 退職した職員の利用者IDは当日に失効させる。}\n# 利用者一覧: {id: U03, active: false, left: 2026-03-31}\n",
	},
	messages = O.messages({
		active = {
			ja = "{2}に退職又は異動した利用者「{1}」が有効なままです",
			en = "the account '{1}' can still be used though its owner left on {2}",
		},
		used = {
			ja = "{2}に退職又は異動した利用者「{1}」が、その後の{3}に使われています",
			en = "the account '{1}' was used on {3} though its owner left on {2}",
		},
		off = {
			ja = "無効な利用者「{1}」が{2}に使われています",
			en = "the account '{1}', which is switched off, was used on {2}",
		},
		off_untold = {
			ja = "無効な利用者「{1}」が{2}に使われていますが、いつ無効にしたか分かりません",
			en = "the account '{1}', which is switched off, was used on {2}, and nothing tells since when it is off",
			hint = {
				ja = "利用者一覧の left に、使わなくなった日を加えてください。",
				en = "Give the day it was switched off in `left` of the list.",
			},
		},
		stranger = {
			ja = "利用者「{1}」が{2}に使われていますが、利用者一覧にありません",
			en = "the user '{1}' was at work on {2} but is not in the list of accounts",
			hint = {
				ja = "だれの利用者IDかを確かめ、削除したものなら一覧に無効な利用者として載せてください。",
				en = "Find out whose it is; list accounts that were removed as switched off.",
			},
		},
		strangers = {
			ja = "ログの利用者が、利用者一覧に一人もいません",
			en = "none of the users of the log is in the list of accounts",
			hint = {
				ja = "一覧とログの利用者の符号が同じものか確かめてください。",
				en = "See whether both have the same identifiers.",
			},
		},
		untold = {
			ja = "利用者一覧から、退職や異動をした人が分かりません",
			en = "the list of accounts does not tell who has left",
			hint = {
				ja = "一覧に left(退職、異動などの日)の欄を加えるか、無効にした利用者も載せてください。",
				en = "Add a column for `left`, or list the accounts that were switched off, too.",
			},
		},
		holds = {
			ja = "利用者{1}人のうち、退職や異動の後も有効な利用者はいません",
			en = "none of {1} accounts can be used after its owner left",
		},
	}),
	judge = function(live, judge)
		local grace = live:limit("left_days", 0)
		local left, listed, off, suspects, any = {}, {}, {}, {}, false
		local function declared(doc) return D.promise(doc, paths) end
		local pattern = "退職|異動|失効|離職|不要"
		for account in live:facts("account") do
			local day = account.left and hy.date(account.left)
			listed[account.id], any = true, true
			left[account.id] = day or left[account.id]
			-- By the list's own last login nobody could use it later.
			local login = account.last_login and hy.days(account.last_login)
			if not O.active(account) and not day then off[account.id] = math.min(account.days, login or account.days) end
			if left[account.id] or off[account.id] then table.insert(suspects, account.id) end
		end
		O.judge(live, judge, {
			kind = "account", node = declared,
			see = function(node, group)
				local clean, told, said = true, false, D.sentence(node, pattern)
				for _, account in ipairs(group.facts) do
					local day = left[account.id]
					told = told or day ~= nil or not O.active(account)
					if day and O.active(account) and day.days + grace < account.days then
						judge.deviates(node, { fact = account, declared = said }, "active", account.id, day.text)
						clean = false
					end
				end
				if not told then judge.gap(node, "left", "untold") end
				return clean and told
			end,
		})
		if not any then return end
		-- Operators of the log who are not in the list; and whether one of them is.
		local strangers, known = {}, false
		for access in live:facts("access_user", { by = { "user", "kind" }, whole = true }) do
			local user = access.user
			known = known or (user and listed[user]) == true
			if user and not listed[user] and not O.machine(access) then
				strangers[user] = true
				table.insert(suspects, user)
			end
		end
		local failed = {}
		for access in live:facts("access_failed", { by = { "user" }, where = { user = suspects } }) do
			failed[access.user .. "\n" .. access.days] = O.number(access.events)
		end
		local function see(node, access)
			local about = { subject = "account:" .. access.user, fact = access, declared = D.sentence(node, pattern) }
			local day, since = left[access.user], off[access.user]
			if day and day.days + grace < access.days then
				judge.deviates(node, about, "used", access.user, day.text, access.day.text)
			elseif since and access.days > since then
				judge.deviates(node, about, "off", access.user, access.day.text)
			elseif since then
				judge.gap(node, about, "off_untold", access.user, access.day.text)
			elseif strangers[access.user] and known then
				judge.gap(node, about, "stranger", access.user, access.day.text)
			elseif strangers[access.user] then
				judge.gap(node, "accounts", "strangers")
			end
		end
		for access in live:facts("access_user", { by = { "user" }, where = { user = suspects } }) do
			local node = access.doc and declared(access.doc)
			-- What failed is no use.
			local worked = O.number(access.events) > (failed[access.user .. "\n" .. access.days] or 0)
			if node and worked then see(node, access) end
		end
	end,
}
