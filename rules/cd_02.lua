local below = hy.use("below")

return {
	id = "CD-02",
	title = {
		ja = "委託しないときは、委託についての欄が空で、リスク対策の「委託しない」に印がある",
		en = "Without entrustment its items are blank and the box 委託しない is ticked",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ4、Ⅲ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅱ4の「委託の有無」とⅢ4の「委託しない」の印は同じことを二度答えるものです。委託しないなら、件数は空か0、委託事項はなし、Ⅲ4は印だけになります。委託するのにⅢ4に印があると、委託先についてのリスク対策がまるごと抜けます。",
		en = "Ⅱ4 and the box in Ⅲ4 answer the same question. Without entrustment there is no number, no task and nothing in Ⅲ4 but the tick; with it, the tick would leave out all measures about contractors.",
	},
	hint = {
		ja = "実際に委託しているかを確かめ、Ⅱ4とⅢ4の答えをそろえてください。",
		en = "Make the answers in Ⅱ4 and Ⅲ4 agree.",
	},
	examples = {
		sketch = true,
		bad = "概要:\n  委託: {委託の有無: 委託しない}\nリスク対策:\n  委託:\n    情報保護管理体制の確認: …\n",
		good = "概要:\n  委託: {委託の有無: 委託しない}\nリスク対策:\n  委託: {該当なし: [委託しない]}\n",
	},
	messages = {
		count = {
			ja = "「委託しない」としていますが、件数が{1}件と書かれています",
			en = "委託しない is chosen, but the number is {1}",
		},
		records = {
			ja = "「委託しない」としていますが、委託事項があります",
			en = "委託しない is chosen, but tasks are listed",
		},
		box = {
			missing = true,
			ja = "Ⅱ4は「委託しない」ですが、Ⅲ4の「委託しない」に印がありません",
			en = "Ⅱ4 says 委託しない, but the box in Ⅲ4 is not ticked",
		},
		items = {
			ja = "「委託しない」としていますが、Ⅲ4の「{1}」に記載があります",
			en = "委託しない is chosen, but '{1}' in Ⅲ4 is filled in",
		},
		but = {
			ja = "Ⅲ4の「委託しない」に印がありますが、Ⅱ4は「委託する」です",
			en = "the box 委託しない in Ⅲ4 is ticked, but Ⅱ4 says 委託する",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local umu, risks = doc:find("ii/ii_4/umu", f), doc:find("iii/iii_4", f)
			local box, answer = risks:child("shinai"), umu:choice()
			if answer == "委託しない" then
				if umu:count() and umu:count() > 0 then report(umu, "count", umu:count()) end
				local list = umu:child("../itaku")
				if list:any_filled() then report(list, "records") end
				if box:has("委託しない") then
					for _, node in ipairs(below.filled(risks)) do report(node, "items", node:key()) end
				elseif not box:unknown() then
					report(box, "box")
				end
			elseif answer == "委託する" and box:has("委託しない") then
				report(box, "but")
			end
		end
	end,
}
