return {
	id = "PR-04",
	title = {
		ja = "任意の全項目評価でも、意見の聴取と第三者点検を行っているか",
		en = "A voluntary all-item assessment has notice and third-party review, too",
	},
	severity = "warning",
	basis = {
		article = "指針(任意に実施する評価)",
		source = "指針は未確認",
		certainty = "known",
	},
	forms = { "yoshiki4" },
	why = {
		ja = "義務でない全項目評価を任意に行うときも、指針に沿って意見の聴取や第三者点検を行うのが通例です。行っていなくても誤りではないので、確認を求めるだけにします。義務付けられた評価はPR-01とPR-02が見ます。",
		en = "Bodies that assess more than they must usually follow the guideline here, too; leaving it out is only worth a look.",
	},
	hint = {
		ja = "行っていれば日付と結果を書いてください。行わない理由があれば、方法の欄に書くと読む人に伝わります。",
		en = "Write the days, or why the step was left out.",
	},
	examples = {
		bad = "評価実施手続:\n  基礎項目評価: {しきい値判断結果: 基礎項目評価の実施が義務付けられる(任意に全項目評価を実施)}\n  意見の聴取: {}\n",
		good = "評価実施手続:\n  意見の聴取: {方法: 市のウェブサイトに掲載した。, 実施日・期間: 令和7年1月6日～2月5日, …}\n",
	},
	messages = {
		absent = {
			missing = true,
			whole = true,
			ja = "任意の全項目評価ですが、「{1}」が書かれていません",
			en = "a voluntary all-item assessment, but '{1}' is not written",
		},
	},
	check = function(doc, report)
		local result = doc:find("vi/vi_1/shikiichi")
		if (result:nth() or 1) == 1 then return end
		for _, path in ipairs({ "vi/vi_2", "vi/vi_3" }) do
			local section = doc:find(path)
			if not (path == "vi/vi_3" and doc:body().gyosei) and section:all_missing() then
				report(section, "absent", section:label())
			end
		end
	end,
}
