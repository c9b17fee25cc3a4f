-- Answers that say that a measure is not taken.
local refusals = "(?:て|に)?(?:行っていない|整備していない|遵守していない|周知していない|残していない|制限していない|定めていない)$"

return {
	id = "CD-22",
	title = {
		ja = "措置をしていないのに「特に力を入れている」としない",
		en = "A risk with a measure that is not taken is not judged 特に力を入れている",
	},
	severity = "warning",
	basis = {
		article = "指針の審査の観点(リスク対策の妥当性)、様式の記載要領 Ⅲ",
		source = "様式、実務上の扱い",
		certainty = "known",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「行っていない」「定めていない」「十分に…していない」という答えがあるリスクを「特に力を入れている」と評価すると、評価の根拠が説明できません。",
		en = "A risk with an answer such as 行っていない cannot be explained as 特に力を入れている.",
	},
	hint = {
		ja = "措置の答えか、対策は十分かの答えを見直してください。",
		en = "Look again at the measure or at the judgment.",
	},
	examples = {
		sketch = true,
		bad = "消去されない情報: {消去手順: 定めていない, リスクへの対策は十分か: 特に力を入れている}\n",
		good = "消去されない情報: {消去手順: 定めていない, その他の措置の内容: …, リスクへの対策は十分か: 課題が残されている}\n",
	},
	messages = {
		judged = {
			ja = "「{1}」が「{2}」ですが、リスクへの対策を「{3}」としています",
			en = "'{1}' is answered with {2}, but the risk is judged {3}",
		},
	},
	check = function(doc, report)
		for _, node in ipairs(doc:nodes("choice")) do
			if node:choice() == "特に力を入れている" and hy.ends(node:id(), "/taisaku_juubun") then
				for _, measure in ipairs(node:up():kids()) do
					local answer = measure ~= node and measure:kind() == "choice" and measure:choice()
					if answer and hy.match(answer, refusals) then
						report(node, "judged", measure:label(), answer, node:choice())
					end
				end
			end
		end
	end,
}
