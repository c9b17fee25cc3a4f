local groups, items = hy.use("groups"), hy.use("items")

return {
	id = "X-09",
	title = {
		ja = "主な記録項目、その妥当性、別添の記録項目が互いに合っている",
		en = "The ticked kinds of items, their justification and the list of items agree",
	},
	severity = "warning",
	basis = {
		article = "番号法第28条第1項第1号・第2号、様式の記載要領 Ⅱ2④",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "印を付けた種類の情報は、一つずつ「その妥当性」で必要な理由を書き、別添にも該当する項目があるはずです。理由だけが残って印がないものは、印の付け忘れか、使わなくなった情報の消し残りです。妥当性がまとめて一文で書かれているときは、種類ごとの理由までは求めません。別添は、個人番号の有無だけを比べます。",
		en = "Each ticked kind is justified and appears in the list. A justification without a tick is a forgotten tick or a left-over. Where one sentence justifies all, kinds are not told apart; of the list only 個人番号 is compared.",
	},
	hint = {
		ja = "印、妥当性、別添のどれが正しいかを確かめ、そろえてください。",
		en = "Find out which is right, and make them agree.",
	},
	examples = {
		sketch = true,
		bad = "主な記録項目: [個人番号, 地方税関係情報]\nその妥当性: ・個人番号：対象者を特定するため ・健康・医療関係情報：記録を管理するため\n",
		good = "主な記録項目: [個人番号, 健康・医療関係情報]\nその妥当性: ・個人番号：対象者を特定するため ・健康・医療関係情報：記録を管理するため\n",
	},
	messages = {
		reason = {
			ja = "「{1}」に印がありますが、「その妥当性」に理由が見当たりません",
			en = "'{1}' is ticked, but その妥当性 gives no reason for it",
		},
		tick = {
			ja = "「その妥当性」に「{1}」の理由がありますが、印がありません",
			en = "その妥当性 gives a reason for '{1}', which is not ticked",
		},
		unread = {
			severity = "note",
			ja = "主な記録項目の印は取込みで読み取れていません。「その妥当性」には{1}の理由が書かれています",
			en = "the ticks could not be read by the import; その妥当性 gives reasons for {1}",
		},
		none = {
			missing = true,
			ja = "主な記録項目に印がありませんが、「その妥当性」には{1}の理由が書かれています",
			en = "nothing is ticked, but その妥当性 gives reasons for {1}",
		},
		number = {
			ja = "別添の記録項目に「個人番号」がありますが、主な記録項目の「個人番号」に印がありません",
			en = "個人番号 is in the list of items, but not ticked",
		},
		no_number = {
			ja = "主な記録項目の「個人番号」に印がありますが、別添の記録項目に見当たりません",
			en = "個人番号 is ticked, but not in the list of items",
		},
	},
	check = function(doc, report)
		-- The heading under which the form lists each box's kind, for what is named as a whole.
		local wholes = { "識別情報", "連絡先等情報", "業務関係情報" }
		local shorts = {}
		-- A label less the remark behind it, folded.
		local function short_of(label)
			if not shorts[label] then shorts[label] = hy.match(hy.key(label), "^[^(]+") end
			return shorts[label]
		end
		-- Kinds that TEXT names as headings ("・地方税関係情報：" or "3 業務関係情報"), by their label.
		local function named(text, ticks)
			local key, list = hy.key(text), {}
			for _, whole in ipairs(wholes) do
				-- At the beginning, or behind a sign or number of a list.
				if hy.contains(key, whole) and hy.match(key, whole .. "(?:(?<=^" .. whole .. ")|(?<=[・●○◎■□,、。:0-9①②③]" ..
					whole .. ")|(?<=[0-9][.)]" .. whole .. "))") then
					table.insert(list, whole)
				end
			end
			for _, label in ipairs(ticks:options()) do
				local short = short_of(label)
				if label ~= "その他" and hy.chars(short) >= 5 and hy.contains(key, short) then table.insert(list, label) end
			end
			return list, key
		end
		for f = 1, doc:files() do
			local ticks = doc:find("ii/ii_2/koumoku_suu/omona_koumoku", f)
			local why = doc:find("ii/ii_2/koumoku_suu/datou", f)
			if why:filled() then
				local list, key = named(why:text(), ticks)
				if ticks:blank() then
					if #list > 0 then
						report(ticks, ticks:unknown() and "unread" or "none", "「" .. table.concat(list, "」「") .. "」")
					end
				elseif #list >= 2 or (#list == 1 and hy.match(key, ":.*:")) then
					local ticked = {}
					for _, label in ipairs(ticks:ticks()) do
						ticked[label] = true
						for _, group in ipairs(groups) do
							if hy.match(label, group.box) and not hy.contains(key, short_of(label)) and
								not hy.contains(key, table.unpack(group.words)) then
								report(ticks, "reason", label)
							end
						end
					end
					for i = 1, #list do
						local whole = list[i] == wholes[1] or list[i] == wholes[2] or list[i] == wholes[3]
						if not whole and not ticked[list[i]] then report(ticks, "tick", list[i]) end
					end
				end
			end
			local list = doc:find(items(doc).records, f)
			if ticks:filled() and list:filled() then
				local found, away = false, false
				for _, entry in ipairs(list:entries()) do
					local key = hy.key(entry.text)
					local word = hy.contains(key, "個人番号", "マイナンバー", "別紙", "別添")
					away = away or word ~= nil
					found = word == "個人番号" and hy.match(key, "(?:^|[・.)、,]|[0-9])個人番号(?:$|[(（、,])") ~= nil
					if found then break end
				end
				if found and not ticks:has("個人番号") then report(ticks, "number") end
				if not away and ticks:has("個人番号") then report(ticks, "no_number") end
			end
		end
	end,
}
