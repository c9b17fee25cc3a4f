local items = hy.use("items")

local network = "情報提供ネットワークシステム"

return {
	id = "X-10",
	title = {
		ja = "情報提供ネットワークシステムについての答えが、どこでも同じである",
		en = "All answers about the information network agree",
	},
	severity = "warning",
	basis = {
		article = "番号法第19条第8号、様式の記載要領 Ⅰ2③・Ⅰ6(様式3はⅠ5)・Ⅱ3②・Ⅱ5⑥・Ⅲ6",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "情報連携の有無は、情報連携の欄、システムの接続、入手方法、提供方法、Ⅲ6で何度も答えます。主なものはCD-12からCD-17までが見ます。ここでは残りの組合せ、つまり中間サーバーの接続、「実施する」のに入手にも提供にも使っていないこと、提供先の根拠(番号法第19条第8号)と提供方法の食い違いを見ます。取込みで読み取れなかった接続は、確かめるよう参考として示します。",
		en = "Most pairs are looked at by CD-12 to CD-17. Here: whether 中間サーバー connects to the network, whether 実施する is used at all, and whether the basis and the way of each provision agree.",
	},
	hint = {
		ja = "情報連携の実態を確かめ、食い違う欄をそろえてください。",
		en = "Make the answers agree.",
	},
	examples = {
		sketch = true,
		bad = "情報連携: {実施の有無: 実施する}\nシステム:\n  - {システムの名称: 中間サーバー, 他のシステムとの接続: [宛名システム等]}\n",
		good = "情報連携: {実施の有無: 実施する}\nシステム:\n  - {システムの名称: 中間サーバー, 他のシステムとの接続: [情報提供ネットワークシステム, 宛名システム等]}\n",
	},
	messages = {
		server = {
			ja = "情報連携を「実施する」としていますが、{1}「{2}」の接続に情報提供ネットワークシステムがありません",
			en = "実施する is chosen, but {1} '{2}' does not connect to the network",
		},
		blank = {
			missing = true,
			ja = "情報連携を「実施する」としていますが、{1}「{2}」の接続に印が一つもありません",
			en = "実施する is chosen, but {1} '{2}' connects to nothing",
		},
		unread = {
			severity = "note",
			ja = "情報連携を「実施する」としていますが、{1}「{2}」の接続の印は取込みで読み取れていません",
			en = "実施する is chosen, but the connections of {1} '{2}' could not be read by the import",
		},
		connected = {
			ja = "情報連携を「実施しない」としていますが、{1}「{2}」が情報提供ネットワークシステムと接続しています",
			en = "実施しない is chosen, but {1} '{2}' connects to the network",
		},
		unused = {
			ja = "情報連携を「実施する」としていますが、どのファイルの入手方法にも提供方法にも情報提供ネットワークシステムがありません",
			en = "実施する is chosen, but no file is obtained or provided through the network",
		},
		way = {
			ja = "提供先{1}の根拠は情報提供ネットワークシステムによる提供(番号法第19条第8号)ですが、提供方法に情報提供ネットワークシステムがありません",
			en = "the basis of 提供先{1} is provision through the network, but the network is no way of it",
		},
		basis = {
			ja = "提供先{1}の提供方法は情報提供ネットワークシステムですが、根拠に番号法第19条第8号又は第9号がありません",
			en = "提供先{1} is provided through the network, but its basis is not 番号法第19条第8号 or 第9号",
		},
	},
	check = function(doc, report)
		local answer = doc:find(items(doc).network .. "/jisshi")
		for _, system in ipairs(doc:find("i/systems"):records()) do
			local links, name = system:child("setsuzoku"), system:title()
			local hub = hy.match(hy.key(name), "^(?:自治体)?中間サーバー?(?:・?(?:プラットフォーム|ソフトウェア))?$")
			local label = "システム" .. system:number()
			if answer:choice() == "実施する" and hub then
				if links:unknown() then
					report(links, "unread", label, name)
				elseif not links:has(network) then
					report(links, links:missing() and "blank" or "server", label, name)
				end
			elseif answer:choice() == "実施しない" and links:has(network) then
				report(links, "connected", label, name)
			end
		end

		-- Is the network used by some file? Open answers count as yes.
		local used = doc:files() == 0
		for f = 1, doc:files() do
			local how, umu = doc:find("ii/ii_3/nyuushu_houhou", f), doc:find("ii/ii_5/umu", f)
			used = used or not how:filled() or how:has(network) or not umu:filled()
			for _, saki in ipairs(doc:find("ii/ii_5/teikyou_saki", f):records()) do
				local ways, basis = saki:child("houhou"), saki:child("hourei")
				used = used or not ways:filled() or ways:has(network)
				if ways:filled() and basis:filled() then
					local text = hy.key(basis:text())
					local eight = hy.match(text, "19条第?8号") ~= nil
					local other = hy.match(text, "19条第?(?:[1-79]|1[0-9])号|条例") ~= nil
					if eight and not other and not ways:has(network) then
						report(ways, "way", saki:number())
					elseif ways:has(network) and other and not eight and not hy.match(text, "19条第?[79]号") then
						report(basis, "basis", saki:number())
					end
				end
			end
			used = used or hy.match(hy.key(umu:text()), "別紙") ~= nil
		end
		if answer:choice() == "実施する" and not used then report(answer, "unused") end
	end,
}
