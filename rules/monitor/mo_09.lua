local O, D = hy.use("observed"), hy.use("declared")

return {
	id = "MO-09",
	scope = "monitor",
	title = {
		ja = "使用の目的は、評価書の事務と使用目的の中にある",
		en = "The purposes of accesses are those declared",
	},
	severity = "error",
	basis = {
		article = "番号法第9条、第30条、個人情報の保護に関する法律第69条",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "アクセスログの事務の符号を bindings の purposes で名称に直し、その日に有効だった評価書の事務の名称、使用目的、使用方法、事務の内容のどれかに現れるかを見ます。現れないものは目的外の使用のおそれがあります。ログに目的がないものは「確認できず」です。同じログに他のファイルの操作があるときは、ログの file が bindings の files のファイル(又はその表)でないものを除きます。",
		en = "Codes of purposes become names by bindings.purposes, which must appear in the name of the work, 使用目的, 使用方法 or 事務の内容 of the revision of that day. An access without a purpose is a gap. Accesses to other files, by `file` of the log, are left out.",
	},
	hint = {
		ja = "操作の理由を利用者と所属長に確かめてください。",
		en = "Ask the user and the head of the department for the reason.",
	},
	examples = {
		sketch = true,
		bad = "使用目的: 予防接種の案内と記録のため\n# bindings: {purposes: {ZEI: 徴収に関する事務}}\n# ログ: purpose=ZEI act=view\n",
		good = "事務の名称: 予防接種に関する事務\n# bindings: {purposes: {YB: 予防接種に関する事務}}\n# ログ: purpose=YB act=view\n",
	},
	messages = O.messages({
		other = {
			ja = "目的「{1}」{2}は、評価書の事務にも使用目的にもありません",
			en = "the purpose '{1}'{2} is not among those declared",
		},
		unknown = {
			ja = "目的の符号「{1}」が bindings の purposes にありません",
			en = "the code '{1}' is not among bindings.purposes",
			hint = { ja = "bindings の purposes に符号と事務の名称を加えてください。", en = "Add the code and the name of the work." },
		},
		blank = {
			ja = "目的の記録のない操作が{1}件あります",
			en = "{1} accesses tell no purpose",
			hint = { ja = "目的(事務の符号)を記録するよう、システムの設定か改修を検討してください。", en = "Have the system record the purpose." },
		},
		holds = {
			ja = "目的ごとの集計{1}件は、全て評価書の目的です",
			en = "all {1} tallies are of declared purposes",
		},
	}),
	judge = function(live, judge)
		local codes, files = live:binding("purposes"), live:binding("files")
		-- Names of files and their tables that are of this assessment; nil: all are.
		local own
		for file, entry in pairs(files or {}) do
			own = own or {}
			own[file] = true
			for name in pairs(type(entry) == "table" and entry.tables or {}) do own[name] = true end
		end
		local function texts(doc)
			local list = {}
			for _, path in ipairs({ "i/i_1/jimu_mei", "i/i_1/jimu_naiyou", "ii/ii_3/mokuteki", "ii/ii_3/shiyou_houhou" }) do
				for _, node in ipairs(doc:all(path)) do table.insert(list, hy.key(node:text() or "")) end
			end
			return table.concat(list, "\n")
		end
		O.judge(live, judge, {
			kind = "access_purpose",
			node = function(doc)
				local node = doc:find("ii/ii_3/mokuteki")
				return node and node:filled() and node or nil
			end,
			wanted = function(access) return not own or not access.file or own[access.file] == true end,
			see = function(node, group, doc)
				local all, clean, blank = texts(doc), true, 0
				for _, access in ipairs(group.facts) do
					local code = access.purpose
					local about = { subject = "purpose:" .. (code or ""), fact = access }
					local name = code and D.code(codes, code, access.days)
					if code and not name and hy.contains(all, hy.key(code)) then name = code end
					if not code then
						blank = blank + (O.number(access.events) or 1)
					elseif not name then
						judge.gap(node, about, "unknown", code)
					elseif not hy.contains(all, hy.key(name)) then
						judge.deviates(node, about, "other", name, D.behind(code, name))
					end
					clean = clean and name ~= nil and hy.contains(all, hy.key(name)) ~= nil
				end
				if blank > 0 then judge.gap(node, "purpose:", "blank", blank) end
				return clean
			end,
		})
	end,
}
