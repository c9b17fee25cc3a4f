local items = hy.use("items")

return {
	id = "CV-07",
	also = { "CV-08" },
	title = {
		ja = "公表した評価書に公表日があり、手続のどの日よりも前でない",
		en = "A published assessment has a day of publication, not before any step of the procedure",
	},
	severity = "error",
	basis = {
		article = "規則第5条第2項、第6条第3項、第7条第6項、様式の記載要領 表紙",
		source = "e-Gov法令 426M60020000001、記載要領",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "公表日は、評価書の記載がいつの時点のものかを示し、5年の期限や変更箇所の起点にもなります(CV-08)。公表は基礎項目評価、意見の聴取、第三者点検、提出、承認の後に来ます。",
		en = "The day of publication dates the contents (CV-08) and starts the five years. It comes after every step of the procedure.",
	},
	hint = {
		ja = "公表日を年月日で書き、手続の日と前後していないか確かめてください。",
		en = "Write the full date and compare it with the days of the procedure.",
	},
	examples = {
		sketch = true,
		bad = "状態: 公表\n公表日: 令和7年4月1日\n評価実施手続:\n  第三者点検: {実施日: 令和7年5月20日, …}\n",
		good = "状態: 公表\n公表日: 令和7年6月1日\n評価実施手続:\n  第三者点検: {実施日: 令和7年5月20日, …}\n",
	},
	messages = {
		missing = {
			ja = "状態が「公表」又は「終了」ですが、公表日がありません",
			en = "it is published, but has no day of publication",
		},
		vague = {
			ja = "公表日「{1}」に年月日がそろっていません",
			en = "the day of publication '{1}' is not a full date",
		},
		early = {
			ja = "公表日が、{1}({2})より前です",
			en = "it was published before {1} ({2})",
		},
	},
	check = function(doc, report)
		local day = doc:find("hyoushi/kouhyou_bi")
		local published = doc:stage() == "published" or doc:stage() == "ended"
		local date = day:date()
		if published and day:missing() then report(day, "missing") end
		if published and date and not date.full then report(day, "vague", day:text()) end
		if not (date and date.full) then return end
		local at = items(doc)
		local function step(node, last)
			if node and last and last.full and last.days > date.days then
				report(day, "early", node, last.text)
			end
		end
		local function single(path)
			local node = doc:find(path)
			if node then step(node, node:date()) end
		end
		if not at.opinions then return end
		single(at.basic_day)
		local opinions = doc:find(at.opinions .. "/kikan")
		local range = opinions:range()
		step(opinions, range and range.full and range.to)
		single(at.review .. "/jisshibi")
		if doc:form() == "yoshiki4" then
			single("vi/vi_4/teishutsubi")
			single("hyoushi/iinkai_shounin_bi")
		end
	end,
}
