local items = hy.use("items")

return {
	id = "CD-05",
	also = { "X-03" },
	title = {
		ja = "再委託があれば、再委託先の適切な取扱いを書く",
		en = "With sub-contracting, how sub-contractors are kept in line is written",
	},
	severity = "error",
	basis = {
		article = "番号法第10条、第11条、様式の記載要領 Ⅲ4",
		source = "e-Gov法令 425AC0000000027、様式",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "委託事項のどれか一つでも「再委託する」なら、Ⅲ4の再委託先の取扱いは「再委託していない」になり得ず、具体的な方法も要ります。委託元は再委託先まで監督する責任を負います。",
		en = "When one task is sub-contracted, Ⅲ4 cannot say 再委託していない and must say how sub-contractors are supervised.",
	},
	hint = {
		ja = "Ⅱ4の再委託の有無とⅢ4の答えをそろえ、再委託先の監督の方法を書いてください。",
		en = "Make Ⅱ4 and Ⅲ4 agree and write how sub-contractors are supervised.",
	},
	examples = {
		sketch = true,
		bad = "# 委託事項1が「再委託する」\nリスク対策:\n  委託:\n    再委託先の適切な取扱い: 再委託していない\n",
		good = "リスク対策:\n  委託:\n    再委託先の適切な取扱い:\n      回答: 十分に行っている\n      具体的な方法: 委託先と同じ義務を契約で負わせ、年1回、実施状況の報告を受けて確認している。\n",
	},
	messages = {
		answer = {
			ja = "委託事項{1}は「再委託する」ですが、Ⅲ4では「再委託していない」となっています",
			en = "task {1} is sub-contracted, but Ⅲ4 says 再委託していない",
		},
		how = {
			missing = true,
			ja = "委託事項{1}は「再委託する」ですが、Ⅲ4に再委託先の取扱いを確保する具体的な方法がありません",
			en = "task {1} is sub-contracted, but Ⅲ4 does not say how sub-contractors are kept in line",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local answer = doc:find(items(doc).sub_itaku, f)
			for _, itaku in ipairs(doc:find("ii/ii_4/itaku", f):records()) do
				if itaku:child("sai/saiitaku"):choice() == "再委託する" then
					local how = answer:child("saiitaku_houhou")
					if answer:choice() == "再委託していない" then
						report(answer, "answer", itaku:number())
					elseif answer:choice() and how:missing() then
						report(how, "how", itaku:number())
					end
					break
				end
			end
		end
	end,
}
