return {
	id = "CD-20",
	title = {
		ja = "死者の個人番号を保管しているなら、保管方法を書く",
		en = "When numbers of the deceased are kept, how is written",
	},
	severity = "error",
	basis = {
		article = "番号法第12条、様式の記載要領 Ⅲ7⑩",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "番号法の安全管理措置は死者の個人番号にも及びます。「保管している」なら、生存者の個人番号との分け方や保管の期間を含めて方法を書きます。「保管していない」のに方法があれば、どちらかが誤りです。",
		en = "The Act protects numbers of the deceased, too: when they are kept, how must be written; when they are not, nothing is.",
	},
	hint = {
		ja = "具体的な保管方法を書くか、答えを直してください。",
		en = "Write how they are kept, or correct the answer.",
	},
	examples = {
		sketch = true,
		bad = "死者の個人番号: 保管している\n",
		good = "死者の個人番号: {回答: 保管している, 具体的な保管方法: 生存する者の個人番号と分けずに同じ措置で保管し、保存期間を過ぎたら消去する。}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "死者の個人番号を「保管している」としていますが、具体的な保管方法がありません",
			en = "numbers of the deceased are kept, but how is blank",
		},
		filled = {
			ja = "死者の個人番号を「保管していない」としていますが、具体的な保管方法に記載があります",
			en = "numbers of the deceased are not kept, but how is filled in",
		},
	},
	check = function(doc, report)
		for _, answer in ipairs(doc:all("iii/iii_7/r1/shisha")) do
			local how = answer:child("shisha_houhou")
			if answer:choice() == "保管している" and how:missing() then
				report(how, "blank")
			elseif answer:choice() == "保管していない" and how:filled() then
				report(how, "filled")
			end
		end
	end,
}
