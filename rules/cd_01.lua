local below = hy.use("below")

return {
	id = "CD-01",
	title = {
		ja = "委託するときは、件数と委託事項の各欄を埋める",
		en = "With entrustment there is a number and every entrusted task is filled in",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、様式の記載要領 Ⅱ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「委託する」と答えたら、（N）件は1以上で、委託事項を1件ごとに挙げ、再委託の有無までの欄を全て埋めます。件数と一覧の数が合うかはX-01が見ます。",
		en = "With 委託する the number is one or more, each task is listed, and all its items down to sub-contracting are filled. X-01 compares the number with the list.",
	},
	hint = {
		ja = "委託している業務を委託事項として挙げ、空いている欄を書いてください。委託していなければ「委託しない」にします。",
		en = "List the tasks and fill the blank items, or choose 委託しない.",
	},
	examples = {
		sketch = true,
		bad = "委託:\n  委託の有無: 委託する\n",
		good = "委託:\n  委託の有無: {回答: 委託する, 件数: 1}\n  委託事項:\n    - 委託事項: 健康管理システムの保守\n      委託内容: …\n",
	},
	messages = {
		none = {
			missing = true,
			ja = "「委託する」としていますが、委託事項が一つもありません",
			en = "委託する is chosen, but no task is listed",
		},
		zero = {
			ja = "「委託する」としていますが、件数が0件です",
			en = "委託する is chosen, but the number is 0",
		},
		blank = {
			missing = true,
			ja = "委託事項{1}の「{2}」が記載されていません",
			en = "'{2}' of entrusted task {1} is blank",
		},
	},
	check = function(doc, report)
		for _, umu in ipairs(doc:all("ii/ii_4/umu")) do
			local list = umu:child("../itaku")
			if umu:choice() == "委託する" then
				if umu:count() == 0 then report(umu, "zero") end
				if #list:records() == 0 and not list:unknown() then report(list, "none") end
				for _, itaku in ipairs(list:records()) do
					-- A place that is not used at all is X-07's.
					local begun = false
					for _, id in ipairs({ "jikou", "naiyou", "saki" }) do
						begun = begun or itaku:child(id):filled() or itaku:child(id):unknown()
					end
					for _, node in ipairs(begun and below.missing(itaku) or {}) do
						local id = node:id()
						if not (hy.ends(id, "/saiitaku_kyodaku") or hy.ends(id, "/saiitaku_jikou")) then
							report(node, "blank", itaku:number(), node:label())
						end
					end
				end
			end
		end
	end,
}
