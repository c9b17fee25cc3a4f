local O, D = hy.use("observed"), hy.use("declared")
local paths = { yoshiki3 = "iii/iii_3/r2/ninshou", yoshiki4 = "iii/iii_3/r2/ninshou" }
local pattern = "共用|共有|使い回|一人に|一人ひとり|個人ごと|職員ごと|個別に|固有"

return {
	id = "MO-08",
	scope = "monitor",
	title = {
		ja = "利用者IDを複数の者で共用していない",
		en = "No account is shared",
	},
	severity = "error",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2F b アクセス者の識別と認証",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "ユーザ認証の管理で、利用者IDを一人に一つ割り当てているはずのものを見ます。利用者一覧で shared(共用)とされている有効な利用者と、同じ日の同じ時間帯に二つ以上の区域の端末から使われた利用者を示します。後者は席を移っただけのこともあるので要確認にとどめます。システムやバッチの利用者は見ません。",
		en = "Where every user has an account of his own. Reported are active accounts marked as shared, and, as warnings, those used from two zones within one hour. Machines are left out.",
	},
	hint = {
		ja = "一人に一つの利用者IDに改めてください。",
		en = "Give every user an account of his own.",
	},
	examples = {
		sketch = true,
		bad = "ユーザ認証の管理: {回答: 行っている, 具体的な管理方法: 利用者IDは職員ごとに割り当て、共用しない。}\n# 利用者一覧: {id: MADO1, active: true, shared: true}\n",
		good = "ユーザ認証の管理: {回答: 行っている, 具体的な管理方法: 利用者IDは職員ごとに割り当て、共用しない。}\n# 利用者一覧: {id: U01, active: true, shared: false}\n",
	},
	messages = O.messages({
		shared = {
			ja = "共用の利用者「{1}」が有効です",
			en = "the shared account '{1}' can be used",
		},
		places = {
			severity = "warning",
			ja = "利用者「{1}」が{2}の{3}時台に、{4}から使われています",
			en = "the account '{1}' was used on {2} between {3} and {3}:59 from {4}",
		},
		untold = {
			ja = "利用者一覧から、共用の利用者かどうかが分かりません",
			en = "the list of accounts does not tell which are shared",
			hint = { ja = "利用者一覧に shared(共用なら true、そうでなければ false)の欄を加えてください。", en = "Add a column for `shared`: true or false." },
		},
		holds = {
			ja = "{1}件に、共用とみられるものはありません",
			en = "none of {1} looks shared",
		},
	}),
	judge = function(live, judge)
		local machines = O.machines(live)
		local function declared(doc) return D.promise(doc, paths) end
		O.judge(live, judge, {
			kind = "account", node = declared,
			wanted = function(account) return O.active(account) and not O.machine(account) end,
			see = function(node, group)
				local clean, told, said = true, false, D.sentence(node, pattern)
				for _, account in ipairs(group.facts) do
					local shared = O.truth(account.shared)
					told = told or shared ~= nil
					if shared then
						judge.deviates(node, { fact = account, declared = said }, "shared", account.id)
						clean = false
					end
				end
				if not told then judge.gap(node, "shared", "untold") end
				return clean and told
			end,
		})
		O.judge(live, judge, {
			kind = "access_hour", node = declared, empty = false,
			query = { by = { "user", "hour", "zone" }, differ = "zone", rest = { "user", "zone" } },
			wanted = function(access) return access.user ~= nil and access.zone ~= nil and not machines[access.user] end,
			see = function(node, group)
				local clean, zones, said = true, {}, D.sentence(node, pattern)
				for _, access in ipairs(group.facts) do
					local key = access.user .. "\n" .. access.days .. "\n" .. access.hour
					local first = zones[key]
					if first and first ~= access.zone then
						judge.deviates(node, { subject = "account:" .. access.user, fact = access, declared = said },
							"places", access.user, access.day.text, access.hour, first .. "、" .. access.zone)
						clean = false
					end
					zones[key] = first or access.zone
				end
				return clean
			end,
		})
	end,
}
