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
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「○○」「追って記載」「未定」「検討中」などは、書き終えていないしるしです。状態が「公表」なら誤り、それまでは要確認とします。保有開始日と使用開始日の「予定」、選択肢としての「未定」、変更箇所の表の中の語は除きます。文章の中の「予定」は将来の計画を書くこともあるので、欄の全体が予定だけのときに限ります。",
		en = "Such words show that something was left open: an error once published, else a warning. Planned start dates, the option 未定 and old texts in the annex are left out.",
	},
	hint = {
		ja = "決まった内容を書いてください。決まっていなければ、決まってから公表します。",
		en = "Write what was decided.",
	},
	examples = {
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
			ja = "「{1}」が残っています",
			en = "'{1}' is left in the text",
		},
		doubtful = {
			ja = "文章の中に「{1}」があります。書き終えていないものでないか確かめてください",
			en = "'{1}' stands in the text: is it finished?",
		},
	},
	check = function(doc, report)
		local sure = doc:stage() == "published" and "published" or "open"
		local start = { hoyuu_kaishi = true, shiyou_kaishi = true }
		local pattern = "(?:後に?|後日|追って|別途|今後)(?:記載|記入|追記)(?!さ|し(?!ます|たい))|[○〇◯●×]{2,}|TBD" ..
			"|未(?:定|記入)|検討中|要(?:記入|確認)(?![のをがにと])|予定"
		local last, word
		doc:search(pattern, function(node, found)
			if node == last and found == word then return end
			last, word = node, found
			local kind, text = node:kind(), hy.trim(node:text())
			local up = node:up()
			if kind == "choice" or kind == "table" or (up and up:kind() == "table") then return end
			if up and up:up() and up:up():kind() == "figure" then return end
			local id = hy.match(node:id(), "[^/]+$")
			local short = hy.chars(text) <= 30
			if found == "予定" then
				if start[id] or not short or not hy.match(text, "予定[)）。]?$") then return end
				report(node, sure, text)
			elseif (found == "未定" or found == "検討中") and not short then
				report(node, "doubtful", found)
			else
				report(node, sure, found)
			end
		end)
	end,
}
