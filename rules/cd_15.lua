local network = hy.use("network")

return {
	id = "CD-15",
	title = {
		ja = "「接続しない(入手)」に印がなければ、入手についてのリスク対策と根拠がそろう",
		en = "Without 接続しない(入手) the risks of obtaining, its ways and its basis are written",
	},
	severity = "error",
	basis = {
		article = "番号法第19条第8号、様式の記載要領 Ⅰ6(様式3はⅠ5)・Ⅱ3②・Ⅲ6",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "印がなければ情報提供ネットワークシステムによる入手をしているということなので、入手についてのリスク(様式4はリスク1～4、様式3はリスク1)を「対策は十分か」まで書き、Ⅱ3②に情報提供ネットワークシステムがあり、法令上の根拠に情報照会の根拠があるはずです。情報連携を「実施しない」とした評価書はCD-13が見ます。",
		en = "Without the tick there is obtaining through the network: its risks are judged, the network is among the ways, and the legal basis names it. With 実施しない CD-13 speaks instead.",
	},
	hint = {
		ja = "入手をしているなら欠けている欄を書き、していないなら「接続しない(入手)」に印を付けてください。",
		en = "Fill the blank items, or tick 接続しない(入手).",
	},
	examples = {
		sketch = true,
		bad = "ネットワーク接続:\n  目的外の入手: {リスクに対する措置の内容: …}\n  # リスクへの対策は十分か がない\n",
		good = "ネットワーク接続:\n  目的外の入手: {リスクに対する措置の内容: …, リスクへの対策は十分か: 十分である}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "「接続しない(入手)」に印がないのに、「{1}」の「{2}」が記載されていません",
			en = "接続しない(入手) is not ticked, but '{2}' of '{1}' is blank",
		},
		unused = {
			missing = true,
			ja = "「接続しない(入手)」に印がないのに、Ⅱ3②入手方法に情報提供ネットワークシステムがありません",
			en = "接続しない(入手) is not ticked, but no way of obtaining is the information network",
		},
		ground = {
			missing = true,
			severity = "warning",
			ja = "「接続しない(入手)」に印がないのに、法令上の根拠に情報照会の根拠が見当たりません",
			en = "接続しない(入手) is not ticked, but the legal basis does not name that of obtaining",
		},
	},
	check = function(doc, report)
		network.with(doc, report, "接続しない(入手)", "network_in", "照会", function(f)
			local ways = doc:find("ii/ii_3/nyuushu_houhou", f)
			if ways:filled() and not ways:has("情報提供ネットワークシステム") then report(ways, "unused") end
		end)
	end,
}
