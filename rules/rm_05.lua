-- The clause, as a finding names it, and a pattern of the words by which a contract is seen to have it.
local clauses = {
	{ "秘密の保持", "秘密|守秘|機密|漏らさ|漏らし|口外" },
	{ "持出しの禁止", "持出|持ち出|持帰|持ち帰|搬出|搬送|授受|作業場所" },
	{ "目的外の利用の禁止", "目的外|目的の外|目的以外|目的のほか|以外の目的|他の目的|目的に限|(?:業務|事務)(?:の)?(?:外|ほか|以外)" },
	{ "再委託の条件", "再委託|下請|第三者(?:へ|に)の?委託" },
	{ "漏えいなどのときの責任", "漏えい|漏洩|事故|責任|損害|賠償" },
	{ "終了の後の返却又は廃棄", "返却|返還|廃棄|消去|破棄|削除" },
	{ "従業者の監督や教育", "従業者|従事者|従業員|作業者|担当者|教育|研修" },
	{ "守っているかの報告や検査", "報告|検査|調査|監査|立入|立ち入|点検" },
}
local paths = { yoshiki3 = "iii/iii_4/r1/keiyaku/keiyaku_naiyou", yoshiki4 = "iii/iii_4/keiyaku/keiyaku_naiyou" }
-- The clauses stand elsewhere, or not one by one.
local elsewhere = "別紙|別添|特記事項(?:の|に定める|と)?とおり|のとおり|を参照"

return {
	id = "RM-05",
	title = {
		ja = "委託契約書の規定に、ガイドラインが挙げる事項がそろっている",
		en = "The contract has the clauses that the guidelines list",
	},
	severity = "note",
	basis = {
		article = "番号法第11条、特定個人情報の適正な取扱いに関するガイドライン(行政機関等編) 第4-2-(1)(委託先における安全管理措置)、審査の観点における主な考慮事項(委託)",
		source = "ガイドライン、公表された評価書",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "委託先の監督は、契約に何を盛り込むかから始まります。ガイドラインは、秘密保持、持出しの禁止、目的外利用の禁止、再委託の条件、漏えい等の場合の責任、終了後の返却又は廃棄、従業者の監督・教育、遵守状況の報告などを挙げています。「規定の内容」に言葉として現れないものが三つ以上あるときに、書き漏れではないかと参考に挙げます。",
		en = "Supervision of a contractor begins with the contract. The guidelines list confidentiality, no taking away, no other use, terms of subcontracting, liability for leaks, return or erasure, supervision and teaching of staff, and reports. Where the text has no word of three or more of them they are pointed out.",
	},
	hint = {
		ja = "契約書にあるのであれば「規定の内容」に書き足し、ないのであれば契約の見直しを検討してください。別の言葉で書いてあるときは、そのままで構いません。",
		en = "Add what the contract has; where it has not, think about the contract. Leave it when the text says so in other words.",
	},
	examples = {
		bad = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      委託:\n        委託契約書の規定: {回答: 定めている, 規定の内容: 秘密保持、目的外利用の禁止及び事故の報告を契約書に定めている。}\n",
		good = "様式: 全項目評価書\n特定個人情報ファイル:\n  - リスク対策:\n      委託:\n        委託契約書の規定: {回答: 定めている, 規定の内容: 秘密の保持、持出しと目的外利用の禁止、再委託の制限、漏えいのときの責任、終了後の返却又は消去、従事者の教育、遵守の状況の報告と検査}\n",
	},
	messages = {
		absent = {
			ja = "契約の規定として、{1}に当たる記載が見当たりません",
			en = "the text has no word of these clauses: {1}",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:all(paths[doc:form()])) do
			local text = node:filled() and hy.key(node:text()) or ""
			if text ~= "" and not hy.match(text, elsewhere) then
				local absent = {}
				for _, clause in ipairs(clauses) do
					if not hy.match(text, clause[2]) then table.insert(absent, "「" .. clause[1] .. "」") end
				end
				-- One or two may be said in other words.
				if #absent > 2 then report(node, "absent", table.concat(absent)) end
			end
		end
	end,
}
