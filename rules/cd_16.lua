local network = hy.use("network")

return {
	id = "CD-16",
	title = {
		ja = "「接続しない(提供)」に印があれば、提供についての欄に情報提供ネットワークシステムが現れない",
		en = "With 接続しない(提供) ticked, nothing speaks of provision through the network",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅲ6、Ⅱ5⑥",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅲ6の「接続しない(提供)」に印を付けたら、提供についてのリスク(様式4はリスク5～7、様式3はリスク2)は空欄にします。Ⅱ5⑥に情報提供ネットワークシステムがあれば、どちらかが誤りです。",
		en = "With the tick the risks of provision stay blank, and the network is no way of provision.",
	},
	hint = {
		ja = "情報提供ネットワークシステムによる提供の有無を確かめ、食い違う欄を直してください。",
		en = "Correct the tick or the items that contradict it.",
	},
	examples = {
		sketch = true,
		bad = "ネットワーク接続:\n  該当なし: [接続しない(提供)]\n  不正な提供: {リスクに対する措置の内容: …}\n",
		good = "ネットワーク接続:\n  該当なし: [接続しない(提供)]\n",
	},
	messages = {
		risk = {
			ja = "「接続しない(提供)」に印がありますが、「{1}」に記載があります",
			en = "接続しない(提供) is ticked, but '{1}' is filled in",
		},
		used = {
			ja = "「接続しない(提供)」に印がありますが、{1}に情報提供ネットワークシステムがあります",
			en = "接続しない(提供) is ticked, but {1} has the information network",
		},
	},
	check = function(doc, report)
		network.without(doc, report, "接続しない(提供)", "network_out", function(f, boxes)
			for _, saki in ipairs(doc:find("ii/ii_5/teikyou_saki", f):records()) do
				if saki:child("houhou"):has("情報提供ネットワークシステム") then
					report(boxes, "used", "提供先" .. saki:number() .. "の⑥提供方法")
				end
			end
		end)
	end,
}
