return {
	id = "RM-04",
	title = {
		ja = "機関についての事実が、ファイルによって違わない",
		en = "Facts about the body are the same in all files",
	},
	severity = "warning",
	basis = {
		article = "様式4 Ⅲ7①、⑨、様式3 Ⅲ7②",
		source = "様式",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "政府機関であるかどうかと、過去3年以内に評価実施機関で重大事故があったかどうかは、ファイルごとに書く欄であっても、機関について一つの事実です。片方のファイルだけを直すと食い違います。対策に力を入れる程度は、ファイルによって違って構いません。",
		en = "Whether the body is of the government, and whether it had a serious accident within three years, is one fact, though each file has an item for it. How much is done about a risk may differ.",
	},
	hint = {
		ja = "事実を確かめ、全てのファイルの答えをそろえてください。",
		en = "Look the fact up and answer alike in all files.",
	},
	examples = {
		sketch = true,
		bad = "# ファイル1の⑨が「発生なし」、ファイル2の⑨が「発生あり」\n",
		good = "# どのファイルの⑨も「発生あり」\n",
	},
	messages = {
		differs = {
			ja = "「{1}」とありますが、{2}では「{3}」となっています",
			en = "'{1}' here, but '{3}' in {2}",
		},
	},
	check = function(doc, report)
		-- NAME: the answer that cannot be true of one file and not of another.
		local function compare(path, name)
			local first
			for _, node in ipairs(doc:all(path)) do
				local choice = node:choice()
				first = first or (choice and node)
				if choice and (choice == name) ~= (first:choice() == name) then
					report(node, "differs", choice, first, first:choice())
				end
			end
		end
		compare("iii/iii_7/r1/juudai_jiko", "発生あり")
		if doc:form() == "yoshiki4" then compare("iii/iii_7/r1/nisc", "政府機関ではない") end
	end,
}
