return {
	id = "PR-06",
	title = {
		ja = "公表しない部分に、規則の根拠と具体的な理由がある",
		en = "What is withheld has a ground in the regulation and a concrete reason",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第10条、第13条、指針の審査の観点(公表しない部分の範囲)",
		source = "e-Gov法令 426M60020000001、指針の解説の引用",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "公示や公表で伏せられるのは、規則第10条(公示)と第13条(公表)による部分だけで、管理に著しい支障を及ぼすおそれのある具体的な数値や技術的細目に限られます。全文は委員会に提出します。評価書名や機関名など、評価書を見付けるための欄や、節の全体を伏せていないかも見ます。",
		en = "Only rules 10 and 13 let parts be withheld, and only details that would really endanger the handling; the commission gets the full text. Names that identify the assessment and whole sections are not withheld.",
	},
	hint = {
		ja = "根拠の条項と、公表したときに生じる支障を項目ごとに書き、伏せる範囲を具体的な数値や細目に絞ってください。",
		en = "Name the rule and the harm for each item, and withhold no more than the details.",
	},
	examples = {
		sketch = true,
		bad = "非公表:\n  - {項目: 特定個人情報ファイル[1]/リスク対策, 根拠: 市の判断, 理由: 支障}\n",
		good = "非公表:\n  - {項目: 特定個人情報ファイル[1]/リスク対策/保管・消去/漏えい・滅失・毀損/技術的対策/具体的な対策の内容, 根拠: 規則第13条, 理由: 検知の間隔が知られると、それを避けて侵入されるおそれがある。}\n",
	},
	messages = {
		ground = {
			ja = "公表しない根拠「{1}」に、規則第10条又は第13条がありません",
			en = "the ground '{1}' is neither rule 10 nor rule 13",
		},
		reason = {
			ja = "公表しない理由「{1}」が具体的ではありません",
			en = "the reason '{1}' is not concrete",
		},
		name = {
			ja = "「{1}」は公表しないことができません",
			en = "'{1}' cannot be withheld",
		},
		section = {
			ja = "「{1}」の全体を公表しないことになっています。細目に絞ってください",
			en = "all of '{1}' is withheld; keep it to the details",
		},
	},
	check = function(doc, report)
		for _, record in ipairs(doc:find("hikouhyou"):records()) do
			local ground, reason = record:child("konkyo"), record:child("riyuu")
			if ground:filled() and not hy.match(hy.key(ground:text()), "(?:第)?1[03]条") then
				report(ground, "ground", ground:text())
			end
			if reason:filled() and hy.chars(hy.key(reason:text())) < 12 then report(reason, "reason", reason:text()) end
			for _, path in ipairs(record:child("koumoku"):entries()) do
				for _, node in ipairs(doc:path(path.text)) do
					local id, kind = node:id(), node:kind()
					if hy.match(id, "^hyoushi/(?!tokki)|^i/i_1/jimu_mei$|/mei$") then
						report(record:child("koumoku"), "name", node:label())
						break
					elseif kind == "section" and not hy.match(id, "/") then
						report(record:child("koumoku"), "section", node:label())
						break
					end
				end
			end
		end
	end,
}
