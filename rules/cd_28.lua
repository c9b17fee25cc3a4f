return {
	id = "CD-28",
	title = {
		ja = "個人情報ファイル簿を公表しているなら、ファイル名と公表場所を書く",
		en = "With a published register, the file's name and the place are written",
	},
	severity = "error",
	basis = {
		article = "個人情報の保護に関する法律第75条、様式の記載要領 Ⅴ1④",
		source = "様式",
		certainty = "practice",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "ファイル簿でこのファイルを見付けられるように、載っている名と見られる場所を書きます。",
		en = "A reader finds the file in the register by its name and place.",
	},
	hint = {
		ja = "ファイル簿の名称と公表場所を書いてください。",
		en = "Write the name in the register and where it is published.",
	},
	examples = {
		sketch = true,
		bad = "個人情報ファイル簿の公表: 行っている\n",
		good = "個人情報ファイル簿の公表: {回答: 行っている, 個人情報ファイル名: 予防接種ファイル, 公表場所: みほん市のウェブサイト}\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "個人情報ファイル簿の公表を「行っている」としていますが、「{1}」がありません",
			en = "the register is published, but '{1}' is blank",
		},
	},
	check = function(doc, report)
		local answer = doc:find("v/v_1/filebo")
		if answer:choice() ~= "行っている" then return end
		for _, node in ipairs(answer:kids()) do
			if node:missing() then report(node, "blank", node:label()) end
		end
	end,
}
