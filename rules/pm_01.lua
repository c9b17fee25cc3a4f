local pair = hy.use("pair")
local portfolio_of = hy.use("portfolio")

return {
	id = "PM-01",
	scope = "portfolio",
	title = {
		ja = "一つの事務の評価書は番号を共にし、基礎項目評価書と重点・全項目評価書の記載が合う",
		en = "The assessments of one work share a number, and the pair agrees item by item",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第3条(計画管理書)",
		source = "e-Gov法令 426M60020000001、様式の記載要領、公表された評価書",
		certainty = "known",
	},
	why = {
		ja = "評価書番号は、評価実施機関ごとに事務を見分ける番号です(市長と教育委員会では別に数えます)。計画管理書も公表の一覧も、この番号で基礎項目評価書と重点・全項目評価書を結び付けます。同じ種類の評価書が二つ同じ番号を持つと、片方が一覧から消えます。また、改訂のたびに番号が変わると、前の評価書とのつながりが切れます。同じ番号の基礎項目評価書と重点・全項目評価書では、事務の名称、ファイル名、システムの名称、法令上の根拠(条項と表の項)、情報連携、担当部署、対象人数、しきい値判断の結果が合うはずです。公表しているものどうし(まだなければ案どうし)を比べます。",
		en = "Within one body the number tells one work from another: the basic-item and the fuller assessment of a work share it, and it stays over all revisions. The two agree in the name of the work, files, systems, articles, linking, department, number of persons and threshold result. Published ones are compared, drafts with drafts.",
	},
	hint = {
		ja = "計画管理書の番号を確かめ、どちらかの評価書番号を直してください。",
		en = "Look the number up in the plan of the body (計画管理書) and correct one of them.",
	},
	examples = {
		bad = [[
# 8-国民健康保険/kiso/2025-04-01.yaml
様式: 基礎項目評価書
版: 令和6年10月
状態: 公表
評価書番号: 8
評価実施機関名: みほん市長
公表日: 令和7年4月1日
関連情報: {担当部署: {部署: 市民部保険課}}
---
# 8-国民健康保険/zenkou/2025-04-01.yaml
様式: 全項目評価書
版: 令和6年10月
状態: 公表
評価書番号: 8
評価実施機関名: みほん市長
公表日: 令和7年4月1日
基本情報: {担当部署: {部署: 市民部保険年金課}}
]],
		good = [[
# 8-国民健康保険/kiso/2025-04-01.yaml
様式: 基礎項目評価書
版: 令和6年10月
状態: 公表
評価書番号: 8
評価実施機関名: みほん市長
公表日: 令和7年4月1日
関連情報: {担当部署: {部署: 市民部保険年金課}}
---
# 8-国民健康保険/zenkou/2025-04-01.yaml
様式: 全項目評価書
版: 令和6年10月
状態: 公表
評価書番号: 8
評価実施機関名: みほん市長
公表日: 令和7年4月1日
基本情報: {担当部署: {部署: 市民部保険年金課}}
]],
	},
	messages = {
		twice = {
			ja = "評価書番号{1}は、別の事務の評価書「{2}」にも付いています",
			en = "number {1} also stands on the assessment '{2}' of another work",
		},
		text = {
			ja = "基礎項目評価書では「{1}」、{3}では「{2}」です",
			en = "'{1}' in the basic-item assessment, '{2}' in '{3}'",
			hint = {
				ja = "実態に合う方にそろえ、もう一方を修正してください。",
				en = "Make both say what is true.",
			},
		},
		extra = {
			ja = "基礎項目評価書にある「{1}」が、{2}にありません",
			en = "'{1}' of the basic-item assessment is not in '{2}'",
			hint = {
				ja = "実態に合う方にそろえ、もう一方を修正してください。",
				en = "Make both say what is true.",
			},
		},
		missing = {
			ja = "{2}にある「{1}」が、基礎項目評価書にありません",
			en = "'{1}' of '{2}' is not in the basic-item assessment",
			hint = {
				ja = "実態に合う方にそろえ、もう一方を修正してください。",
				en = "Make both say what is true.",
			},
		},
		moved = {
			ja = "評価書番号が、前の改訂の{1}から{2}に変わっています",
			en = "the number was {1} in the revision before and is {2} now",
			hint = {
				ja = "同じ事務なら番号を前のものに戻してください。別の事務に分けたのであれば、フォルダを分けて新しい評価書として置いてください。",
				en = "Restore the number; if the work was split, keep the new assessment in a folder of its own.",
			},
		},
	},
	check = function(portfolio, report)
		local twice = {}
		for _, group in ipairs(portfolio_of.groups(portfolio)) do
			for _, a in ipairs(group) do
				for _, b in ipairs(group) do
					if a ~= b and a.doc:form() == b.doc:form() then
						local other = portfolio_of.number(b.doc)
						report(portfolio_of.number(a.doc), "twice", group.number, b.doc, other)
						twice[group.number] = true
						break
					end
				end
			end
		end
		for _, two in ipairs(portfolio_of.pairs(portfolio)) do
			local _, number = portfolio_of.number(two.kiso)
			-- Of works that share a number by mistake only those are compared that are one work.
			local one_work = hy.same(two.kiso:find("i/i_1/jimu_mei"):text(), two.full:find("i/i_1/jimu_mei"):text())
			local function tell(name, a, b, one, other)
				if name == "text" then
					report(a, name, one, other, two.full, b)
				else
					report(a, name, one, two.full, b)
				end
			end
			if one_work or not twice[number] then pair.compare(two.kiso, two.full, tell) end
		end
		for _, a in ipairs(portfolio:assessments()) do
			local before
			for _, doc in ipairs(a.revisions) do
				local node, number = portfolio_of.number(doc)
				local last = before and select(2, portfolio_of.number(before))
				if last and node and node:filled() and number ~= last then
					report(node, "moved", last, number, (portfolio_of.number(before)))
				end
				if node and node:filled() then before = doc end
			end
		end
	end,
}
