local annex = hy.use("annex")

-- Items that are about accidents only, and the words without which a text is not about one.
local accident_items = { juudai_naiyou = true, juudai_saihatsu = true }
local accident_words = { "漏えい", "漏洩", "紛失", "流出", "誤送", "誤交付", "誤配", "誤廃棄", "盗難", "事故", "滅失", "毀損", "不正", "再発", "誤っ", "誤り" }

-- The words of a row that are meant by WRONG, which is folded, as they are written there.
local function as_written(text, wrong)
	local words, list, rest = {}, { wrong }, text
	while rest do
		local word, behind = hy.match(rest, "^[\\s　]*([^\\s　]+)([\\s\\S]*)$")
		if word and hy.contains(hy.key(word), wrong) then
			return hy.chars(word) <= hy.chars(wrong) + 6 and word or wrong
		end
		table.insert(words, word)
		rest = behind
	end
	for i = 1, math.min(#words, 12) do
		local run = words[i]
		table.insert(list, run)
		for j = i + 1, math.min(#words, i + 2) do
			run = run .. " " .. words[j]
			table.insert(list, run)
		end
	end
	local best, most = wrong, 0
	for _, pair in ipairs(hy.alike(list, 600)) do
		if pair.first == 1 and pair.alike > most then best, most = list[pair.second], pair.alike end
	end
	return best
end

return {
	id = "X-14",
	also = { "CH-07", "FM-07", "FM-08" },
	title = {
		ja = "変更箇所の「項目」が、様式の項目名で書かれている",
		en = "Rows of the table of changes name their item by its official labels",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条、様式の変更箇所の欄",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "変更箇所は、どの欄がどう変わったかを前の評価書と見比べるための表です。項目名が様式と違うと、どの欄の変更かを確かめられません。節の通称(「Ⅱ ファイルの概要」など)、全角・半角や空白の違い、かっこ書きのファイル名、番号の書き方の違い(ローマ数字を含む。)、見出しを番号だけにした書き方(「Ⅰ 6.②法令上の根拠」)は問いません(CH-07、FM-07、FM-08)。別紙や様式の変更のように項目でないものも問いません。",
		en = "The table lets a reader compare two revisions item by item; a label that is not the form's cannot be looked up. Customary section names, spacing, file names in brackets width, numerals and things that are no items are accepted (CH-07, FM-07, FM-08).",
	},
	hint = {
		ja = "様式に印刷された項目名を、節から順に写してください。hyoka annex で作る行は、正しい項目名になります。",
		en = "Copy the labels as the form prints them, from the section down.",
	},
	examples = {
		sketch = true,
		bad = "変更履歴:\n  - 項目: Ⅰ 基本情報 5. 個人番号の利用 根拠法令\n",
		good = "変更履歴:\n  - 項目: Ⅰ 基本情報 5. 個人番号の利用 法令上の根拠\n",
	},
	messages = {
		near = {
			ja = "項目「{1}」は様式の項目名と違います。様式では「{2}」です",
			en = "'{1}' is no label of the form; '{2}' is",
		},
		unknown = {
			ja = "項目「{1}」に当たるものが様式にありません",
			en = "no item of the form is called '{1}'",
		},
		kind = {
			ja = "「{1}」は選択肢から選ぶ項目ですが、文章の変更が書かれています。その下の「{2}」のことではありませんか",
			en = "'{1}' is a choice, but a text is said to have changed; is '{2}' below it meant?",
		},
		misused = {
			ja = "「{1}」の変更となっていますが、事故についての記載ではありません。別の項目の内容が書かれていたのではありませんか",
			en = "a change of '{1}', but the text is not about an accident: it seems to belong to another item",
		},
	},
	check = function(doc, report)
		for _, row in ipairs(annex.rows(doc)) do
			local named, node = row.named, annex.item(row)
			if named.wrong and named.right ~= "" then
				report(row.at, "near", as_written(row.at:text(), named.wrong), named.right)
			elseif named.wrong and doc:files() > 0 then
				report(row.at, "unknown", as_written(row.at:text(), named.wrong))
			elseif node and node:kind() == "choice" and annex.says(row.after) == "text" and
				hy.chars(row.after) >= 40 then
				local chosen
				for _, option in ipairs(node:options()) do
					chosen = chosen or hy.contains(hy.key(row.after), hy.key(option))
				end
				local below = node:kids()[1]
				if not chosen and below then report(row.at, "kind", node:label(), below:label()) end
			elseif node and accident_items[hy.match(node:id(), "[^/]+$")] then
				local text = row.before .. row.after
				if hy.chars(text) >= 40 and not hy.contains(text, table.unpack(accident_words)) then
					report(row.at, "misused", node:label())
				end
			end
		end
	end,
}
