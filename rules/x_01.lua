return {
	id = "X-01",
	title = {
		ja = "委託の（N）件と、委託事項の数が同じである",
		en = "The number of entrusted tasks equals the tasks that are listed",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ4",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "件数を書かなければ、委託事項の数がそのまま（N）件になります。書いたときは、名称、委託内容、委託先名のどれかがある委託事項の数と比べます。別紙にまとめた委託事項があれば、別紙の行も数えます。",
		en = "Without a written number the length of the list is printed. A written one is compared with the tasks that have a title, a content or a contractor; rows of an attachment count.",
	},
	hint = {
		ja = "件数を消すか(自動で入ります)、委託事項の過不足を直してください。",
		en = "Remove the number (it is filled in by itself), or correct the list.",
	},
	examples = {
		sketch = true,
		bad = "委託の有無: {回答: 委託する, 件数: 3}\n委託事項:\n  - {委託事項: システムの保守, …}\n",
		good = "委託の有無: 委託する\n委託事項:\n  - {委託事項: システムの保守, …}\n",
	},
	messages = {
		differs = {
			ja = "委託が（{1}）件と書かれていますが、委託事項は{2}件です",
			en = "{1} tasks are stated, but {2} are listed",
		},
		short = {
			missing = true,
			ja = "委託が（{1}）件と書かれていますが、委託事項は{2}件です",
			en = "{1} tasks are stated, but {2} are listed",
		},
		blank = {
			missing = true,
			severity = "warning",
			ja = "「委託する」の件数が空です(委託事項は{1}件です)",
			en = "the number of 委託する is blank ({1} tasks are listed)",
		},
		fewer = {
			severity = "warning",
			ja = "委託が（{1}）件と書かれていますが、委託事項は別紙を含めても{2}件です",
			en = "{1} tasks are stated, but {2} are listed with the attachment",
		},
	},
	check = function(doc, report)
		local attached = hy.use("attached")(doc)
		for _, umu in ipairs(doc:all("ii/ii_4/umu")) do
			local list, stated = umu:child("../itaku"), umu:count()
			if umu:choice() == "委託する" and umu:count_blank() and #list:records() > 0 then
				report(umu, "blank", #list:records())
			end
			if stated and stated > 0 and umu:choice() == "委託する" and not list:unknown() then
				local listed = attached.listed(list, { "jikou", "naiyou", "saki" })
				local refers, rows = attached.refers(list)
				if not refers and listed ~= stated and listed > 0 then
					report(umu, listed < stated and "short" or "differs", stated, listed)
				elseif refers and rows and listed - refers + rows ~= stated then
					report(umu, "fewer", stated, listed - refers + rows)
				elseif refers and stated < listed then
					report(umu, "differs", stated, listed)
				end
			end
		end
	end,
}
