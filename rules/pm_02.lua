return {
	id = "PM-02",
	title = {
		ja = "計画管理書に、それぞれの評価書が1回だけ載っている",
		en = "The plan lists each assessment once",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第3条、計画管理書の記載",
		source = "e-Gov法令 426M60020000001、番号の付け方は未確認",
		certainty = "known",
	},
	forms = { "yoshiki1" },
	why = {
		ja = "評価書番号は、一つの機関の中で一つの事務に一つだけ付けます。同じ番号や同じ事務が二つの行にあると、どちらの評価書の計画なのかが分かりません。終了した事務も、公表を続ける間は載せます。",
		en = "A number belongs to one work of a body. Two rows with one number, or with one work, leave open whose plan they are.",
	},
	hint = {
		ja = "評価書の番号と事務の名称を確かめ、重なった行をまとめるか、番号を直してください。hyoka plan は評価書から作り直します。",
		en = "Look the numbers and works up and join the rows, or correct the number; `hyoka plan` makes the plan anew.",
	},
	examples = {
		bad = "様式: 計画管理書\n事務:\n  評価書:\n    - {評価書番号: 1, 事務の名称: 住民基本台帳に関する事務}\n    - {評価書番号: 1, 事務の名称: 予防接種に関する事務}\n",
		good = "様式: 計画管理書\n事務:\n  評価書:\n    - {評価書番号: 1, 事務の名称: 住民基本台帳に関する事務}\n    - {評価書番号: 2, 事務の名称: 予防接種に関する事務}\n",
	},
	messages = {
		number = {
			ja = "評価書番号「{1}」は{2}にも付いています",
			en = "number '{1}' is that of {2}, too",
		},
		work = {
			ja = "「{1}」は{2}にも挙がっています",
			en = "'{1}' is listed as {2}, too",
		},
	},
	check = function(doc, report)
		local function once(id, name)
			local seen = {}
			for _, row in ipairs(doc:all("i/jimu[]")) do
				local node = row:child(id)
				if node:filled() then
					local key = hy.key(node:text())
					if seen[key] then report(node, name, node:text(), seen[key]) end
					seen[key] = seen[key] or row
				end
			end
		end
		once("bangou", "number")
		once("jimu_mei", "work")
	end,
}
