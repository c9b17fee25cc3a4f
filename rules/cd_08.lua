local recipients = hy.use("recipients")

return {
	id = "CD-08",
	title = {
		ja = "移転を行っているときは、移転先を挙げる",
		en = "With internal transfer, its recipients are listed",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「移転を行っている」に印を付けたら、（N）件は1以上で、移転先を挙げます。多いときは根拠ごとにまとめ、一覧を別紙に置いても構いません。件数と一覧の数が合うかはX-02が見ます。",
		en = "With the box ticked the number is one or more and the recipients are listed, perhaps in an attachment. X-02 compares the number with the list.",
	},
	hint = {
		ja = "移転先を書いてください。移転をしていなければ、印を外します。",
		en = "List the recipients, or remove the tick.",
	},
	examples = {
		sketch = true,
		bad = "提供・移転:\n  提供・移転の有無: [移転を行っている: 1]\n",
		good = "提供・移転:\n  提供・移転の有無: [移転を行っている: 1]\n  移転先:\n    - {移転先: 福祉部福祉課, 法令上の根拠: …}\n",
	},
	messages = {
		none = {
			missing = true,
			ja = "「移転を行っている」としていますが、移転先が一つもありません",
			en = "移転を行っている is ticked, but no 移転先 is listed",
		},
		zero = {
			ja = "「移転を行っている」としていますが、件数が0件です",
			en = "移転を行っている is ticked, but the number is 0",
		},
		untold = {
			ja = "移転先がありますが、「移転を行っている」に印がありません",
			en = "a 移転先 is listed, but 移転を行っている is not ticked",
		},
	},
	check = recipients.listed("移転を行っている", "../iten_saki"),
}
