local O = hy.use("observed")

return {
	id = "MO-21",
	scope = "monitor",
	title = {
		ja = "ログや一覧に、個人番号とみられる値がない",
		en = "No log or list has a value that looks like a My Number",
	},
	severity = "error",
	basis = {
		article = "特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 別添1 2C c 取扱状況を確認する手段の整備、番号法第20条",
		source = "個人情報保護委員会 特定個人情報の適正な取扱いに関するガイドライン",
		certainty = "practice",
	},
	why = {
		ja = "取扱状況を確かめるための記録には、特定個人情報等を記載しないこととされています。読み取った一覧やログに、検査用数字の合う12桁の値があれば、その場所だけを示します。値は読み取るときに伏せ、どこにも残しません。別の番号が偶然当てはまることもあります(12桁の数のおよそ10分の1)。",
		en = "Records by which the handling is checked must not have My Numbers themselves. Reported is where a value of 12 digits with a fitting check digit stood; the value is masked when it is read and kept nowhere. About one of ten numbers of 12 digits fits by chance.",
	},
	hint = {
		ja = "その欄を記録や出力から外し、既に渡ったものは消去してください。",
		en = "Leave the field out of the record, and erase what was handed over.",
	},
	examples = {
		sketch = true,
		bad = "# ログ: user=U03 act=search reason=(12桁の番号)の照会\n",
		good = "# ログ: user=U03 act=search reason=窓口での申請\n",
	},
	messages = O.messages({
		seen = {
			ja = "情報源「{1}」の「{2}」に、個人番号とみられる値が{3}件あります({4})",
			en = "'{2}' of the source '{1}' has {3} values that look like a My Number ({4})",
		},
		elsewhere = {
			ja = "情報源「{1}」の行に、個人番号とみられる値が{2}件あります({3})",
			en = "lines of the source '{1}' have {2} values that look like a My Number ({3})",
		},
		holds = {
			ja = "{1}の情報源に、個人番号とみられる値はありません",
			en = "none of {1} sources has a value that looks like a My Number",
		},
	}),
	judge = function(live, judge)
		local clean, read = true, 0
		for seen in live:facts("number_seen") do
			local about = { subject = "number:" .. seen.source .. ":" .. (seen.field or ""), fact = seen }
			local place = seen.place or "-"
			if seen.field then
				judge.deviates(nil, about, "seen", seen.source, seen.field, seen.times or "?", place)
			else
				judge.deviates(nil, about, "elsewhere", seen.source, seen.times or "?", place)
			end
			clean = false
		end
		for source in live:facts("source") do
			if source.state ~= "unreadable" and source.state ~= "missing" then read = read + 1 end
		end
		if clean and read > 0 then judge.holds(nil, "number", "holds", read) end
	end,
}
