-- The two halves of Ⅱ5: box, list, and what one of its records is called.
local halves = {
	{ box = "提供を行っている", list = "../teikyou_saki", name = "提供先" },
	{ box = "移転を行っている", list = "../iten_saki", name = "移転先" },
}

return {
	id = "X-02",
	title = {
		ja = "提供・移転の（N）件と、提供先・移転先の数が同じである",
		en = "The numbers of provision and transfer equal the recipients that are listed",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "件数を書かなければ、提供先・移転先の数がそのまま（N）件になります。書いたときは一覧と比べます。「別紙1参照」のように別紙にまとめたものは、別紙の表の行も数え、表がなければ件数が一覧より少なくないことだけを見ます。一つの移転先に複数の部署をまとめて書いたときは、確認を求めるだけです。",
		en = "A written number is compared with the list; rows of an attachment count. Where one entry names several recipients this is only worth a look.",
	},
	hint = {
		ja = "件数を消すか(自動で入ります)、一覧の過不足を直してください。多いときは別紙に表を置けます。",
		en = "Remove the number (it is filled in by itself) or correct the list; a long one may stand in an attachment.",
	},
	examples = {
		sketch = true,
		bad = "提供・移転の有無: [提供を行っている: 2]\n提供先:\n  - {提供先: 都道府県知事, …}\n",
		good = "提供・移転の有無: [提供を行っている: 60]\n提供先:\n  - {提供先: 別紙1に掲げる情報照会者, …}\n",
	},
	messages = {
		differs = {
			ja = "「{1}」が（{2}）件と書かれていますが、{3}は{4}件です",
			en = "{1}: {2} are stated, but {4} are listed",
		},
		short = {
			missing = true,
			ja = "「{1}」が（{2}）件と書かれていますが、{3}は{4}件です",
			en = "{1}: {2} are stated, but {4} are listed",
		},
		attached = {
			ja = "「{1}」が（{2}）件と書かれていますが、{3}は別紙を含めて{4}件です",
			en = "{1}: {2} are stated, but with the attachment {4} are listed",
		},
		several = {
			severity = "warning",
			ja = "「{1}」が（{2}）件と書かれていますが、{3}は{4}件です(まとめて書いたものがないか確かめてください)",
			en = "{1}: {2} are stated, but {4} are listed (does one entry stand for several?)",
		},
	},
	check = function(doc, report)
		local attached = hy.use("attached")(doc)
		local function several(list)
			for _, record in ipairs(list:records()) do
				if hy.match(record:title(), "[、，,・\n]|及び|並びに|ほか|各|等$") then return true end
			end
		end
		for _, umu in ipairs(doc:all("ii/ii_5/umu")) do
			for _, half in ipairs(halves) do
				local list, stated = umu:child(half.list), umu:tick_count(half.box)
				local listed = attached.listed(list, { "saki", "hourei", "youto" })
				if stated and stated > 0 and listed > 0 and not list:unknown() then
					local refers, rows = attached.refers(list)
					local total = refers and rows and listed - refers + rows
					if refers and ((total and total ~= stated) or stated < listed) then
						report(umu, "attached", half.box, stated, half.name, total or listed)
					elseif not refers and listed ~= stated then
						local short = several(list) and "several" or "short"
						report(umu, listed < stated and short or "differs", half.box, stated, half.name, listed)
					end
				end
			end
		end
	end,
}
