return {
	id = "CV-03",
	title = {
		ja = "事務を終えた評価書の名に【○年○月○日 終了】があり、状態と合っている",
		en = "The title of an ended work carries its day of ending, as its state says",
	},
	severity = "warning",
	basis = {
		article = "規則第16条、様式の記載要領 表紙",
		source = "e-Gov法令 426M60020000001、記載要領",
		certainty = "practice",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "事務の実施をやめたときは委員会に通知し、評価書名に【令和○年○月○日 終了】を付けて、その日から3年以上公表を続けます。状態(終了)と評価書名の片方だけが変わっていると、期間を数えられません。",
		en = "When a work has ended the title carries the day, and the assessment stays public for three years from it.",
	},
	hint = {
		ja = "評価書名の末尾に【令和○年○月○日 終了】を付け、状態を「終了」にしてください。",
		en = "Put 【… 終了】 behind the title and set 状態 to 終了.",
	},
	examples = {
		bad = "状態: 終了\n評価書名: 予防接種に関する事務 全項目評価書\n",
		good = "状態: 終了\n評価書名: 予防接種に関する事務 全項目評価書【令和7年3月31日 終了】\n",
	},
	messages = {
		unmarked = {
			ja = "状態が「終了」ですが、評価書名に終了の日がありません",
			en = "the state is 終了, but the title has no day of ending",
		},
		state = {
			ja = "評価書名に終了の日がありますが、状態が「終了」ではありません",
			en = "the title has a day of ending, but the state is not 終了",
		},
		day = {
			ja = "評価書名の終了の日「{1}」が日付として読めません",
			en = "the day of ending '{1}' is no date",
		},
	},
	check = function(doc, report)
		local name = doc:find("hyoushi/hyoukasho_mei")
		if not name:filled() then return end
		local mark = hy.match(hy.trim(name:text()), doc:data("bodies").ended_pattern)
		if doc:stage() == "ended" and not mark then
			report(name, "unmarked")
		elseif mark and doc:stage() ~= "ended" then
			report(name, "state")
		end
		if mark and not hy.days(mark) then report(name, "day", mark) end
	end,
}
