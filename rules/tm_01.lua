local deadlines = hy.use("deadlines")

return {
	id = "TM-01",
	title = {
		ja = "特定個人情報ファイルを保有する前に評価を公表する",
		en = "The assessment is published before the file is held",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第1項、特定個人情報保護評価に関する規則第5条第1項、第6条第1項、第7条第1項、第9条第1項",
		source = "e-Gov法令 426M60020000001、425AC0000000027",
		certainty = "law",
	},
	why = {
		ja = "新たに特定個人情報ファイルを保有するときは、その前に評価を実施し、提出して公表します。電子情報処理組織で扱うファイルでは、システムを作り始める前(遅くともプログラミング又は適用の前)です。",
		en = "A new file of specific personal information is assessed, submitted and published before it is held; a computer system before it is built.",
	},
	hint = {
		ja = "保有開始日から逆算して、公示、第三者点検、提出、公表の日を決めてください。システムの開発を伴うときは、その着手が期限になります。",
		en = "Plan notice, review, submission and publication back from that day; building the system comes earlier still.",
	},
	messages = {
		before = {
			ja = "「{1}」を保有する日({2})の前に、評価書を提出し、公表します",
			en = "submit and publish before '{1}' is held ({2})",
			lead = 120,
		},
	},
	-- Only while nothing was published: a published assessment was in time or is late for good.
	due = function(doc, due)
		if deadlines.in_force(doc) or doc:stage() == "ended" or deadlines.evaluation(doc) then return end
		for f = 1, doc:files() do
			local node = doc:find("ii/ii_2/hoyuu_kaishi", f)
			local date = node and node:date()
			if date and date.month > 0 then
				due(node, "before", deadlines.eve(date), doc:find("file[" .. f .. "]/mei"):text(), date.text)
			end
		end
	end,
}
