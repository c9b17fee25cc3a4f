return {
	id = "CD-33",
	title = {
		ja = "規則第9条第2項を適用したら、緊急を要した理由を書く",
		en = "With 規則第9条第2項 applied, the urgency is explained",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第9条第2項、様式2 Ⅰ9",
		source = "e-Gov法令 426M60020000001。様式の欄は公表された評価書による",
		certainty = "known",
	},
	forms = { "yoshiki2" },
	why = {
		ja = "災害その他やむを得ない事由により緊急に特定個人情報ファイルを保有し、又は変更する必要があったときだけ、評価を後にできます。どんな事由で緊急だったのかを書きます(書かれているかどうかは様式の必須項目として見ます)。",
		en = "Only an emergency lets the assessment come after the change; the reason says which.",
	},
	hint = {
		ja = "災害などの事由と、事前に評価できなかった事情を書いてください。",
		en = "Write the event and why the assessment could not come first.",
	},
	examples = {
		sketch = true,
		bad = "規則第9条第2項の適用: {適用: [適用した], 適用した理由: 準備が間に合わなかったため}\n",
		good = "規則第9条第2項の適用: {適用: [適用した], 適用した理由: 地震の被災者への給付を緊急に始める必要があり、保有の前に評価を行ういとまがなかった。}\n",
	},
	messages = {
		weak = {
			ja = "適用した理由に、災害その他やむを得ない事由が書かれていません",
			en = "the reason names no emergency",
		},
		unticked = {
			ja = "適用した理由がありますが、「適用した」に印がありません",
			en = "there is a reason, but 適用した is not ticked",
		},
	},
	check = function(doc, report)
		local box, reason = doc:find("i/i_9/tekiyou"), doc:find("i/i_9/riyuu")
		if not box then return end   -- an edition without Ⅰ9
		if box:has("適用した") then
			if reason:filled() and not reason:contains("災害", "地震", "豪雨", "台風", "緊急", "感染", "被災", "やむを得", "いとま", "至急", "直ちに") then
				report(reason, "weak")
			end
		elseif reason:filled() and not box:unknown() then
			report(reason, "unticked")
		end
	end,
}
