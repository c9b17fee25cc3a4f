return {
	id = "X-18",
	title = {
		ja = "引用する法令の条項や名称が、その時に使われているものである",
		en = "Citations are those of the law in force",
	},
	severity = "warning",
	basis = {
		article = "引用された各法令の改正(規則附則ほか)",
		source = "規則の附則、公表された評価書の変更箇所",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "法令の改正で条、号、別表、名称が変わると、評価書の多くの欄を一度に直すことになり、直し漏れが起きます。公表した評価書は公表日、公表前のものは今日を基準にして、その日にはもう使われていない引用を挙げます。公表日に正しかった引用は挙げません。新しい引用が別の欄にあるときは、一部だけ直したものとして知らせます。変更箇所の表は昔の記載を引くものなので、「第19号第8号」のような条と号の取り違えのほかは見ません。",
		en = "Words that a change of law replaced, judged by the day of publication, or today for what is not published yet. Where the new words stand elsewhere in the document, only a part was updated. The table of changes quotes the past and is looked at for an article that is written as an item only.",
	},
	hint = {
		ja = "改正後の条文を確かめて書き換えてください。項や号の番号も変わることがあります。hyoka migrate は置換えの案を示します。",
		en = "Look the new text up and change it; numbers of items may have changed, too. `hyoka migrate` proposes replacements.",
	},
	examples = {
		sketch = true,
		bad = "公表日: 令和7年4月1日\n法令上の根拠: 番号法第19条第7号及び別表第二\n",
		good = "公表日: 令和7年4月1日\n法令上の根拠: 番号法第19条第8号及び同号に基づく主務省令第2条の表\n",
	},
	words = { "別表第一", "別表第1", "別表第１", "別表第二", "別表第2", "別表第２", "号第", "番号法第9号", "番号法第19号" },
	messages = {
		slip = {
			ja = "「{1}」は、「条」を「号」と書き誤ったものではありませんか",
			en = "'{1}': is 条 (article) meant instead of the first 号 (item)?",
		},
		slip_row = {
			severity = "note",
			ja = "「{1}」は、「条」を「号」と書き誤ったものではありませんか(変更前の記載を写したのであれば、そのままで構いません)",
			en = "'{1}': is 条 (article) meant instead of the first 号 (item)? A quotation of the old text may stay.",
		},
		number = {
			ja = "「{1}」に第{2}項はなく、改正後の表の項番号のようです。表の名も改正後のものにします",
			en = "'{1}' has no item {2}; that is a number of the table that replaced it: name that table",
		},
		stale = {
			ja = "「{1}」は{3}から「{2}」となっています({4})",
			en = "'{1}' is '{2}' since {3} ({4})",
		},
		mixed = {
			ja = "「{1}」が残っています。{3}から「{2}」となり、{5}では直っています({4})",
			en = "'{1}' is left, though {5} has '{2}', the words since {3} ({4})",
		},
		known = {
			severity = "note",
			ja = "「{1}」は{3}から「{2}」となったようです({4}。改正の内容は確かめていません)",
			en = "'{1}' is said to be '{2}' since {3} ({4}; not verified)",
		},
		known_often = {
			severity = "note",
			ja = "「{1}」は{3}から「{2}」となったようです({4}。改正の内容は確かめていません)。同じ記載がこのほか{5}か所にあります",
			en = "'{1}' is said to be '{2}' since {3} ({4}; not verified); it stands in {5} more places",
		},
	},
	check = function(doc, report)
		local numbered, slips = {}, {}
		-- An article that is written as an item of an act: 番号法第19号第8号.
		local function slip(node, row)
			local item = node:id() .. "/" .. node:file()
			local found = not slips[item] and hy.match(hy.nfkc(node:text()), "(?:番号法|法律?)?(?<![令則示程])第[0-9]+号第[0-9]+号|番号法第[0-9]+号")
			slips[item] = true
			if found then report(node, row and "slip_row" or "slip", found) end
		end
		doc:hits(function(node, word)
			local up = node:up()
			local row = up and up:up() and up:up():kind() == "table"
			if not hy.contains(word, "別表") then return slip(node, row) end
			if row then return end
			local first = hy.contains(word, "第一", "第1") ~= nil
			local name = first and "別表第[1一]" or "別表第[2二]"
			local number = hy.match(hy.key(node:text()), name .. "(?:及び.{0,12})?[の(]*第?([0-9]{3})(?:の[0-9]+)?(?:の)?項")
			if number and tonumber(number) > (first and 110 or 125) then
				numbered[node:id() .. "/" .. node:file()] = true
				report(node, "number", word, number)
			end
		end)
		local published = doc:stage() == "published" or doc:stage() == "ended"
		local day = published and doc:find("hyoushi/kouhyou_bi"):date() or doc:today()
		local seen, known, places = {}, {}, {}
		for _, c in ipairs(doc:citations()) do
			local item = c.node:id() .. "/" .. c.node:file()
			local place = item .. "/" .. hy.key(c.old)
			-- The number already tells that the name of the table is an old one.
			local told = numbered[item] and hy.contains(c.old, "別表")
			if c.since.days <= day.days and not seen[place] and not told then
				seen[place] = true
				if c.updated then
					report(c.node, "mixed", c.old, c.new, c.since.text, c.note, c.updated)
				elseif c.certainty ~= "known" then
					report(c.node, "stale", c.old, c.new, c.since.text, c.note)
				else
					-- What is not verified is said once, however often it stands there.
					if not places[c.new] then table.insert(known, c) end
					places[c.new] = (places[c.new] or 0) + 1
				end
			end
		end
		for _, c in ipairs(known) do
			local more = places[c.new] - 1
			report(c.node, more > 0 and "known_often" or "known", c.old, c.new, c.since.text, c.note, more)
		end
	end,
}
