local deadlines, threshold = hy.use("deadlines"), hy.use("threshold")

return {
	id = "TM-06",
	title = {
		ja = "重大事故の後、速やかに評価書を修正している",
		en = "After a serious accident the assessment is revised without delay",
	},
	severity = "warning",
	basis = {
		article = "特定個人情報保護評価に関する規則第14条第1項から第3項まで",
		source = "e-Gov法令 426M60020000001",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "重大事故が起きたら、その内容と再発防止策を書いて速やかに修正し、提出して公表します。重要な変更ではないので再実施は要りません。公表の後に起きた(又は知った)機関の重大事故が、今の評価書の答えに現れていないものを示します。基礎項目評価書では、しきい値判断の「過去1年以内の重大事故」の答えを見ます。公表の前の事故はTH-06が見ます。",
		en = "A serious accident is told in a 修正 without delay; it is no important change. Reported are accidents after the publication of the revision in force that its answer (in a basic-item assessment that of the threshold) does not show; earlier ones are TH-06's.",
	},
	hint = {
		ja = "「発生あり」として内容と再発防止策を書き、修正を提出して公表してください。",
		en = "Answer 発生あり, tell what happened and what was done, submit and publish.",
	},
	examples = {
		bad = "# 事故.yaml: {発生日: 令和7年6月10日, 人数: 250, …}\n公表日: 令和7年4月1日\n重大事故の発生: 発生なし\n",
		good = "公表日: 令和7年7月15日\n重大事故の発生: {回答: 発生あり, その内容: …, 再発防止策の内容: …}\n",
	},
	messages = {
		open = {
			ja = "「発生なし」としていますが、公表の後の{1}に重大事故({2}人)があります。速やかに修正してください",
			en = "the answer is 発生なし, but a serious accident with {2} persons followed on {1}",
		},
	},
	current = function(doc, report)
		local public = doc:find("hyoushi/kouhyou_bi"):date()
		if not deadlines.in_force(doc) or not public or not public.full then return end
		-- ⑨ asks for three years and any personal data, the threshold for one year and My Number data.
		local function ask(nodes, counts)
			for _, node in ipairs(nodes) do
				for _, accident in ipairs(node:choice() == "発生なし" and doc:accidents() or {}) do
					local day = accident.known or accident.happened
					if day and day.days > public.days and day.days <= doc:today().days and threshold.serious(accident) and
						counts(accident) then
						report(node, "open", day.text, accident.persons)
					end
				end
			end
		end
		ask(doc:all("iii/iii_7/r1/juudai_jiko"), function() return true end)
		ask({ doc:find("ii/ii_3/jiko") }, function(accident)
			return accident.my_number and threshold.within(accident, doc:today(), 1) ~= nil
		end)
	end,
}
