-- A way of obtaining, and from whom it is obtained then: one of the boxes has to be ticked.
local ways = {
	{ way = "庁内連携システム", from = { "評価実施機関内の他部署" } },
	{ way = "情報提供ネットワークシステム", from = { "行政機関・独立行政法人等", "地方公共団体・地方独立行政法人" } },
}

-- What ③ and ④ of 入手 say, and from whom it is obtained then. not_before: what the words may not stand in front of.
local said = {
	{ pattern = "(?:本人|申請者|届出人|対象者)(?:又は|や|若しくは|、)?(?:本人の)?(?:代理人)?(?:等)?(?:から|より)(?!.{0,6}の同意)", from = { "本人又は本人の代理人" }, who = "本人" },
	{ pattern = "(?:医療機関|病院|診療所|健診機関|検診機関|薬局)(?:等)?(?:から|より)", from = { "民間事業者", "地方公共団体・地方独立行政法人", "行政機関・独立行政法人等", "その他" }, who = "医療機関" },
}

return {
	id = "X-12",
	title = {
		ja = "入手元が、入手方法や時期・頻度の記載と合っている",
		en = "The sources agree with the ways of obtaining and with what is said of when",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 Ⅱ3①・②・③",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "入手元は※の項目であり、だれから情報をもらうかの約束です。庁内連携システムで入手するなら機関の中の他部署が、情報提供ネットワークシステムで照会するなら行政機関か地方公共団体が入手元にあるはずです。③時期・頻度などに「本人から」「医療機関から」とあれば、それに当たる入手元があるはずです。",
		en = "With 庁内連携システム another department of the body is a source; with the information network an agency or a municipality is. Where ③ says 本人から or 医療機関から, that source is ticked.",
	},
	hint = {
		ja = "入手元を全て選び、かっこに名を書いてください。その方法で入手していなければ、方法のほうを直します。",
		en = "Tick every source and name it, or correct the way.",
	},
	examples = {
		sketch = true,
		bad = "入手元: [本人又は本人の代理人]\n入手方法: [紙, 庁内連携システム]\n",
		good = "入手元: [本人又は本人の代理人, 評価実施機関内の他部署: 市民課]\n入手方法: [紙, 庁内連携システム]\n",
	},
	messages = {
		way = {
			ja = "入手方法に「{1}」がありますが、入手元に「{2}」がありません",
			en = "'{1}' is a way of obtaining, but '{2}' is no source",
		},
		said = {
			ja = "「{1}」に{2}から入手するとありますが、入手元に当たるものがありません",
			en = "'{1}' says that it is obtained from {2}, but no such source is ticked",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local sources = doc:find("ii/ii_3/nyuushu_moto", f)
			local how = doc:find("ii/ii_3/nyuushu_houhou", f)
			local function among(list)
				for _, box in ipairs(list) do
					if sources:has(box) then return true end
				end
			end
			if sources:filled() then
				for _, row in ipairs(ways) do
					if how:filled() and how:has(row.way) and not among(row.from) then
						report(sources, "way", row.way, table.concat(row.from, "」や「"))
					end
				end
				for _, row in ipairs(said) do
					for _, path in ipairs(among(row.from) and {} or { "ii/ii_3/jiki", "ii/ii_3/datou" }) do
						local node = doc:find(path, f)
						if node and node:filled() and hy.match(node:text(), row.pattern) then
							report(sources, "said", node:label(), row.who)
							break
						end
					end
				end
			end
		end
	end,
}
