local network = hy.use("network")

return {
	id = "CD-17",
	title = {
		ja = "「接続しない(提供)」に印がなければ、提供についてのリスク対策と根拠がそろう",
		en = "Without 接続しない(提供) the risks of provision, its ways and its basis are written",
	},
	severity = "error",
	basis = {
		article = "番号法第19条第8号、様式の記載要領 Ⅰ6(様式3はⅠ5)・Ⅱ5⑥・Ⅲ6",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "印がなければ情報提供ネットワークシステムによる提供をしているということなので、提供についてのリスク(様式4はリスク5～7、様式3はリスク2)を「対策は十分か」まで書き、Ⅱ5⑥に情報提供ネットワークシステムがあり、法令上の根拠に情報提供の根拠があるはずです。情報連携を「実施しない」とした評価書はCD-13が見ます。",
		en = "Without the tick there is provision through the network: its risks are judged, the network is among the ways, and the legal basis names it. With 実施しない CD-13 speaks instead.",
	},
	hint = {
		ja = "提供をしているなら欠けている欄を書き、していないなら「接続しない(提供)」に印を付けてください。",
		en = "Fill the blank items, or tick 接続しない(提供).",
	},
	examples = {
		sketch = true,
		bad = "ネットワーク接続:\n  不正な提供: {リスクに対する措置の内容: …}\n  # リスクへの対策は十分か がない\n",
		good = "ネットワーク接続:\n  不正な提供: {リスクに対する措置の内容: …, リスクへの対策は十分か: 十分である}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "「接続しない(提供)」に印がないのに、「{1}」の「{2}」が記載されていません",
			en = "接続しない(提供) is not ticked, but '{2}' of '{1}' is blank",
		},
		unused = {
			missing = true,
			ja = "「接続しない(提供)」に印がないのに、提供先の⑥提供方法に情報提供ネットワークシステムがありません",
			en = "接続しない(提供) is not ticked, but no way of provision is the information network",
		},
		ground = {
			missing = true,
			severity = "warning",
			ja = "「接続しない(提供)」に印がないのに、法令上の根拠に情報提供の根拠が見当たりません",
			en = "接続しない(提供) is not ticked, but the legal basis does not name that of provision",
		},
	},
	check = function(doc, report)
		-- Does file F provide through the network? Also true while that is open.
		local function uses(f)
			local umu, list = doc:find("ii/ii_5/umu", f), doc:find("ii/ii_5/teikyou_saki", f)
			if not umu:filled() or list:unknown() then return true end
			for _, saki in ipairs(list:records()) do
				local ways = saki:child("houhou")
				if not ways:filled() or ways:has("情報提供ネットワークシステム") then return true end
			end
			return false
		end
		local named = "提供(?!ネットワーク|等記録|用個人)"
		network.with(doc, report, "接続しない(提供)", "network_out", named, function(f, boxes)
			if doc:find("ii/ii_5", f):written() and not uses(f) then report(boxes, "unused") end
		end)
	end,
}
