local items = hy.use("items")

return {
	id = "PR-07",
	also = { "PR-08" },
	title = {
		ja = "公表していない評価書のまま、情報連携をしていない",
		en = "Nothing is linked before the assessment is published",
	},
	severity = "error",
	basis = {
		article = "番号法第28条第6項、第19条第8号・第9号",
		source = "e-Gov法令 425AC0000000027",
		certainty = "law",
	},
	forms = { "yoshiki2", "yoshiki3", "yoshiki4" },
	why = {
		ja = "公表した評価書がなければ、情報提供ネットワークシステムによる照会も提供もできません。初めての評価(実施経過が公表前の新規実施だけ)で、情報連携を「実施する」としながら使用開始日が過ぎているものを示します。前の評価書がありそうなもの(変更箇所の行や、公表した回があるもの)は問いません。公表は、個人情報の保護に関する法律第74条第1項の通知ともみなされます(PR-08)。動いているシステムの照会は hyoka monitor が見ます。",
		en = "Without a published assessment nothing may be requested or provided through the network. Reported is a first assessment that is not published although use began and linking is chosen; live requests are watched by hyoka monitor. Publication counts as the notice of 個人情報の保護に関する法律第74条第1項, too (PR-08).",
	},
	hint = {
		ja = "評価書の公表まで情報連携を止めるか、使用開始日が公表の後になるように直してください。",
		en = "Stop linking until it is published, or correct the start of use.",
	},
	examples = {
		sketch = true,
		bad = "状態: 公示案\n情報連携: {実施の有無: 実施する}\n使用開始日: 令和6年4月1日\n実施経過: [{行為: 新規実施, 公示: 令和7年1月6日～令和7年2月5日}]\n",
		good = "状態: 公示案\n情報連携: {実施の有無: 実施する}\n使用開始日: 令和8年4月1日予定\n",
	},
	messages = {
		linking = {
			ja = "評価書を公表していませんが、情報連携を「実施する」とし、使用開始日({1})が過ぎています",
			en = "the assessment is not published, but linking is chosen and use began on {1}",
		},
	},
	check = function(doc, report)
		if doc:stage() == "published" or doc:stage() == "ended" then return end
		local acts, answer = doc:find("keika"):records(), doc:find(items(doc).network .. "/jisshi")
		local annex = doc:annex()
		if answer:choice() ~= "実施する" or #acts == 0 or #annex:records() > 0 then return end
		for _, act in ipairs(acts) do
			local public = act:child("kouhyou"):date()
			if act:child("koui"):choice() ~= "新規実施" or (public and public.days <= doc:today().days) then return end
		end
		for _, node in ipairs(doc:all("ii/ii_3/shiyou_kaishi")) do
			local day = node:date()
			if day and day.full and not day.planned and day.days < doc:today().days then
				report(node, "linking", node:text())
			end
		end
	end,
}
