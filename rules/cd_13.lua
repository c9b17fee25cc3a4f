local items = hy.use("items")

return {
	id = "CD-13",
	title = {
		ja = "情報連携を実施しないときは、関係する欄に情報提供ネットワークシステムが現れない",
		en = "Without the information network nothing else speaks of using it",
	},
	severity = "error",
	basis = {
		article = "番号法第19条第8号、様式の記載要領 Ⅰ6(様式3はⅠ5)・Ⅱ3・Ⅱ5・Ⅲ6",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「実施しない」なら、法令上の根拠は空で、Ⅲ6の「接続しない」の両方に印があり、入手方法にも提供方法にも情報提供ネットワークシステムがないはずです。「未定」のときは判断しません。",
		en = "With 実施しない the basis is blank, both boxes in Ⅲ6 are ticked, and the network is no way of obtaining or providing. 未定 is not judged.",
	},
	hint = {
		ja = "情報連携の有無を確かめ、食い違う欄を直してください。",
		en = "Correct the answer, or the items that contradict it.",
	},
	examples = {
		sketch = true,
		bad = "情報連携: {実施の有無: 実施しない}\n# 入手方法に情報提供ネットワークシステムがある\n",
		good = "情報連携: {実施の有無: 実施しない}\nリスク対策:\n  ネットワーク接続: {該当なし: [接続しない(入手), 接続しない(提供)]}\n",
	},
	messages = {
		basis = {
			ja = "情報連携を「実施しない」としていますが、法令上の根拠に記載があります",
			en = "実施しない is chosen, but the legal basis is filled in",
		},
		box = {
			missing = true,
			ja = "情報連携を「実施しない」としていますが、Ⅲ6の「{1}」に印がありません",
			en = "実施しない is chosen, but the box {1} in Ⅲ6 is not ticked",
		},
		used = {
			ja = "情報連携を「実施しない」としていますが、「{1}」に情報提供ネットワークシステムがあります",
			en = "実施しない is chosen, but '{1}' has the information network",
		},
	},
	check = function(doc, report)
		local network = doc:find(items(doc).network)
		if network:child("jisshi"):choice() ~= "実施しない" then return end
		if network:child("hourei"):filled() then report(network:child("hourei"), "basis") end
		for _, box in ipairs(doc:all("iii/iii_6/shinai")) do
			for _, label in ipairs({ "接続しない(入手)", "接続しない(提供)" }) do
				if not box:unknown() and not box:has(label) then report(box, "box", label) end
			end
		end
		local function ways(list)
			for _, way in ipairs(list) do
				if way:has("情報提供ネットワークシステム") then report(way, "used", way:label()) end
			end
		end
		ways(doc:all("ii/ii_3/nyuushu_houhou"))
		for _, saki in ipairs(doc:all("ii/ii_5/teikyou_saki[]")) do ways({ saki:child("houhou") }) end
	end,
}
