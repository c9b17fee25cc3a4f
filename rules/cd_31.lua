-- The options of 最も優先度が高いと考えられる対策, and the item whose answer is repeated below them.
local chosen = {
	{ "^目的外の入手", "iv/iv_2/r1" },
	{ "^目的を超えた紐付け", "iv/iv_3/r1" },
	{ "^権限のない者", "iv/iv_3/r2" },
	{ "^委託先における", "iv/iv_4/r1" },
	{ "^不正な提供・移転", "iv/iv_5/r1" },
	{ "^情報提供ネットワークシステムを通じて目的外の入手", "iv/iv_6/r1" },
	{ "^情報提供ネットワークシステムを通じて不正な提供", "iv/iv_6/r2" },
	{ "^特定個人情報の漏えい", "iv/iv_7/r1" },
	{ "^従業者に対する教育", "iv/iv_10/kyouiku" },
}

return {
	id = "CD-31",
	title = {
		ja = "最も優先度が高い対策の再掲が、その対策の答えと同じである",
		en = "The repeated answer of the first measure equals the answer itself",
	},
	severity = "warning",
	basis = {
		article = "様式2 Ⅳ11",
		source = "公表された評価書。様式の写しは未確認",
		certainty = "known",
	},
	forms = { "yoshiki2" },
	why = {
		ja = "全項目評価又は重点項目評価を実施するときは、Ⅳ11の残りの欄は空にします。実施しないときは、対策を一つ選び、その対策についてⅣの上の欄で選んだ答えを再び書きます。再掲なので、二つの答えが違うことはありません。",
		en = "With a fuller assessment the rest of Ⅳ11 stays blank; else one measure is chosen and its answer repeated, so the two cannot differ.",
	},
	hint = {
		ja = "選んだ対策の答えと再掲を見比べ、正しいほうにそろえてください。",
		en = "Make the two answers agree.",
	},
	examples = {
		bad = "リスク対策:\n  入手: {目的外の入手: 十分である}\n  最優先の対策: {対策: 目的外の入手が行われるリスクへの対策, 当該対策は十分か: 特に力を入れている}\n",
		good = "リスク対策:\n  入手: {目的外の入手: 十分である}\n  最優先の対策: {対策: 目的外の入手が行われるリスクへの対策, 当該対策は十分か: 十分である}\n",
	},
	messages = {
		differs = {
			ja = "再掲は「{1}」ですが、選んだ対策({2})の答えは「{3}」です",
			en = "the repeated answer is {1}, but the measure itself ({2}) is answered with {3}",
		},
		kind = {
			ja = "「{1}」に印がありますが、Ⅳ1では「{2}」となっています",
			en = "'{1}' is ticked, but Ⅳ1 says {2}",
		},
	},
	check = function(doc, report)
		local box = doc:find("iv/iv_11/zen_juu")
		if not box then return end   -- an edition without Ⅳ11
		local ticked = box:has("全項目評価又は重点項目評価を実施する")
		if ticked then
			local kind = doc:find("iv/iv_1/shurui")
			if kind:nth() == 1 then report(box, "kind", "全項目評価又は重点項目評価を実施する", kind:choice()) end
		end
		local first, again = doc:find("iv/iv_11/taisaku"), doc:find("iv/iv_11/saikei")
		if ticked or not first:choice() or not again:nth() then return end
		for _, row in ipairs(chosen) do
			if hy.match(first:choice(), row[1]) then
				local node = doc:find(row[2])
				if node and node:nth() and node:nth() ~= again:nth() then
					report(again, "differs", again:choice(), node, node:choice())
				end
			end
		end
	end,
}
