return {
	id = "CV-01",
	title = {
		ja = "評価書番号がある",
		en = "There is an assessment number",
	},
	severity = "error",
	basis = {
		article = "規則第3条、様式の記載要領 表紙",
		source = "記載要領",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "評価書番号は計画管理書(様式1)に載せた番号です。一つの機関の中で事務ごとに一つで、改訂しても、基礎項目評価書と重点・全項目評価書の間でも変わりません。",
		en = "The number is that of the plan (form 1): one for each work of a body, the same in every revision and form.",
	},
	hint = {
		ja = "計画管理書の番号を書いてください。",
		en = "Write the number of the plan.",
	},
	examples = { bad = "評価書番号: ''\n", good = "評価書番号: 15\n" },
	messages = {
		missing = {
			missing = true,
			ja = "評価書番号が記載されていません",
			en = "the assessment number is missing",
		},
		zero = {
			ja = "評価書番号が「{1}」となっています。1以上の番号を書きます",
			en = "the assessment number is '{1}'; numbers begin with 1",
		},
	},
	check = function(doc, report)
		local number = doc:find("hyoushi/hyoukasho_bangou")
		if number:missing() then
			report(number, "missing")
		elseif number:value() == 0 then
			report(number, "zero", number:text())
		end
	end,
}
