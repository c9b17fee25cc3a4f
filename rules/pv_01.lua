return {
	id = "PV-01",
	title = {
		ja = "個人番号が書かれていない",
		en = "No My Number stands in the file",
	},
	severity = "warning",
	basis = {
		article = "番号法第2条第5項、第19条、第20条",
		source = "番号法施行令・総務省令の検査用数字の算式",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4", "iken" },
	why = {
		ja = "12桁の数字のうち、末尾が個人番号の検査用数字の算式に合うものを探します。全角、空白やハイフンで区切ったものも見ます。偶然の12桁も11回に1回ほど合うので、個人番号と決めつけずに確認を求めます。数字そのものは、どこにも出力しません。評価書に印刷されない欄も見ます。",
		en = "Twelve digits whose last one is the check digit of a My Number, also full-width or grouped. About one random number in eleven fits, so it asks for a look; the digits are never printed. Items that are not published are searched, too.",
	},
	hint = {
		ja = "個人番号であれば直ちに消し、控えや履歴にも残っていないか確かめてください。",
		en = "If it is one, remove it at once, from copies and from the history, too.",
	},
	examples = {
		sketch = true,
		bad = "特記事項: 記入例 (12桁の個人番号)\n",
		good = "特記事項: 記入例 個人番号は記載しない\n",
	},
	messages = {
		found = {
			ja = "個人番号の形をした12桁の数字があります(数字は表示しません)",
			en = "twelve digits with the check digit of a My Number (not shown)",
		},
	},
	check = function(doc, report)
		local d, s = "[0-9０-９]", "[\\s\\-‐‑–—―ー－−・.]"
		local pattern = "(?<!" .. d .. ")(?<!" .. d .. s .. ")(?:" .. d .. "{12}|" ..
			d .. "{6}" .. s .. d .. "{6}|(?:" .. d .. "{4}" .. s .. "){2}" .. d .. "{4}|(?:" ..
			d .. "{3}" .. s .. "){3}" .. d .. "{3}|(?:" .. d .. "{2}" .. s .. "){5}" .. d .. "{2}|(?:" ..
			d .. s .. "){11}" .. d .. ")(?!" .. s .. "?" .. d .. ")"
		-- The digits of TEXT as numbers.
		local function digits(text)
			local list, folded = {}, hy.nfkc(text)
			for i = 1, #folded do
				local byte = folded:byte(i)
				if byte >= 48 and byte <= 57 then table.insert(list, byte - 48) end
			end
			return list
		end
		local function fits(list)
			local sum = 0
			for n = 1, 11 do
				sum = sum + list[12 - n] * (n <= 6 and n + 1 or n - 5)
			end
			local rest = sum % 11
			return list[12] == (rest <= 1 and 0 or 11 - rest)
		end
		doc:search_file(pattern, function(place, found)
			local list = digits(found)
			if #list == 12 and fits(list) then report(place, "found") end
		end, 12)
	end,
}
