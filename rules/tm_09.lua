local changes = hy.use("changes")

return {
	id = "TM-09",
	title = {
		ja = "緊急時の事後評価は、変更の後速やかに公表する",
		en = "An assessment after an emergency follows without delay",
	},
	severity = "note",
	basis = {
		article = "特定個人情報保護評価に関する規則第9条第2項",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "災害その他やむを得ない事由により緊急に保有し、又は変更したときは、その後速やかに評価を行います。実施時期から公表まで半年を超えているものを、参考に示します。期間の定めはないので、事情があれば構いません。",
		en = "After an emergency the assessment follows without delay. More than half a year is shown as a note; no period is laid down.",
	},
	hint = {
		ja = "時間を要した事情を説明に書いておくと、審査のときに示せます。",
		en = "Write what took the time.",
	},
	examples = {
		bad = "公表日: 令和8年4月1日\n変更: [{項目: …, 理由: 緊急時の事後評価(規則第9条第2項), 実施時期: 令和7年2月1日}]\n",
		good = "公表日: 令和7年5月1日\n変更: [{項目: …, 理由: 緊急時の事後評価(規則第9条第2項), 実施時期: 令和7年2月1日}]\n",
	},
	messages = {
		late = {
			ja = "緊急時の変更の実施時期({1})から公表({2})まで半年を超えています",
			en = "more than half a year lies between the change in an emergency ({1}) and its publication ({2})",
		},
	},
	check = function(doc, report)
		local _, public = changes.days(doc)
		for _, entry in ipairs(doc:find("henkou"):records()) do
			local done = entry:child("jisshi_jiki"):date()
			if entry:child("riyuu"):choice() == changes.emergency and done and public and
				public.days > hy.after(done, { months = 6 }).days then
				report(entry:child("jisshi_jiki"), "late", done.text, public.text)
			end
		end
	end,
}
