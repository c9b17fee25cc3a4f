local items = hy.use("items")

return {
	id = "CD-12",
	title = {
		ja = "情報連携を実施するときは、根拠、接続の欄、システムの接続がそろう",
		en = "With the information network its basis, the boxes of Ⅲ6 and a connected system agree",
	},
	severity = "error",
	basis = {
		article = "番号法第19条第8号、様式の記載要領 Ⅰ2・Ⅰ6(様式3はⅠ5)・Ⅲ6",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "情報提供ネットワークシステムによる情報連携を「実施する」なら、法令上の根拠を書き、Ⅲ6の「接続しない」の両方に印が付くことはなく、使用するシステム(多くは中間サーバー)のどれかが情報提供ネットワークシステムと接続しているはずです。",
		en = "With 実施する the legal basis is written, Ⅲ6 is not ticked off on both sides, and some system connects to the network.",
	},
	hint = {
		ja = "情報連携の有無を確かめ、根拠、Ⅲ6の該当なしの欄、システムの「他のシステムとの接続」をそろえてください。",
		en = "Make the answer, the basis, Ⅲ6 and the systems' connections agree.",
	},
	examples = {
		sketch = true,
		bad = "情報連携: {実施の有無: 実施する, 法令上の根拠: …}\n# 情報提供ネットワークシステムと接続するシステムがない\n",
		good = "システム:\n  - システムの名称: 中間サーバー\n    他のシステムとの接続: [情報提供ネットワークシステム, 宛名システム等]\n情報連携: {実施の有無: 実施する, 法令上の根拠: …}\n",
	},
	messages = {
		basis = {
			missing = true,
			ja = "情報連携を「実施する」としていますが、法令上の根拠が記載されていません",
			en = "実施する is chosen, but the legal basis is blank",
		},
		closed = {
			ja = "情報連携を「実施する」としていますが、Ⅲ6の「接続しない(入手)」と「接続しない(提供)」の両方に印があります",
			en = "実施する is chosen, but both boxes 接続しない in Ⅲ6 are ticked",
		},
		no_system = {
			missing = true,
			ja = "情報連携を「実施する」としていますが、情報提供ネットワークシステムと接続するシステムがありません",
			en = "実施する is chosen, but no system connects to the information network",
		},
	},
	check = function(doc, report)
		local network = doc:find(items(doc).network)
		if network:child("jisshi"):choice() ~= "実施する" then return end
		if network:child("hourei"):missing() then report(network:child("hourei"), "basis") end
		local closed = doc:files() > 0
		for _, box in ipairs(doc:all("iii/iii_6/shinai")) do
			closed = closed and box:has("接続しない(入手)") and box:has("接続しない(提供)")
		end
		if closed then report(network:child("jisshi"), "closed") end
		local systems, found = doc:find("i/systems"):records(), false
		for _, system in ipairs(systems) do
			local links = system:child("setsuzoku")
			found = found or links:unknown() or links:has("情報提供ネットワークシステム")
		end
		if #systems > 0 and not found then report(network:child("jisshi"), "no_system") end
	end,
}
