return {
	id = "CV-02",
	title = {
		ja = "評価書名の末尾が様式の種類と合っている",
		en = "The title ends with the kind of the form",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 表紙",
		source = "記載要領、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "評価書名は、何の事務のどの評価書かが名称だけで分かるようにします。末尾には「全項目評価書」などの種類を書くのが通例です。別の様式から書き直したときに前の名が残りがちです。",
		en = "The title tells the work and ends with the kind of assessment; it is often forgotten when a work moves to another form.",
	},
	hint = {
		ja = "評価書名の末尾を様式に合わせてください。",
		en = "End the title with the kind of this form.",
	},
	examples = {
		bad = "様式: 全項目評価書\n評価書名: 予防接種に関する事務 重点項目評価書\n",
		good = "様式: 全項目評価書\n評価書名: 予防接種に関する事務 全項目評価書\n",
	},
	messages = {
		ending = {
			ja = "評価書名「{1}」の末尾が「{2}」ではありません",
			en = "the title '{1}' does not end with {2}",
		},
	},
	check = function(doc, report)
		local name = doc:find("hyoushi/hyoukasho_mei")
		if not name:filled() then return end
		local text = hy.key(name:text())
		-- PV-03 asks for this to go before publication.
		if hy.contains(text, "案") then text = hy.match(text, "^(.*?)[(【\\[][^(【\\[]{0,2}案[)】\\]]$") or text end
		if hy.contains(text, "終了】") then text = hy.match(text, "^(.*?)(?:【[^】]*終了】)?$") or text end
		for _, row in ipairs(doc:data("bodies").name_endings) do
			if row.form == doc:form() then
				for _, ending in ipairs(row.endings) do
					if hy.ends(text, ending) then return end
				end
				report(name, "ending", name:text(), table.concat(row.endings, "」「"))
			end
		end
	end,
}
