-- NAME for comparing: folded, without a number such as "1." or "(1)" in front.
local function bare(name)
	local key = hy.key(name)
	return hy.match(key, "^(?:\\([0-9]+\\)|[0-9]+[.)、])(.+)$") or key
end

return {
	id = "X-22",
	title = {
		ja = "ファイル名と事務の名称が、どこでも同じである",
		en = "Names of files and of the work are the same everywhere",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 表紙・Ⅰ1①・Ⅰ3・Ⅱ1・Ⅲ1・Ⅴ1④",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅰ3、Ⅱ1、Ⅲ1、別添には同じファイル名が印刷されます。そこだけ別の名を書いたとき(特定個人情報ファイル名:)と、個人情報ファイル簿の公表の欄の名を比べます。評価書名とⅠ1①の事務の名称も比べます。空白、全角・半角、先頭の番号の違いは問いません。",
		en = "File names in Ⅰ3, Ⅱ1, Ⅲ1 and the register, and the work in title and Ⅰ1①, are compared; spaces, width and leading numbers do not matter.",
	},
	hint = {
		ja = "どちらが正しいかを確かめ、名称をそろえてください。",
		en = "Find out which is right, and write it everywhere.",
	},
	examples = {
		sketch = true,
		bad = "特定個人情報ファイル:\n  - ファイル名: 予防接種ファイル\n    リスク対策:\n      特定個人情報ファイル名: 予防接種情報ファイル\n",
		good = "特定個人情報ファイル:\n  - ファイル名: 予防接種ファイル\n",
	},
	messages = {
		file = {
			ja = "ここではファイル名が「{1}」ですが、「{2}」のはずです",
			en = "the file is named '{1}' here, but '{2}' elsewhere",
		},
		list = {
			ja = "Ⅰ3のファイル名「{1}」に当たる特定個人情報ファイルがありません",
			en = "no file is named '{1}' as in Ⅰ3",
		},
		unlisted = {
			ja = "ファイル「{1}」がⅠ3の一覧にありません",
			en = "file '{1}' is not in the list of Ⅰ3",
		},
		register = {
			ja = "個人情報ファイル簿の公表の欄に、ファイル「{1}」の名がありません",
			en = "the register does not name file '{1}'",
		},
		work = {
			ja = "評価書名「{1}」に、Ⅰ1①の事務の名称「{2}」がありません",
			en = "the title '{1}' does not name the work '{2}' of Ⅰ1①",
		},
	},
	check = function(doc, report)
		local names = {}
		for f = 1, doc:files() do
			local name = doc:find("file[" .. f .. "]/mei"):text()
			if not hy.blank(name) then table.insert(names, name) end
			for _, path in ipairs({ "ii/ii_1", "iii/iii_1" }) do
				local node = doc:find(path, f)
				if node:filled() and not hy.blank(name) and bare(node:text()) ~= bare(name) then
					report(node, "file", node:text(), name)
				end
			end
		end
		local function among(name, list)
			for _, other in ipairs(list) do
				if bare(name) == bare(other) then return true end
			end
		end
		local list, listed = doc:find("i/file_mei"), {}
		for _, entry in ipairs(list and list:entries() or {}) do
			if not hy.blank(entry.text) then
				table.insert(listed, entry.text)
				if not among(entry.text, names) then report(list, "list", entry.text) end
			end
		end
		for _, name in ipairs(names) do
			if #listed > 0 and not among(name, listed) then report(list, "unlisted", name) end
		end
		local register = doc:form() == "yoshiki4" and doc:find("v/v_1/filebo/filebo_mei")
		if register and register:filled() then
			local text, absent = hy.key(register:text()), {}
			for _, name in ipairs(names) do
				if not hy.contains(text, bare(name)) then table.insert(absent, name) end
			end
			if #absent > 0 then report(register, "register", table.concat(absent, "」「")) end
		end
		local title, work = doc:find("hyoushi/hyoukasho_mei"), doc:find("i/i_1/jimu_mei")
		if title:filled() and work:filled() then
			local a, b = hy.key(title:text()), hy.key(work:text())
			local stem = hy.match(a, "^(.+?)(?:基礎項目|重点項目|全項目)評価書") or a
			if not hy.contains(a, b) and not hy.contains(b, stem) then
				report(title, "work", title:text(), work:text())
			end
		end
	end,
}
