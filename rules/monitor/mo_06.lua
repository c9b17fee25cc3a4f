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
		ja = "アクセス権限の発効・失効の管理(重点項目評価書ではユーザ認証の管理)に書いた手順が守られているかを見ます。利用者一覧の left(退職、異動などで使わなくなった日)を過ぎても有効な利用者と、その日より後の操作を示します。猶予の日数は limits の left_days(既定は0日)です。一覧に left が一つもなく無効な利用者もいなければ、失効を確かめる手がかりがないので「確認できず」です。",
		en = "Whether rights end as declared. Reported are accounts that can be used after their day in `left`, and accesses after it. limits.left_days (0 unless said) are days of grace. When no account has such a day and none is switched off there is nothing to judge by.",
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
		local left = {}
		local function declared(doc) return D.promise(doc, paths) end
		local pattern = "退職|異動|失効|離職|不要"
		O.judge(live, judge, {
			kind = "account", node = declared,
			see = function(node, group)
				local clean, told, said = true, false, D.sentence(node, pattern)
				for _, account in ipairs(group.facts) do
					local day = account.left and hy.date(account.left)
					told = told or day ~= nil or not O.active(account)
					if day then left[account.id] = day end
					if day and O.active(account) and day.days + grace < account.days then
						judge.deviates(node, { fact = account, declared = said }, "active", account.id, day.text)
						clean = false
					end
				end
				if not told then judge.gap(node, "left", "untold") end
				return clean and told
			end,
		})
		local gone = {}
		for user in pairs(left) do table.insert(gone, user) end
		for access in live:facts("access_user", { by = { "user" }, where = { user = gone } }) do
			local day = access.user and left[access.user]
			local doc = access.doc
			local node = day and doc and day.days + grace < access.days and declared(doc)
			if node then
				judge.deviates(node, { subject = "account:" .. access.user, fact = access, declared = D.sentence(node, pattern) }, "used",
					access.user, day.text, access.day.text)
			end
		end
	end,
}
