-- 他の評価実施機関 in each form.
local others = { yoshiki2 = "i/i_6", yoshiki3 = "i/i_7", yoshiki4 = "i/i_8" }

return {
	id = "PR-09",
	title = {
		ja = "他の評価実施機関に、表紙の機関を重ねて書かない",
		en = "The body of the cover is not listed again among the other bodies",
	},
	severity = "warning",
	basis = {
		article = "様式の記載要領 表紙・他の評価実施機関",
		source = "記載要領の引用",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "複数の機関が一つの評価書で評価するときは、取りまとめる機関を表紙に、残りの機関を「他の評価実施機関」に書きます。表紙の機関を重ねて書くと、機関の数が分かりません。",
		en = "Where several bodies share an assessment the lead stands on the cover and the rest here; naming the lead twice leaves open how many there are.",
	},
	hint = {
		ja = "表紙の機関を除いて書いてください。一つの機関だけなら空欄か「-」です。",
		en = "List the others only; a dash when there are none.",
	},
	examples = {
		sketch = true,
		bad = "評価実施機関名: みほん市長\n基本情報: {他の評価実施機関: みほん市長、みほん市教育委員会}\n",
		good = "評価実施機関名: みほん市長\n基本情報: {他の評価実施機関: みほん市教育委員会}\n",
	},
	messages = {
		again = {
			ja = "他の評価実施機関に、表紙の「{1}」が書かれています",
			en = "'{1}' of the cover is listed among the other bodies",
		},
	},
	check = function(doc, report)
		local own, node = doc:find("hyoushi/jisshi_kikan_mei"), doc:find(others[doc:form()])
		if own:filled() and node and node:filled() and
			hy.match(hy.key(node:text()), "(?:^|[、,・])" .. hy.without(hy.key(own:text()), "()[].*+?|\\^$") .. "(?:$|[、,・])") then
			report(node, "again", own:text())
		end
	end,
}
