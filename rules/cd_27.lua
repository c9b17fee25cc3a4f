return {
	id = "CD-27",
	title = {
		ja = "手数料が有料なら、額と納付方法を書く",
		en = "With a fee, its amount and how it is paid are written",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅴ1③",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "開示を求める人が、いくらをどう納めるかが分かるように書きます。「無料」でも、写しの作成に要する費用を書くのは通例で、問題ありません。",
		en = "A person who asks for disclosure has to know how much to pay and how. With 無料 the cost of copies may be named.",
	},
	hint = {
		ja = "金額(又は額を定める条例)と納付方法を書いてください。",
		en = "Write the amount, or the ordinance that sets it, and how it is paid.",
	},
	examples = {
		sketch = true,
		bad = "手数料等: 有料\n",
		good = "手数料等: {回答: 有料, '手数料額、納付方法': 1件につき300円を窓口で現金で納める。}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "手数料等を「有料」としていますが、手数料額、納付方法がありません",
			en = "有料 is chosen, but neither amount nor way of payment is written",
		},
		amount = {
			severity = "warning",
			ja = "手数料等を「有料」としていますが、金額又はそれを定める規定が見当たりません",
			en = "有料 is chosen, but no amount and no ordinance that sets it is named",
		},
	},
	check = function(doc, report)
		local fee, how = doc:find("v/v_1/tesuuryou"), doc:find("v/v_1/tesuuryou/tesuuryou_gaku")
		if fee:choice() ~= "有料" then return end
		if how:missing() then
			report(how, "blank")
		elseif how:filled() and not hy.match(hy.nfkc(how:text()), "[0-9一二三四五六七八九十百千]+\\s*円|条例|規則|要綱|規程") then
			report(how, "amount")
		end
	end,
}
