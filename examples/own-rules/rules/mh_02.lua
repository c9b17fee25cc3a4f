-- みほん市の規則: 個人の情報を見るときは、受付番号を入力する。hyoka monitor がアクセスログで確かめる。
return {
	id = "MH-02",
	scope = "monitor",
	limits = { "without_case" },
	title = { ja = "受付番号のない閲覧がない", en = "Nobody looks without a case number" },
	severity = "warning",
	basis = {
		article = "みほん市健康管理システム運用要領 第12条",
		source = "市の要領",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "要領では、閲覧と印刷のときに受付番号を入力します。番号のない操作が、1日に limits の without_case(既定は5件)より多い部署を示します。",
		en = "A case number is to be entered. Reported are departments with more than limits.without_case accesses a day without one (5 unless said).",
	},
	hint = { ja = "部署の所属長に、番号を入力しなかった理由を確かめてください。", en = "Ask the head of the department." },
	examples = {
		bad = [[
# 2026-04-01.yaml
状態: 公表
公表日: 令和8年4月1日
特定個人情報ファイル:
  - ファイル名: みほんファイル
    リスク対策: {使用: {権限のない者による不正使用: {使用の記録: {回答: 記録を残している, 具体的な方法: 受付番号を記録する。}}}}
---
# monitor.yaml
sources: [{name: access, kind: access_log, from: kv, path: access.log}]
limits: {without_case: 1}
---
# access.log
time=2026-05-11T10:00:00+09:00 user=U1 department=K01 act=view case=R001
time=2026-05-11T10:05:00+09:00 user=U1 department=K01 act=view
time=2026-05-11T10:06:00+09:00 user=U2 department=K01 act=print
]],
		good = [[
# 2026-04-01.yaml
状態: 公表
公表日: 令和8年4月1日
特定個人情報ファイル:
  - ファイル名: みほんファイル
    リスク対策: {使用: {権限のない者による不正使用: {使用の記録: {回答: 記録を残している, 具体的な方法: 受付番号を記録する。}}}}
---
# monitor.yaml
sources: [{name: access, kind: access_log, from: kv, path: access.log}]
---
# access.log
time=2026-05-11T10:00:00+09:00 user=U1 department=K01 act=view case=R001
time=2026-05-11T10:05:00+09:00 user=U1 department=K01 act=view
]],
	},
	messages = {
		without = {
			ja = "部署「{1}」に、受付番号のない閲覧が{2}に{3}件あります",
			en = "the department '{1}' looked {3} times without a case number on {2}",
		},
		none = { ja = "受付番号のない閲覧は多くありません", en = "few looked without a case number" },
		no_log = { ja = "アクセスログがなく、確かめられません", en = "there is no access log to judge by" },
	},
	judge = function(live, judge)
		local doc, most = live:doc(), live:limit("without_case", 5)
		-- 評価書で「使用の記録」を約束している評価書だけを見る。
		local node = doc and doc:find("iii/iii_3/r2/kiroku")
		if not node or not node:filled() then return end
		if not live:given("access_case") then
			judge.gap(node, "access_case", "no_log")
			return
		end
		local clean = true
		for access in live:facts("access_case", {
			by = { "department" },
			where = { act = { "view", "print" }, has_case = "false", over = { events = most } },
		}) do
			judge.deviates(node, { subject = "department:" .. (access.department or "-"), fact = access }, "without", access.department or "-",
				access.day.text, access.events)
			clean = false
		end
		if clean then judge.holds(node, "access_case", "none") end
	end,
}
