local threshold = hy.use("threshold")

local kinds = { threshold.KISO, threshold.JUTEN, threshold.ZENKOU }

return {
	id = "CD-32",
	title = {
		ja = "提出する評価書の種類が、しきい値判断の結果より軽くない",
		en = "The assessments submitted are no less than the threshold demands",
	},
	severity = "error",
	basis = {
		article = "特定個人情報保護評価に関する規則第4条から第7条まで、様式2 Ⅱ・Ⅲ・Ⅳ1",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2" },
	why = {
		ja = "対象人数、取扱者数、重大事故から決まる評価が重点項目評価や全項目評価であるのに、Ⅳ1で基礎項目評価書だけを提出するとしていれば、必要な評価が欠けます。任意に重い評価を行うのは構いません。",
		en = "When the numbers call for a fuller assessment, Ⅳ1 cannot name the basic one alone; more than is due may be submitted.",
	},
	hint = {
		ja = "Ⅱの答えを確かめ、必要な評価を実施して、Ⅳ1をそろえてください。",
		en = "Check Ⅱ, make the assessment that is due, and correct Ⅳ1.",
	},
	examples = {
		bad = "しきい値判断項目: {対象人数: {区分: 30万人以上}}\nリスク対策: {評価書の種類: {種類: 基礎項目評価書}}\n",
		good = "しきい値判断項目: {対象人数: {区分: 30万人以上}}\nリスク対策: {評価書の種類: {種類: 基礎項目評価書及び全項目評価書}}\n",
	},
	messages = {
		less = {
			ja = "提出する評価書が「{1}」ですが、しきい値判断の結果は{2}になるはずです",
			en = "{1} is submitted, but the threshold result should be {2}",
		},
	},
	check = function(doc, report)
		local answer = doc:find("iv/iv_1/shurui")
		if not answer then return end   -- an edition without Ⅳ
		local low, high = threshold.range(doc)
		if not answer:nth() or not low then return end
		-- An accident that the assessment tells counts, whatever the body's list says: TH-03 compares the two.
		local acc = doc:find("ii/ii_3/jiko"):choice() == "発生あり" or threshold.acc(doc)
		local set = threshold.possible(low, high, threshold.h500(doc), acc)
		for kind = threshold.NONE, kinds[answer:nth()] do
			if set[kind] then return end
		end
		report(answer, "less", answer:choice(), threshold.words(set))
	end,
}
