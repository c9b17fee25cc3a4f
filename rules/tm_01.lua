local deadlines = hy.use("deadlines")

return {
	id = "TM-01",
	also = { "TM-02" },
	title = {
		ja = "特定個人情報ファイルを保有する前に評価を公表する",
		en = "The assessment is published before the file is held",
	},
	severity = "warning",
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
	examples = {
		sketch = true,
		bad = "保有開始日: 令和7年4月1日\n実施経過: [{行為: 新規実施, 提出: 令和7年5月10日, 公表: 令和7年5月20日}]\n",
		good = "保有開始日: 令和7年6月1日\n実施経過: [{行為: 新規実施, 提出: 令和7年5月10日, 公表: 令和7年5月20日}]\n",
	},
	messages = {
		late = {
			ja = "新規実施の提出({1})が、「{2}」の保有開始日({3})より前ではありません",
			en = "the first submission ({1}) does not precede the day '{2}' is held from ({3})",
		},
		before = {
			severity = "error",
			ja = "「{1}」を保有する日({2})の前に、評価書を提出し、公表します",
			en = "submit and publish before '{1}' is held ({2})",
			lead = 120,
		},
	},
	-- A first assessment that was submitted too late; its publication is X-26's.
	check = function(doc, report)
		-- Files held since before the rules came into force are older than any assessment.
		local in_force = hy.date("平成26年4月20日").days
		for _, act in ipairs(deadlines.acts(doc)) do
			for f = 1, act.name == "新規実施" and act.submitted and doc:files() or 0 do
				local node = doc:find("ii/ii_2/hoyuu_kaishi", f)
				local held = node and node:date()
				if held and held.full and held.days >= in_force and act.submitted.days >= held.days then
					report(act.node:child("teishutsu"), "late", act.submitted.text, doc:find("file[" .. f .. "]/mei"):text(), held.text)
					break
				end
			end
		end
	end,
	-- Only while nothing was published: a published assessment was in time or is late for good.
	due = function(doc, due)
		if deadlines.in_force(doc) or doc:stage() == "ended" or deadlines.evaluation(doc) then return end
		-- Rows of earlier revisions: this is not the first one.
		local rows = doc:annex()
		if rows and #rows:records() > 0 then return end
		for f = 1, doc:files() do
			local node = doc:find("ii/ii_2/hoyuu_kaishi", f)
			local date = node and node:date()
			if date and date.month > 0 then
				due(node, "before", deadlines.eve(date), doc:find("file[" .. f .. "]/mei"):text(), date.text)
			end
		end
	end,
}
