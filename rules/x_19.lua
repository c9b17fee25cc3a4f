-- Words that stand for something to be written later, each with what may follow or surround it.
local later, marks = {}, {}
for _, when in ipairs({ "後", "後に", "後日", "追って", "別途", "今後" }) do
	for _, what in ipairs({ "記載", "記入", "追記" }) do
		later[when .. what] = when .. what .. "(?!さ|し(?!ます|たい))"
	end
end
for _, word in ipairs({ "要記載", "要記入", "要確認" }) do later[word] = word .. "(?![のをがにと])" end
for _, a in ipairs({ "○", "〇", "◯", "●", "×" }) do
	for _, b in ipairs({ "○", "〇", "◯", "●", "×" }) do marks[a .. b] = true end
end

marks["△△"] = true

local words = { "TBD", "未定", "未記入", "検討中", "調整中", "予定" }
for word in pairs(later) do table.insert(words, word) end
for word in pairs(marks) do table.insert(words, word) end

return {
	id = "X-19",
	title = {
		ja = "後で書くつもりの語が、公表する記載に残っていない",
		en = "No words that stand for something to be written later",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項、指針の審査の観点(記載の具体性)",
		source = "公表された評価書",
		certainty = "practice",
	},
	words = words,
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "「○○」「追って記載」「未定」「検討中」などは、書き終えていないしるしです。状態が「公表」なら誤り、それまでは要確認とします。保有開始日と使用開始日の「予定」、選択肢としての「未定」、変更箇所の表の中の語は除きます。文章の中の「予定」は将来の計画を書くこともあるので、欄の全体が予定だけのときに限ります。",
		en = "Such words show that something was left open: an error once published, else a warning. Planned start dates, the option 未定 and old texts in the annex are left out.",
	},
	hint = {
		ja = "決まった内容を書いてください。決まっていなければ、決まってから公表します。",
		en = "Write what was decided.",
	},
	examples = {
		sketch = true,
		bad = "第三者点検:\n  実施日: 令和7年5月予定\n  結果: 答申後に記載\n",
		good = "第三者点検:\n  実施日: 令和7年5月20日\n  結果: 適合性、妥当性ともに基準を満たすとされた。\n",
	},
	messages = {
		published = {
			severity = "error",
			ja = "公表する記載に「{1}」が残っています",
			en = "'{1}' is left in a published text",
		},
		open = {
			missing = true,
			ja = "「{1}」が残っています",
			en = "'{1}' is left in the text",
		},
		doubtful = {
			missing = true,
			ja = "文章の中に「{1}」があります。書き終えていないものでないか確かめてください",
			en = "'{1}' stands in the text: is it finished?",
		},
	},
	check = function(doc, report)
		local sure = doc:stage() == "published" and "published" or "open"
		local start = { hoyuu_kaishi = true, shiyou_kaishi = true }
		local seen = {}
		doc:hits(function(node, word)
			local kind, up = node:kind(), node:up()
			if kind == "choice" or kind == "table" or (up and up:kind() == "table") then return end
			if up and up:up() and up:up():kind() == "figure" then return end
			local text = hy.trim(node:text())
			local short = hy.chars(text) <= 30
			if marks[word] then
				local found = hy.match(text, "[○〇◯●×△]{2,}")
				local place = node:line() .. found
				if not seen[place] then report(node, sure, found) end
				seen[place] = true
			elseif later[word] then
				if hy.match(text, later[word]) then
					report(node, sure, word)
					seen[node:line()] = true   -- 別途記載予定 is one
				end
			elseif word == "未定" and hy.match(text, "未定(?:の(?:場合|者|方|とき)|稿)") then
				return
			elseif word == "調整中" then
				if short and hy.match(text, "調整中(?:です|である)?[)）。]?$") then report(node, sure, word) end
			elseif word == "予定" then
				if short and not seen[node:line()] and not start[hy.match(node:id(), "[^/]+$")] and hy.match(text, "予定[)）。]?$") then
					report(node, sure, text)
				end
			elseif (word == "未定" or word == "検討中") and not short then
				report(node, "doubtful", word)
			else
				report(node, sure, word)
			end
		end)
	end,
}
