return {
	id = "CD-24",
	title = {
		ja = "かっこの付いた選択肢に印を付けたら、かっこの中に書く",
		en = "A ticked box with brackets has something in them",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ3①ほか",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "入手元の「評価実施機関内の他部署」「地方公共団体・地方独立行政法人」などには、部署や機関の名を書くかっこが付いています。名がないと、だれからもらうのかが分かりません。「その他」のかっこはX-11が見ます。",
		en = "Boxes such as 評価実施機関内の他部署 have brackets for a name; without it a reader does not know who is meant. その他 is looked at by X-11.",
	},
	hint = {
		ja = "かっこの中に部署や機関の名を書いてください。",
		en = "Write the name into the brackets.",
	},
	examples = {
		sketch = true, bad = "入手元: [評価実施機関内の他部署]\n", good = "入手元: [評価実施機関内の他部署: 市民課、税務課]\n" },
	messages = {
		blank = {
			missing = true,
			ja = "「{1}」の「{2}」に印がありますが、かっこの中が空です",
			en = "'{2}' is ticked in '{1}', but its brackets are empty",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("checks")) do
			if node:filled() then
				for _, option in ipairs(node:ticks()) do
					if option ~= "その他" and node:brackets(option) and hy.blank(node:tick_text(option)) then
						report(node, "blank", node:label(), option)
					end
				end
			end
		end
	end,
}
