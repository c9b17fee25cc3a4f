local common = hy.use("common")

return {
	id = "CM-01",
	scope = "portfolio",
	title = {
		ja = "共通記載が、今適用される版である",
		en = "Common blocks are of the version that applies now",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条第1項(見直し)、機関の共通記載",
		source = "e-Gov法令 426M60020000001、公表された評価書",
		certainty = "practice",
	},
	why = {
		ja = "＜中間サーバー・プラットフォームにおける措置＞のように多くの評価書に同じ文が入る記載は、共通記載/ に版ごとに一度だけ置きます。新しい版の適用日を過ぎても前の版のままの評価書は、実態と違うことを公表していることになります。作成中の案があれば、案を見ます。",
		en = "Texts that many assessments share are kept once a version in the folder of common blocks. An assessment that still carries an older version says what is no longer true. Where a draft is being written, the draft is looked at.",
	},
	hint = {
		ja = "共通記載の新しい版に差し替え、変更の理由と実施時期を書いてください。",
		en = "Put in the newer version, with its entry under 変更.",
	},
	examples = {
		sketch = true,
		bad = "# 共通記載/基盤 に令和6年4月の版と令和7年10月の版(適用: 令和7年10月1日)がある\n保管場所: |\n  ＜基盤における措置＞\n  (令和6年4月の版の本文)\n",
		good = "保管場所: |\n  ＜基盤における措置＞\n  (令和7年10月の版の本文)\n",
	},
	messages = {
		old = {
			ja = "「{1}」が前の版({2})のままです。{3}から{4}が適用されています",
			en = "'{1}' is still of version {2}; since {3} version {4} applies",
		},
		gone = {
			ja = "「{1}」が前の版({2})のまま残っています。{3}から適用される{4}には、この項目の記載がありません",
			en = "'{1}' of version {2} is left over; version {4}, which applies since {3}, has nothing for this item",
		},
	},
	check = function(portfolio, report)
		common.each(portfolio, function(node, what, version, now)
			if what == "old" or what == "gone" then
				report(node, what, version.block, version.version, now.from.text, now.version, now.place)
			end
		end)
	end,
}
