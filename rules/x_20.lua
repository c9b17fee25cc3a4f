-- Headings of blocks that bodies take over word by word; such blocks say the same in several risks on purpose.
local common = "中間サーバ|プラットフォーム|ガバメントクラウド|LGWAN|ＬＧＷＡＮ|サービス検索|ぴったりサービス|共通機能|共通基盤|コンビニ|住民基本台帳ネットワーク|住基ネット|ワクチン接種記録|標準準拠|申請管理"
local opening = "＜<【〈《"

return {
	id = "X-20",
	title = {
		ja = "違うリスクに同じ措置の文を写していない",
		en = "Measures of different risks are not copies of each other",
	},
	severity = "note",
	basis = {
		article = "指針の審査の観点(リスクを軽減させるための措置の記載の具体性)",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "リスクが違えば、防ぎ方も違うはずです。別のリスクの措置をそのまま写した文は、そのリスクについて考えた記載かどうかを読む人が疑います。中間サーバーやガバメントクラウドのように決まった文を使う部分は除き、同じファイルの中の、自分で書いた部分を比べます。",
		en = "Different risks call for different measures. Standard blocks (中間サーバー, ガバメントクラウド …) are left out; what a body wrote itself is compared within a file.",
	},
	hint = {
		ja = "そのリスクに即した措置を書いてください。同じ措置が両方に効くのであれば、どう効くのかを書き分けます。",
		en = "Write how the measure answers this very risk.",
	},
	examples = {
		sketch = true,
		bad = "リスク2: {措置の内容: 職員に研修を行い、操作を記録する。}\nリスク3: {措置の内容: 職員に研修を行い、操作を記録する。}\n",
		good = "リスク2: {措置の内容: 職員ごとのIDと生体認証で利用者を確かめる。}\nリスク3: {措置の内容: 操作の記録を毎月点検し、業務と結び付かない検索を調べる。}\n",
	},
	messages = {
		copy = {
			ja = "{1}の「{2}」とほとんど同じ文です",
			en = "nearly the same text as '{2}' of {1}",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local texts, nodes, risks = {}, {}, {}
			local section = doc:find("iii", f)
			for _, node in ipairs(section and section:below("text") or {}) do
				-- What it says beside its standard blocks.
				local text = node:filled() and hy.without_parts(node, opening, common) or ""
				if #text >= 90 then
					-- The risk it belongs to is the nearest group or section above.
					local risk = node:up()
					while risk:kind() ~= "group" and risk:kind() ~= "section" do risk = risk:up() end
					table.insert(texts, text)
					table.insert(nodes, node)
					table.insert(risks, risk)
				end
			end
			local told = {}
			for _, pair in ipairs(#texts > 1 and hy.alike(texts, 900) or {}) do
				local a, b = nodes[pair.first], nodes[pair.second]
				if risks[pair.first] ~= risks[pair.second] and not told[pair.second] then
					told[pair.second] = true
					report(b, "copy", risks[pair.first], a:label())
				end
			end
		end
	end,
}
