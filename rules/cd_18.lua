local threshold = hy.use("threshold")

return {
	id = "CD-18",
	title = {
		ja = "重大事故が「発生あり」なら、その内容と再発防止策を書く",
		en = "With a serious accident, what happened and what was done are written",
	},
	severity = "error",
	basis = {
		article = "規則第14条第1項、様式の記載要領 Ⅲ7",
		source = "e-Gov法令 426M60020000001、様式",
		certainty = "law",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "過去3年以内に個人情報の重大事故があったなら、事故ごとの内容と、原因に応じた再発防止策を書きます。機関の 事故.yaml があるのに3年以内の事故が一つも載っていないときは、どちらかの記録が欠けています。",
		en = "An accident of the past three years is described with its remedy. When the body keeps a list of accidents and none of it is that recent, one of the two records is incomplete.",
	},
	hint = {
		ja = "事故の内容(日、件数、情報の種類、原因)と再発防止策を書いてください。",
		en = "Write what happened (day, number, kind of data, cause) and the remedy.",
	},
	examples = {
		sketch = true,
		bad = "重大事故の発生: 発生あり\n",
		good = "重大事故の発生:\n  回答: 発生あり\n  その内容: 令和6年8月5日、…\n  再発防止策の内容: 発送前に2人で照合する手順に改めた。\n",
	},
	messages = {
		blank = {
			missing = true,
			ja = "重大事故が「発生あり」ですが、「{1}」が記載されていません",
			en = "there was a serious accident, but '{1}' is blank",
		},
		no_record = {
			severity = "warning",
			ja = "重大事故が「発生あり」ですが、機関の 事故.yaml に3年以内の事故がありません",
			en = "there was a serious accident, but the body's list has none of the past three years",
			hint = {
				ja = "事故.yaml に事故を加えてください。しきい値判断にも使われます。",
				en = "Add the accident to the list; the threshold judgment reads it, too.",
			},
		},
	},
	check = function(doc, report)
		for _, answer in ipairs(doc:all("iii/iii_7/r1/juudai_jiko")) do
			if answer:choice() == "発生あり" then
				for _, id in ipairs({ "juudai_naiyou", "juudai_saihatsu" }) do
					local node = answer:child(id)
					if node:missing() then report(node, "blank", node:label()) end
				end
				local list, found = doc:accidents(), false
				for _, accident in ipairs(list or {}) do
					found = found or threshold.within(accident, threshold.reference(doc), 3) ~= nil
				end
				if list and not found then report(answer, "no_record") end
			end
		end
	end,
}
