local recipients = hy.use("recipients")

return {
	id = "CD-07",
	title = {
		ja = "提供を行っているときは、提供先を挙げる",
		en = "With provision, its recipients are listed",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「提供を行っている」に印を付けたら、（N）件は1以上で、提供先を挙げます。多いときは根拠ごとにまとめ、一覧を別紙に置いても構いません。件数と一覧の数が合うかはX-02が見ます。",
		en = "With the box ticked the number is one or more and the recipients are listed, perhaps in an attachment. X-02 compares the number with the list.",
	},
	hint = {
		ja = "提供先を書いてください。提供をしていなければ、印を外します。",
		en = "List the recipients, or remove the tick.",
	},
	examples = {
		sketch = true,
		bad = "提供・移転:\n  提供・移転の有無: [提供を行っている: 1]\n",
		good = "提供・移転:\n  提供・移転の有無: [提供を行っている: 1]\n  提供先:\n    - {提供先: 都道府県知事, 法令上の根拠: …}\n",
	},
	messages = {
		none = {
			missing = true,
			ja = "「提供を行っている」としていますが、提供先が一つもありません",
			en = "提供を行っている is ticked, but no 提供先 is listed",
		},
		zero = {
			ja = "「提供を行っている」としていますが、件数が0件です",
			en = "提供を行っている is ticked, but the number is 0",
		},
		untold = {
			ja = "提供先がありますが、「提供を行っている」に印がありません",
			en = "a 提供先 is listed, but 提供を行っている is not ticked",
		},
	},
	check = recipients.listed("提供を行っている", "../teikyou_saki"),
}
