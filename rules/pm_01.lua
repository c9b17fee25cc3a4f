local portfolio_of = hy.use("portfolio")

return {
	id = "PM-01",
	scope = "portfolio",
	title = {
		ja = "評価書番号は一つの事務に一つで、改訂しても変わらない",
		en = "An assessment number stands for one work and stays over its revisions",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第3条(計画管理書)",
		source = "e-Gov法令 426M60020000001、様式の記載要領、公表された評価書",
		certainty = "known",
	},
	why = {
		ja = "評価書番号は、評価実施機関ごとに事務を見分ける番号です(市長と教育委員会では別に数えます)。計画管理書も公表の一覧も、この番号で基礎項目評価書と重点・全項目評価書を結び付けます。同じ種類の評価書が二つ同じ番号を持つと、片方が一覧から消えます。また、改訂のたびに番号が変わると、前の評価書とのつながりが切れます。",
		en = "Within one body the number tells one work from another: the basic-item and the fuller assessment of a work share it, and it stays over all revisions.",
	},
	hint = {
		ja = "計画管理書の番号を確かめ、どちらかの評価書番号を直してください。",
		en = "Look the number up in the plan of the body (計画管理書) and correct one of them.",
	},
	examples = {
		bad = "# 8-国民健康保険/kiso と 9-介護保険/kiso の両方に\n評価書番号: 8\n",
		good = "# 8-国民健康保険/kiso\n評価書番号: 8\n# 9-介護保険/kiso\n評価書番号: 9\n",
	},
	messages = {
		twice = {
			ja = "評価書番号{1}は、別の事務の評価書「{2}」にも付いています",
			en = "number {1} also stands on the assessment '{2}' of another work",
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
		for _, group in ipairs(portfolio_of.groups(portfolio)) do
			local first = {}
			for _, a in ipairs(group) do
				local form = a.doc:form()
				if first[form] then
					local other = portfolio_of.number(first[form])
					report(portfolio_of.number(a.doc), "twice", group.number, first[form], other)
				else
					first[form] = a.doc
				end
			end
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
