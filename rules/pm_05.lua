local deadlines = hy.use("deadlines")
local pair = hy.use("pair")
local P = hy.use("portfolio")
local threshold = hy.use("threshold")

return {
	id = "PM-05",
	scope = "portfolio",
	title = {
		ja = "しきい値判断が求める評価書がそろい、再実施には基礎項目評価書が伴う",
		en = "The assessments the threshold demands are there, and made again together",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条、第5条、第6条第1項、第7条第1項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	why = {
		ja = "重点項目評価と全項目評価は、基礎項目評価を実施し、公表したうえで行います。しきい値判断が重点項目評価や全項目評価を求めていれば、同じ番号の評価書があるはずです。再実施のときは、基礎項目評価書も同時に提出し、公表します。hyoka.yaml のあるフォルダ(機関の全ての評価書があるとみなせるところ)でだけ調べます。",
		en = "A fuller assessment goes together with a published basic-item assessment of the same number, and there is the one the threshold judgment demands; when it is made again, the basic-item assessment is submitted with it. Looked at only where hyoka.yaml says that all assessments of the body are there.",
	},
	hint = {
		ja = "足りない評価書をフォルダに加えるか、番号、しきい値判断の結果を直してください。",
		en = "Add the missing assessment, or correct the number or the threshold result.",
	},
	examples = {
		sketch = true,
		bad = "# 評価書番号8: kiso だけがあり、しきい値判断結果は「基礎項目評価及び重点項目評価の実施が義務付けられる」\n8-国民健康保険/kiso/2025-04-01.yaml\n",
		good = "8-国民健康保険/kiso/2025-04-01.yaml\n8-国民健康保険/juten/2025-04-01.yaml   # 同じ日に提出し、公表した\n",
	},
	messages = {
		no_kiso = {
			ja = "評価書番号{1}の基礎項目評価書がありません",
			en = "there is no basic-item assessment of number {1}",
		},
		absent = {
			ja = "しきい値判断の結果は「{1}」ですが、評価書番号{2}の{3}がありません",
			en = "the threshold result is '{1}', but number {2} has no {3}",
		},
		alone = {
			ja = "{1}に公表した「{2}」に、同時に提出した基礎項目評価書がありません",
			en = "'{2}', published on {1}, has no basic-item assessment submitted with it",
			hint = {
				ja = "基礎項目評価書を見直して同時に提出し、その実施経過に書いてください。",
				en = "Submit the basic-item assessment with it, and write it among its acts.",
			},
		},
	},
	check = function(portfolio, report)
		if not portfolio:body().settings then return end
		local function of(group, form)
			for _, a in ipairs(group) do
				if a.doc:form() == form then return a end
			end
		end
		-- Was the basic-item assessment published or submitted with ACT? nil when its acts do not go back so far.
		local function together(kiso, act)
			local first
			for _, other in ipairs(deadlines.acts(kiso)) do
				for _, day in ipairs({ other.published or false, other.submitted or false }) do
					if day and (act.published and day.days == act.published.days or
						act.submitted and day.days == act.submitted.days) then
						return true
					end
					if day and (not first or day.days < first) then first = day.days end
				end
			end
			if first and first <= act.published.days then return false end
		end
		for _, group in ipairs(P.groups(portfolio)) do
			local kiso, juten, zenkou = of(group, "yoshiki2"), of(group, "yoshiki3"), of(group, "yoshiki4")
			for _, full in ipairs({ juten or false, zenkou or false }) do
				if full and not kiso then
					report(P.number(full.doc), "no_kiso", group.number)
				elseif full and full.current and kiso.current then
					local act = deadlines.evaluation(full.current)
					if act and together(kiso.current, act) == false then
						report(act.node, "alone", act.published.text, act.name)
					end
				end
			end
			local duty, node = nil, nil
			if kiso then duty, node = pair.duty(kiso.doc) end
			if duty == threshold.ZENKOU and not zenkou then
				report(node, "absent", node:text(), group.number, P.kinds.yoshiki4)
			elseif duty == threshold.JUTEN and not juten and not zenkou then
				report(node, "absent", node:text(), group.number, P.kinds.yoshiki3)
			end
		end
	end,
}
