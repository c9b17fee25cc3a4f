local O, D, items, groups = hy.use("observed"), hy.use("declared"), hy.use("items"), hy.use("groups")

-- What names of columns in Latin letters speak of, in words of groups.lua.
local latin = {
	{ "my_?number|mynumber|kojin_?bangou?|individual_?number", "個人番号" }, { "^(?:tel|phone|mobile|e?_?mail)|(?:tel|phone|mail)$", "電話" },
	{ "income|tax|shotoku|kazei|zei_", "所得" }, { "disab|shougai|techou", "障害" }, { "welfare|seiho|hogo", "生活保護" },
	{ "nenkin|pension", "年金" }, { "kaigo|care_?level", "介護" }, { "school|gakkou", "学校" }, { "insur|hoken", "被保険者" },
	{ "diag|disease|vaccin|health|kenshin|sesshu", "健康" }, { "^(?:name|kana|shimei|birth|address|addr|sex|gender)", "氏名" },
}

-- What COLUMN seems to be about.
local function about(column)
	local key = string.lower(column)
	for _, row in ipairs(latin) do
		if hy.match(key, row[1]) then return row[2] end
	end
	return column
end

-- The kinds of 主な記録項目 that an item seems to be of: the first that is ticked, or all that are not.
local function kinds(node, text)
	local ticked, other = nil, {}
	for _, box in ipairs(node and node:options() or {}) do
		for _, group in ipairs(groups) do
			if hy.match(hy.nfkc(box), group.box) and (hy.contains(text, table.unpack(group.words)) or
				(group.items and hy.match(hy.nfkc(text), group.items))) then
				if node:has(box) then ticked = ticked or box else table.insert(other, box) end
			end
		end
	end
	return ticked, other
end

-- TABLE without the schema it stands in.
local function bare(name)
	return hy.match(name, "^.*\\.([^.]+)$") or name
end

return {
	id = "MO-01",
	scope = "monitor",
	title = {
		ja = "データベースの列は、評価書の記録項目にあるものだけである",
		en = "The columns of the database are recorded items that are declared",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価指針 第6の2(重要な変更)、別添2 特定個人情報ファイル記録項目",
		source = "個人情報保護委員会 特定個人情報保護評価指針",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "bindings の files で列と記録項目を対応させ、対応のない列と、記録項目の一覧にない項目に対応する列を示します。記録項目でない列(更新日時など)や表には \"-\" を書きます。一つの列に項目が幾つもあるときは並べて書きます。主な記録項目(Ⅱ2④)は※の付いた項目なので、新しい列が選んでいない種類の情報らしいときは重要な変更、選んだ種類のものなら評価書の修正に当たることを併せて示します。種類は項目や列の名前から推し量ります。bindings にあるのに読み取れなかった表や列は「確認できず」です。",
		en = "bindings.files maps columns to recorded items. Reported are columns that are not mapped, and those mapped to an item that is not declared. \"-\" marks a technical column or table; a column with several items has a list. 主な記録項目 has a ※: a column of a kind that is not ticked there is an important change, of one that is ticked a revision. The kind is guessed from the name. Tables and columns of bindings that were not read are gaps.",
	},
	hint = {
		ja = "対応を bindings に書くか、記録項目を改める評価の再実施又は修正を検討してください。",
		en = "Map it in bindings, or revise the assessment.",
	},
	examples = {
		sketch = true,
		bad = "主な記録項目: [個人番号, その他識別情報(内部番号)]\n記録項目: [個人番号, 宛名番号]\n# 表 people の列: atena, my_number, techou_kyu\n",
		good = "主な記録項目: [個人番号, その他識別情報(内部番号)]\n記録項目: [個人番号, 宛名番号]\n# bindings: {files: {みほんファイル: {tables: {people: {atena: 宛名番号, my_number: 個人番号, updated_at: \"-\"}}}}}\n",
	},
	messages = O.messages({
		new_kind = {
			ja = "列「{1}」が記録項目に対応していません。選んでいない主な記録項目({2})に当たるなら重要な変更です",
			en = "the column '{1}' is mapped to no item; if it is of a kind that is not ticked ({2}) this is an important change",
		},
		new_same = {
			severity = "warning",
			ja = "列「{1}」が記録項目に対応していません。「{2}」に当たるなら評価書の修正で足ります",
			en = "the column '{1}' is mapped to no item; if it is of '{2}', which is ticked, a revision will do",
		},
		new = {
			severity = "warning",
			ja = "列「{1}」が記録項目に対応していません。どの主な記録項目に当たるか確かめてください",
			en = "the column '{1}' is mapped to no item; see which kind of 主な記録項目 it is of",
		},
		table_new = {
			severity = "warning",
			ja = "表「{1}」({2}列)が bindings の files にありません",
			en = "the table '{1}' with {2} columns is not in bindings.files",
		},
		item_kind = {
			ja = "列「{1}」の項目「{2}」は記録項目にありません。主な記録項目の「{3}」も選んでおらず、重要な変更に当たり得ます",
			en = "'{2}' of column '{1}' is no declared item, nor is '{3}' ticked: it may be an important change",
		},
		item = {
			ja = "列「{1}」の項目「{2}」は記録項目にありません",
			en = "'{2}' of column '{1}' is no declared item",
		},
		file = {
			ja = "bindings の特定個人情報ファイル「{1}」が評価書にありません",
			en = "the file '{1}' of bindings is not in the assessment",
			hint = { ja = "ファイル名を評価書と同じにしてください。", en = "Use the name in the assessment." },
		},
		absent = {
			ja = "bindings の列「{1}」が、読み取ったデータベースの列にありません",
			en = "the column '{1}' of bindings is not among the columns that were read",
			hint = {
				ja = "名前の違い、書き出しの漏れ、読み取りの権限を確かめ、なくなった列なら bindings から除いてください。",
				en = "See whether the name differs, the list is incomplete or reading is not allowed; take it out of bindings when the column is gone.",
			},
		},
		table_absent = {
			ja = "bindings の表「{1}」が、読み取ったデータベースにありません",
			en = "the table '{1}' of bindings is not among those that were read",
			hint = {
				ja = "名前の違い、書き出しの漏れ、読み取りの権限を確かめ、なくなった表なら bindings から除いてください。",
				en = "See whether the name differs, the list is incomplete or reading is not allowed; take it out of bindings when the table is gone.",
			},
		},
		holds = {
			ja = "{1}列は全て、記録項目又は記録項目でない列として対応しています",
			en = "all {1} columns are declared items, or no items",
		},
	}),
	judge = function(live, judge)
		local files = live:binding("files") or {}
		-- Where a table is bound, with its schema or without: its columns, and the name of the file; "-": it has no items.
		local function bound(name)
			for file, entry in pairs(files) do
				local tables = type(entry) == "table" and entry.tables or {}
				local columns = tables[name] or tables[bare(name)]
				for other, list in pairs(bare(name) == name and tables or {}) do
					if bare(other) == name then columns = columns or list end
				end
				if columns then return columns, file end
			end
		end
		local function records(doc, number)
			local paths = items(doc)
			return paths and paths.records and doc:find(paths.records, number)
		end
		-- The declared items of a file, folded.
		local function listed(doc, number)
			local set = {}
			for _, entry in ipairs(records(doc, number):entries()) do set[hy.key(entry.text)] = true end
			return set
		end
		local function tell_new(node, about_, kind_node, name, column)
			local ticked, other = kinds(kind_node, about(column))
			if ticked then
				judge.deviates(node, about_, "new_same", name, ticked)
			elseif #other > 0 then
				judge.deviates(node, about_, "new_kind", name, table.concat(other, "、"))
			else
				judge.deviates(node, about_, "new", name)
			end
		end
		-- What is bound but was not read: nobody knows what became of it. TABLES: the columns of each table that were.
		local function see_absent(first, doc, tables)
			local clean = true
			local function tell(subject, message, name)
				judge.gap(first, subject .. ":" .. name, message, name)
				clean = false
			end
			for file, entry in pairs(files) do
				for name, columns in pairs(D.file(doc, file) and type(entry) == "table" and entry.tables or {}) do
					local read = tables[name] or tables[bare(name)]
					if not read and columns ~= "-" then tell("table", "table_absent", name) end
					for column, item in pairs(read and type(columns) == "table" and columns or {}) do
						if not read[column] and item ~= "-" then tell("column", "absent", name .. "." .. column) end
					end
				end
			end
			return clean
		end
		local function see(first, group, doc)
			local clean, sets, unbound, order, tables = true, {}, {}, {}, {}
			for _, fact in ipairs(group.facts) do
				local columns, file = bound(fact.table)
				for _, name in ipairs({ fact.table, bare(fact.table) }) do
					tables[name] = tables[name] or {}
					tables[name][fact.column] = true
				end
				local name = fact.table .. "." .. fact.column
				local about_ = { subject = "column:" .. name, fact = fact }
				local number = file and D.file(doc, file)
				if not columns then
					if not unbound[fact.table] then table.insert(order, fact) end
					unbound[fact.table] = (unbound[fact.table] or 0) + 1
				elseif columns ~= "-" and not number then
					judge.gap(first, "file:" .. file, "file", file)
					clean = false
				elseif columns ~= "-" then
					local node, kind_node = records(doc, number), doc:find("ii/ii_2/koumoku_suu/omona_koumoku", number)
					local entry = type(columns) == "table" and columns[fact.column]
					sets[number] = sets[number] or listed(doc, number)
					if not entry then
						tell_new(node, about_, kind_node, name, fact.column)
						clean = false
					end
					for _, item in ipairs(type(entry) == "table" and entry or { entry or "-" }) do
						if item ~= "-" and not sets[number][hy.key(item)] then
							local ticked, other = kinds(kind_node, item)
							if not ticked and #other > 0 then
								judge.deviates(node, about_, "item_kind", name, item, table.concat(other, "、"))
							else
								judge.deviates(node, about_, "item", name, item)
							end
							clean = false
						end
					end
				end
			end
			for _, fact in ipairs(order) do
				judge.deviates(first, { subject = "table:" .. fact.table, fact = fact }, "table_new", fact.table, unbound[fact.table])
				clean = false
			end
			return see_absent(first, doc, tables) and clean
		end
		O.judge(live, judge, {
			kind = "column", see = see,
			node = function(doc)
				local node = records(doc, 1)
				return node and #node:entries() > 0 and node or nil
			end,
		})
	end,
}
