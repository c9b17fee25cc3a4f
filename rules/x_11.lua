return {
	id = "X-11",
	title = {
		ja = "「その他」に印を付けたら、かっこの中に書く",
		en = "A ticked その他 says what it is",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領(その他の欄)",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "「その他」に印があってかっこが空だと、何を指すのかが分かりません。「その他」以外のかっこの欄はCD-24が見ます。",
		en = "A tick at その他 with nothing in its brackets tells nothing. Other brackets are looked at by CD-24.",
	},
	hint = {
		ja = "かっこの中に名称や方法を書くか、印を外してください。",
		en = "Write it into the brackets, or remove the tick.",
	},
	examples = {
		sketch = true, bad = "他のシステムとの接続: [庁内連携システム, その他]\n", good = "他のシステムとの接続: [庁内連携システム, その他: 戸籍システム]\n" },
	messages = {
		blank = {
			missing = true,
			ja = "「{1}」の「その他」に印がありますが、かっこの中が空です",
			en = "その他 is ticked in '{1}', but its brackets are empty",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("checks")) do
			if node:brackets("その他") and node:has("その他") and hy.blank(node:tick_text("その他")) and
				not node:unknown() then
				report(node, "blank", node:label())
			end
		end
	end,
}
