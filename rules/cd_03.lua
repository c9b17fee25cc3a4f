return {
	id = "CD-03",
	title = {
		ja = "再委託するときは、許諾方法と再委託事項を書く",
		en = "With sub-contracting, how it is permitted and what it covers are written",
	},
	severity = "error",
	basis = {
		article = "番号法第10条第1項、様式の記載要領 Ⅱ4",
		source = "e-Gov法令 425AC0000000027、様式",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "再委託には委託元の許諾が要ります。「再委託する」と答えたら、何を出させてだれが認めるか(許諾方法)と、どの作業を任せるか(再委託事項)の両方を書きます。",
		en = "Sub-contracting needs the body's permission: how it is given and what is handed on must both be written.",
	},
	hint = {
		ja = "許諾の手順と再委託する作業の範囲を書いてください。「-」では足りません。",
		en = "Write how permission is given and what is handed on; a dash is not enough.",
	},
	examples = {
		sketch = true,
		bad = "再委託: {再委託の有無: 再委託する}\n",
		good = "再委託:\n  再委託の有無: 再委託する\n  再委託の許諾方法: 再委託先の名称、業務、管理の体制を書面で申請させ、課長が審査して承認する。\n  再委託事項: 帳票の印刷\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "委託事項{1}は「再委託する」ですが、「{2}」が記載されていません",
			en = "task {1} is sub-contracted, but '{2}' is blank",
		},
	},
	check = function(doc, report)
		for _, itaku in ipairs(doc:all("ii/ii_4/itaku[]")) do
			if itaku:child("sai/saiitaku"):choice() == "再委託する" then
				for _, id in ipairs({ "sai/saiitaku_kyodaku", "sai/saiitaku_jikou" }) do
					local node = itaku:child(id)
					if node:missing() then report(node, "blank", itaku:number(), node:label()) end
				end
			end
		end
	end,
}
