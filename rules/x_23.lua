local items = hy.use("items")

-- Sections that may be left out as a whole.
local optional = {
	["v/v_2"] = "yoshiki3",
	["v/v_3"] = "yoshiki3",
	["vi/vi_4"] = "yoshiki4",
}

return {
	id = "X-23",
	title = {
		ja = "ファイルごとに概要、記録項目、リスク対策があり、節が欠けていない",
		en = "Every file has its parts, and no section is missing",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項第1号から第7号まで、規則第6条・第7条、様式",
		source = "e-Gov法令 425AC0000000027、様式",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅰ3に挙げたファイルの一つ一つに、Ⅱの概要、別添の記録項目、Ⅲのリスク対策が要ります。任意の節(様式3のⅤ2、Ⅴ3)と行政機関等だけの節(様式4のⅥ4)を除き、節がまるごと書かれていないものを挙げます。取込みで読み取れなかった節は除きます。",
		en = "Every file of Ⅰ3 needs its overview, recorded items and risks. Sections that are not written at all are reported, but for voluntary ones and those an import could not read.",
	},
	hint = {
		ja = "欠けている節を書いてください。書くべき項目は hyoka render で空欄のまま印刷すると分かります。",
		en = "Write the section; hyoka render shows its items as blank fields.",
	},
	examples = {
		sketch = true,
		bad = "特定個人情報ファイル:\n  - ファイル名: 予防接種ファイル\n    概要: {…}\n    # 記録項目とリスク対策がない\n",
		good = "特定個人情報ファイル:\n  - ファイル名: 予防接種ファイル\n    概要: {…}\n    記録項目: […]\n    リスク対策: {…}\n",
	},
	messages = {
		no_files = {
			missing = true,
			whole = true,
			ja = "特定個人情報ファイルが一つもありません",
			en = "there is no file of specific personal information",
		},
		part = {
			missing = true,
			whole = true,
			ja = "ファイル「{1}」の「{2}」がありません",
			en = "file '{1}' has no '{2}'",
		},
		section = {
			missing = true,
			whole = true,
			ja = "「{1}」の節がありません",
			en = "section '{1}' is missing",
		},
	},
	check = function(doc, report)
		local imported = doc:find("torikomi/moto"):filled()
		-- Of a voluntary all-item assessment notice and review are PR-04's.
		local result = doc:form() == "yoshiki4" and doc:find("vi/vi_1/shikiichi")
		local voluntary = result and (result:nth() or 1) > 1
		local function look(section)
			if not section:written() and not section:unknown() then
				return report(section, "section", section:label())
			end
			for _, kid in ipairs(section:kids()) do
				-- An import writes what was printed, if only as an empty text; authors leave such items out.
				local whole = kid:kind() == "section" or (imported and hy.match(kid:label(), "^[0-9]+\\.") and
					not hy.match(kid:id(), "^ii/ii_1$|^iii/iii_1$"))
				local left = voluntary and hy.match(kid:id(), "^vi/vi_[23]$")
				if whole and not left and optional[kid:id()] ~= doc:form() and not kid:written() and not kid:unknown() and
					kid:kind() ~= "files" then
					report(kid, "section", kid:label())
				end
			end
		end
		if doc:files() == 0 then report(doc:find("file"), "no_files") end
		for f = 1, doc:files() do
			local name = doc:find("file[" .. f .. "]/mei"):text()
			for _, path in ipairs({ "ii", items(doc).records, "iii" }) do
				local part = doc:find(path, f)
				if not part:written() and not part:unknown() then
					report(part, "part", name, part:label())
				elseif part:kind() == "section" then
					look(part)
				end
			end
		end
		for _, path in ipairs({ "i", "iv", "v", "vi" }) do
			local section = doc:find(path)
			if section then look(section) end
		end
	end,
}
