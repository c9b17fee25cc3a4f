local changes = hy.use("changes")

return {
	id = "CH-02",
	title = {
		ja = "書かれた提出時期が、提出・公表と実施時期の日付に合う",
		en = "事前 or 事後 as written agrees with the days",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第9条、記載要領(提出時期)",
		source = "e-Gov法令 426M60020000001、記載要領の引用",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "提出時期は、変更を実施する前に提出と公表を済ませたか(事前)、そうでないか(事後)という日付の事実です。実施時期が書かれていれば日付から決まるので、書かれた提出時期と比べます。実施時期がなければ判断しません。",
		en = "事前 means that submission and publication both precede the day the handling changes; where that day is written, the word is compared with it.",
	},
	hint = {
		ja = "提出、公表、実施時期の日を確かめてください。提出時期は書かなければ日付から決まります。",
		en = "Check the days; without a written 提出時期 they decide.",
	},
	examples = {
		bad = "公表日: 令和7年4月1日\n変更: [{項目: …, 実施時期: 令和7年3月1日, 提出時期: 事前}]\n",
		good = "公表日: 令和7年4月1日\n変更: [{項目: …, 実施時期: 令和7年6月1日, 提出時期: 事前}]\n",
	},
	messages = {
		differs = {
			ja = "提出時期が「{1}」ですが、実施時期({2})と公表日({3})からは「{4}」になります",
			en = "'{1}' is written, but with {2} and the publication on {3} it is {4}",
		},
	},
	check = function(doc, report)
		for _, entry in ipairs(doc:find("henkou"):records()) do
			local written, computed = entry:child("teishutsu_jiki"), changes.computed(doc, entry)
			if written:choice() and computed and written:choice() ~= computed then
				local _, public = changes.days(doc)
				report(written, "differs", written:choice(), entry:child("jisshi_jiki"):text(), public.text, computed)
			end
		end
	end,
}
