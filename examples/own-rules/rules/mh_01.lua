-- みほん市の規則: 委託先の名は、契約書のとおりの正式な名称で書く。
return {
	id = "MH-01",
	title = { ja = "委託先の名を略さない", en = "Names of contractors are not abbreviated" },
	severity = "warning",
	basis = {
		article = "みほん市特定個人情報保護評価書作成要領 第5条",
		source = "市の要領",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "要領では、委託先は契約書のとおりに書くことにしています。(株)などの略称では、住民が委託先を調べられず、契約台帳とも照らし合わせられません。",
		en = "Our rules ask for the name as in the contract: residents look it up.",
	},
	hint = { ja = "契約台帳の名称で書いてください。", en = "Write the name as in the contract." },
	examples = {
		bad = [[
特定個人情報ファイル:
  - ファイル名: 児童手当ファイル
    概要:
      委託: {委託の有無: 委託する, 委託事項: [{委託事項: 保守, 委託先名: (株)みほんシステムズ}]}
]],
		good = [[
特定個人情報ファイル:
  - ファイル名: 児童手当ファイル
    概要:
      委託: {委託の有無: 委託する, 委託事項: [{委託事項: 保守, 委託先名: 株式会社みほんシステムズ}]}
]],
	},
	messages = {
		short = {
			ja = "「{1}」は略称「{2}」で書かれています",
			en = "'{1}' is abbreviated with '{2}'",
		},
	},
	check = function(doc, report)
		for _, itaku in ipairs(doc:all("ii/ii_4/itaku[]")) do
			local name = itaku:child("saki")
			-- NFKC にそろえてから探すので、㈱ も全角のかっこも一度に見付かる。
			local short = hy.match(hy.nfkc(name:text()), "\\([株有合医社福学]\\)")
			if short then report(name, "short", name:text(), short) end
		end
	end,
}
