local common = hy.use("common")

return {
	id = "CM-03",
	scope = "portfolio",
	on_request = true,
	title = {
		ja = "どの評価書がどの版の共通記載を使っているか",
		en = "Which assessment carries which version of a common block",
	},
	severity = "note",
	basis = {
		article = "機関の共通記載",
		source = "公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "頼んだときだけ動きます(`hyoka check --rule CM-03 フォルダ`)。共通記載の新しい版を作る前に、直すことになる評価書と項目を数えるのに使います。",
		en = "Runs on request only (`hyoka check --rule CM-03 FOLDER`): to see which assessments and items a new version will touch.",
	},
	hint = { ja = "", en = "" },
	examples = {
		sketch = true,
		bad = "保管場所: |\n  ＜基盤における措置＞\n  (共通記載のどれかの版の本文)\n",
		good = "保管場所: |\n  ＜当市における措置＞\n  庁舎に置く。\n",
	},
	messages = {
		now = { ja = "「{1}」{2}", en = "'{1}', version {2}" },
		old = { ja = "「{1}」{2}(前の版)", en = "'{1}', version {2} (older)" },
		gone = { ja = "「{1}」{2}(前の版。今の版にこの項目はない)", en = "'{1}', version {2} (older; the item is no longer in the block)" },
		altered = { ja = "「{1}」{2}を書き換えたもの", en = "'{1}', version {2}, altered" },
	},
	check = function(portfolio, report)
		common.each(portfolio, function(node, what, version)
			report(node, what, version.block, version.version)
		end)
	end,
}
