return {
	id = "CV-06",
	title = {
		ja = "評価実施機関名が、地名でなく機関の名である",
		en = "The body is named by its office, not by its place",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、規則第2条、様式の記載要領 表紙",
		source = "記載要領",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "評価を実施するのは、市長、教育委員会、独立行政法人などの機関です。「みほん市」は団体の名であって機関の名ではありません。市長と教育委員会は別の機関として評価します。",
		en = "An assessment is made by an office (mayor, board of education, agency). A city's name alone is that of the place.",
	},
	hint = {
		ja = "「みほん市長」「みほん市教育委員会」のように機関の名を書いてください。",
		en = "Write the office, such as みほん市長.",
	},
	examples = { bad = "評価実施機関名: みほん市\n", good = "評価実施機関名: みほん市長\n" },
	messages = {
		place = {
			ja = "評価実施機関名「{1}」は団体の名です。機関の名を書きます",
			en = "'{1}' is a place; name the office",
		},
		unknown = {
			severity = "warning",
			ja = "評価実施機関名「{1}」が機関の名か確かめてください",
			en = "is '{1}' the name of an office?",
		},
	},
	check = function(doc, report)
		local office = doc:find("hyoushi/jisshi_kikan_mei")
		if not office:filled() then return end
		local name, data = hy.key(office:text()), doc:data("bodies")
		for _, ending in ipairs(data.office_suffixes) do
			if hy.ends(name, ending) then return end
		end
		for _, start in ipairs(data.office_prefixes) do
			if hy.starts(name, start) then return end
		end
		for _, ending in ipairs(data.place_suffixes) do
			if hy.ends(name, ending) then return report(office, "place", office:text()) end
		end
		report(office, "unknown", office:text())
	end,
}
