return {
	id = "OP-03",
	scope = "portfolio",
	title = {
		ja = "意見の「項目」が、評価書にある項目を指している",
		en = "An opinion names items that the assessment has",
	},
	severity = "warning",
	basis = {
		article = "機関の意見の一覧(意見.yaml)",
		source = "評価書ファイルの形式",
		certainty = "practice",
	},
	why = {
		ja = "公表する表と点検資料は、「項目」の場所から正式な項目名を印刷します。どの改訂にもない場所は、書き誤りか、改称された後の古い名です。",
		en = "The public table and the pack of the council print the official name of the place. One that no revision has is misspelt, or was renamed since.",
	},
	hint = {
		ja = "見出しを上から順に / でつないで書いてください。一覧の中は [番号] 又は [名称] で選びます。",
		en = "Join the keys from the top with /; choose in a list by [number] or [title].",
	},
	examples = {
		sketch = true,
		bad = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 項目: 基本情報/担当の部署, 意見の要旨: 担当が分からない。}\n",
		good = "# 意見.yaml\n- {種別: 住民等の意見, 受付日: 令和7年2月1日, 項目: 基本情報/担当部署, 意見の要旨: 担当が分からない。}\n",
	},
	messages = {
		nowhere = {
			ja = "「{1}」という項目は、このフォルダのどの改訂にもありません",
			en = "no revision in this folder has an item '{1}'",
		},
	},
	check = function(portfolio, report)
		local function is_known(a, path)
			for _, doc in ipairs(a.revisions) do
				if #doc:path(path) > 0 then return true end
			end
			return false
		end
		for _, a in ipairs(portfolio:assessments()) do
			for _, record in ipairs(a.opinions and a.opinions.all or {}) do
				local item = record:child("koumoku")
				for _, entry in ipairs(item:entries() or {}) do
					if not is_known(a, entry.text) then report(item, "nowhere", entry.text) end
				end
			end
		end
	end,
}
