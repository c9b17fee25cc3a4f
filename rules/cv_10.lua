return {
	id = "CV-10",
	also = { "TM-11" },
	title = {
		ja = "様式の版があり、公表日に使える版である",
		en = "The edition of the form is named and was in force at publication",
	},
	severity = "warning",
	basis = {
		article = "様式の欄外の表示、規則の附則(様式の改正)",
		source = "公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "様式は改正されることがあり、版は表紙の欄外に印刷されます。まだ使われていない版や、新しい版が出た後の古い版で公表していないかを見ます。版が変わっただけで出し直す義務はなく、次に提出するときに新しい版を使います。",
		en = "Editions follow each other; the newest one in force is used at the next submission. Publishing on a later or on an older one is worth a look.",
	},
	hint = {
		ja = "版を確かめてください。新しい版の項目は hyoka forms で分かる様式のファイルにあります。",
		en = "Check the edition; hyoka forms lists the newer ones.",
	},
	examples = {
		bad = "様式: 全項目評価書\n版: 令和6年10月\n公表日: 令和5年4月1日\n",
		good = "様式: 全項目評価書\n版: 令和6年10月\n公表日: 令和7年4月1日\n",
	},
	messages = {
		missing = {
			missing = true,
			ja = "版が書かれていません。登録されている最も新しい版として扱いました",
			en = "no edition is named; the newest known one was taken",
		},
		early = {
			ja = "公表日({1})には、版「{2}」はまだ使われていません",
			en = "on the day of publication ({1}) edition '{2}' was not yet in force",
		},
		old = {
			ja = "公表日({1})には、版「{2}」より新しい版「{3}」が使われています",
			en = "on the day of publication ({1}) edition '{3}' had replaced '{2}'",
		},
	},
	check = function(doc, report)
		local edition, day = doc:find("han"), doc:find("hyoushi/kouhyou_bi")
		if edition:missing() then report(edition, "missing") end
		local date = day:date()
		if not (date and date.full) then return end
		local own, newest
		for _, row in ipairs(doc:data("editions").editions) do
			local since = row.form == doc:form() and row.in_force and hy.days(row.in_force)
			if since and row.edition == doc:edition() then own = { since, row } end
			-- Nobody is asked to use an edition that was never compared with a printed copy.
			if since and since <= date.days and row.unverified ~= "true" and (not newest or since > newest[1]) then newest = { since, row } end
		end
		if own and own[1] > date.days then
			report(edition, "early", date.text, own[2].edition_name)
		elseif own and newest and newest[1] > own[1] then
			report(edition, "old", date.text, own[2].edition_name, newest[2].edition_name)
		end
	end,
}
