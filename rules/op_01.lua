local deadlines = hy.use("deadlines")

return {
	id = "OP-01",
	title = {
		ja = "審議会の附帯意見に答えている",
		en = "Conditions the council attached are followed up",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第7条第4項、特定個人情報保護評価指針(第三者点検)",
		source = "e-Gov法令 426M60020000001。附帯意見の扱いは公表された評価書による",
		certainty = "practice",
	},
	why = {
		ja = "答申に付いた附帯意見は、対応を終えるまで追います。意見.yaml に期限があればその日、なければ受け付けた日から1年(次の見直し)を期限の目安にします。「完了日」を書くと一覧から消えます。",
		en = "A condition of the council is followed until it is closed (完了日): until its 期限, else until the next yearly review.",
	},
	hint = {
		ja = "対応を意見.yaml の「考え方・対応」に書き、終えたら「完了日」を書いてください。",
		en = "Write what was done, and 完了日 once it is closed.",
	},
	examples = {
		sketch = true,
		bad = "# 意見.yaml\n- {種別: 審議会の附帯意見, 受付日: 令和7年2月1日, 期限: 令和7年12月31日, 意見の要旨: 教育の記録を残すこと。}\n",
		good = "# 意見.yaml\n- {種別: 審議会の附帯意見, 受付日: 令和7年2月1日, 完了日: 令和7年6月1日, 意見の要旨: 教育の記録を残すこと。}\n",
	},
	messages = {
		open = {
			ja = "審議会の附帯意見への対応の期限です:「{1}」",
			en = "a condition of the council is to be answered by now: '{1}'",
			lead = 60,
		},
	},
	due = function(doc, due)
		if not deadlines.in_force(doc) then return end
		local file = doc:opinions() or {}
		for _, opinion in ipairs(file["意見"] or file) do
			local kind = hy.key((opinion["種別"] or "") .. (opinion["付帯意見"] or "") .. (opinion["附帯意見"] or ""))
			local attached = hy.contains(kind, "附帯", "付帯", "はい", "あり", "true")
			local closed = opinion["完了日"] and hy.trim(opinion["完了日"]) ~= ""
			local by = hy.date(opinion["期限"] or "")
			local from = hy.date(opinion["受付日"] or opinion["日"] or "")
			if attached and not closed and (by or from) then
				due(nil, "open", by or hy.after(from, { years = 1 }), opinion["意見の要旨"] or opinion["意見"] or "")
			end
		end
	end,
}
