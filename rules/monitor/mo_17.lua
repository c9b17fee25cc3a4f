local O, D, items = hy.use("observed"), hy.use("declared"), hy.use("items")
local network = "情報提供ネットワークシステム"

return {
	id = "MO-17",
	scope = "monitor",
	title = {
		ja = "評価書の公表の前に、情報連携をしていない",
		en = "Nothing was linked before the assessment was published",
	},
	severity = "error",
	also = { "PR-07" },
	basis = {
		article = "番号法第28条第6項、第19条第8号・第9号",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "公表した評価書がない日の、情報提供ネットワークシステムによる照会と提供を示します。提供の記録(kind: provision)の方法と、アクセスログの送り先(dest_kind が inw)から拾います。公表の後でも、情報連携を「実施しない」としている間のものは示します。",
		en = "Requests and provisions through the network on days when no assessment was published, by provisions with that way and by destinations of the log (dest_kind inw); and later ones while 実施しない is declared.",
	},
	hint = {
		ja = "情報連携を止め、経緯を確かめて個人情報保護委員会への相談を検討してください。",
		en = "Stop linking, find out how it came about, and consider asking the 個人情報保護委員会.",
	},
	examples = {
		sketch = true,
		bad = "公表日: 令和8年4月1日\n# 提供: {to: みほん県知事, date: 2026-03-20, way: inw}\n",
		good = "公表日: 令和8年4月1日\n# 提供: {to: みほん県知事, date: 2026-04-20, way: inw}\n",
	},
	messages = O.messages({
		before = {
			ja = "評価書を公表する前の{1}に、情報提供ネットワークシステムを使っています",
			en = "the network was used on {1}, before any assessment was published",
		},
		offline = {
			ja = "情報連携を「実施しない」としていますが、{1}に情報提供ネットワークシステムを使っています",
			en = "the network was used on {1} though 実施しない is declared",
		},
		holds = {
			ja = "情報連携{1}件は、全て公表の後です",
			en = "all {1} uses of the network followed the publication",
		},
	}),
	judge = function(live, judge)
		local function answer(doc)
			local paths = items(doc)
			local node = paths and paths.network and doc:find(paths.network .. "/jisshi")
			return node and node:choice() and node or nil
		end
		local today = live:doc()
		local node = today and answer(today)
		local clean, n, first, last = true, 0, nil, nil
		local function see(fact)
			local doc = fact.doc
			local own = doc and answer(doc)
			n, first, last = n + 1, math.min(first or fact.days, fact.days), math.max(last or fact.days, fact.days)
			if not doc then
				judge.deviates(nil, { subject = "network", fact = fact }, "before", fact.day.text)
				clean = false
			elseif own and own:choice() == "実施しない" then
				judge.deviates(own, { subject = "network", fact = fact }, "offline", fact.day.text)
				clean = false
			end
		end
		for fact in live:facts("provision") do
			if D.means(fact.way) == network then see(fact) end
		end
		for fact in live:facts("access_dest") do
			if fact.dest_kind == "inw" then see(fact) end
		end
		-- A log without a single use of the network may just not tell of it.
		local given = live:given("provision") or n > 0
		if node and not given and node:choice() ~= "実施しない" and not O.relied(live, judge, node) then
			O.absent(live, judge, node, "network", "provision")
		elseif node and given and clean then
			judge.holds(node, { subject = "network", facts = n, from = first, to = last }, "holds", n)
		end
	end,
}
