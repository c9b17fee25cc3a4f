return {
	id = "CV-04",
	also = { "CV-05" },
	title = {
		ja = "宣言が、表紙の機関とこの事務を名指している",
		en = "The declaration names the body and the work",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 表紙、指針の審査の観点(宣言の妥当性)",
		source = "公表された評価書",
		certainty = "known",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "宣言は、どの機関がどの事務で住民の権利利益を守るかを約束する文です。ほかの評価書から写したときに、別の事務や別の団体の名が残ることがあります。",
		en = "The declaration promises who protects whose rights in which work. Copied from elsewhere, it often keeps another name.",
	},
	hint = {
		ja = "宣言の機関名と事務名を、評価実施機関名とⅠ1①の名称にそろえてください。",
		en = "Name the body of the cover and the work of Ⅰ1① in the declaration.",
	},
	examples = {
		bad = "評価実施機関名: みほん市長\n個人のプライバシー等の権利利益の保護の宣言: みなみ市は、住民基本台帳に関する事務における…\n",
		good = "評価実施機関名: みほん市長\n個人のプライバシー等の権利利益の保護の宣言: みほん市は、予防接種に関する事務における…\n",
	},
	messages = {
		body = {
			ja = "宣言に評価実施機関「{1}」の名がありません",
			en = "the declaration does not name the body '{1}'",
		},
		work = {
			ja = "宣言に事務「{1}」の名がありません",
			en = "the declaration does not name the work '{1}'",
		},
	},
	check = function(doc, report)
		local promise = doc:find("hyoushi/sengen")
		if not promise:filled() then return end
		local text = hy.key(promise:text())
		-- みほん市長 speaks as みほん市, みほん庁長官 as みほん庁; a board speaks under its own name or its city's.
		local office = doc:find("hyoushi/jisshi_kikan_mei")
		if office:filled() then
			local name = hy.key(office:text())
			name = hy.match(name, "^.*?法人(.+)$") or name
			local stem = hy.match(name, "^(.+?[都道府県市区町村])(?:長|知事|教育委員会|.*委員会|.*管理者)?$")
				or hy.match(name, "^(.+?)(?:知事|大臣|長官|理事長|管理者|企業長)$")
				or hy.match(name, "^(.+連合)長$") or name
			if not hy.contains(text, stem) and not hy.contains(text, name) then
				report(promise, "body", office:text())
			end
		end
		local work = doc:find("i/i_1/jimu_mei")
		if work:filled() then
			-- What stands in brackets behind the name, and dots within it, are often left out.
			local name = hy.without(hy.key(work:text()), "・")
			name = hy.match(name, "^(.+?)\\([^()]*\\)$") or name
			local stem = hy.match(name, "^(.+?)(?:に関する事務|関係事務|事務)$") or name
			if hy.chars(stem) <= 40 and not hy.contains(hy.without(text, "・"), stem) then
				report(promise, "work", work:text())
			end
		end
	end,
}
