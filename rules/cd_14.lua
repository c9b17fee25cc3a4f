local network = hy.use("network")

return {
	id = "CD-14",
	title = {
		ja = "「接続しない(入手)」に印があれば、入手についての欄に情報提供ネットワークシステムが現れない",
		en = "With 接続しない(入手) ticked, nothing speaks of obtaining through the network",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅲ6、Ⅱ3②",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅲ6の「接続しない(入手)」に印を付けたら、入手についてのリスク(様式4はリスク1～4、様式3はリスク1)は空欄にします。Ⅱ3②に情報提供ネットワークシステムがあれば、どちらかが誤りです。",
		en = "With the tick the risks of obtaining stay blank, and the network is no way of obtaining.",
	},
	hint = {
		ja = "情報提供ネットワークシステムによる入手の有無を確かめ、食い違う欄を直してください。",
		en = "Correct the tick or the items that contradict it.",
	},
	examples = {
		sketch = true,
		bad = "ネットワーク接続:\n  該当なし: [接続しない(入手)]\n  目的外の入手: {リスクに対する措置の内容: …}\n",
		good = "ネットワーク接続:\n  該当なし: [接続しない(入手)]\n",
	},
	messages = {
		risk = {
			ja = "「接続しない(入手)」に印がありますが、「{1}」に記載があります",
			en = "接続しない(入手) is ticked, but '{1}' is filled in",
		},
		used = {
			ja = "「接続しない(入手)」に印がありますが、{1}に情報提供ネットワークシステムがあります",
			en = "接続しない(入手) is ticked, but {1} has the information network",
		},
	},
	check = function(doc, report)
		network.without(doc, report, "接続しない(入手)", "network_in", function(f, boxes)
			if doc:find("ii/ii_3/nyuushu_houhou", f):has("情報提供ネットワークシステム") then
				report(boxes, "used", "Ⅱ3②入手方法")
			end
		end)
	end,
}
