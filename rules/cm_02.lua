local common = hy.use("common")

return {
	id = "CM-02",
	scope = "portfolio",
	title = {
		ja = "共通記載を書き換えていない",
		en = "Common blocks are carried word for word",
	},
	severity = "note",
	basis = {
		article = "機関の共通記載",
		source = "公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "共通記載と少しだけ違う文は、写し間違いか、版の取り違えか、その事務だけの事情を書き足したものです。どれであるかは人が見て決めます。違う文字は [-共通記載-]{+この評価書+} の形で示します。",
		en = "A text that differs a little from the common block was copied wrongly, is a mixture of versions, or says something of this work only. The characters that differ are shown as [-common-]{+here+}.",
	},
	hint = {
		ja = "写し間違いなら共通記載に合わせ、事務に固有の事情なら見出しを分けて書くか、理由を付けて指摘を除外してください。",
		en = "Correct it, or put what is special under a heading of its own, or waive it with the reason.",
	},
	examples = {
		sketch = true,
		bad = "# 共通記載の本文は「機器は、国内のクラウドサービスに置く。」\n保管場所: |\n  ＜基盤における措置＞\n  機器は、国内のクラウドサービスへ置く。\n",
		good = "保管場所: |\n  ＜基盤における措置＞\n  機器は、国内のクラウドサービスに置く。\n",
	},
	messages = {
		altered = {
			ja = "「{1}」が共通記載({2})と違います: {3}",
			en = "'{1}' differs from the common block ({2}): {3}",
		},
	},
	check = function(portfolio, report)
		common.each(portfolio, function(node, what, version, _, words)
			if what == "altered" then
				report(node, "altered", version.block, version.version, words, version.place)
			end
		end)
	end,
}
