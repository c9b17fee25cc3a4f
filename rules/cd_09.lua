local below = hy.use("below")

return {
	id = "CD-09",
	title = {
		ja = "提供も移転も行っていないときは、関係する欄が空で、Ⅲ5に印がある",
		en = "Without provision and transfer their items are blank and Ⅲ5 is ticked",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ5、Ⅲ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "「行っていない」はほかの二つと一緒には選べません。提供先も移転先もなく、Ⅲ5は「提供・移転しない」の印だけになります。",
		en = "行っていない excludes the other two boxes; there are no recipients, and Ⅲ5 holds nothing but the tick.",
	},
	hint = {
		ja = "提供と移転の実態を確かめ、Ⅱ5とⅢ5をそろえてください。",
		en = "Make Ⅱ5 and Ⅲ5 agree.",
	},
	examples = {
		sketch = true,
		bad = "提供・移転の有無: [移転を行っている: 1, 行っていない]\n",
		good = "概要:\n  提供・移転: {提供・移転の有無: [行っていない]}\nリスク対策:\n  提供・移転: {該当なし: [提供・移転しない]}\n",
	},
	messages = {
		both = {
			ja = "「行っていない」と「{1}」の両方に印があります",
			en = "行っていない and {1} are both ticked",
		},
		records = {
			ja = "提供・移転を「行っていない」としていますが、「{1}」に記載があります",
			en = "行っていない is ticked, but '{1}' is filled in",
		},
		box = {
			missing = true,
			ja = "Ⅱ5は「行っていない」ですが、Ⅲ5の「提供・移転しない」に印がありません",
			en = "Ⅱ5 says 行っていない, but the box in Ⅲ5 is not ticked",
		},
		items = {
			ja = "提供・移転を「行っていない」としていますが、Ⅲ5の「{1}」に記載があります",
			en = "Ⅱ5 says 行っていない, but '{1}' in Ⅲ5 is filled in",
		},
	},
	check = function(doc, report)
		for f = 1, doc:files() do
			local umu, risks = doc:find("ii/ii_5/umu", f), doc:find("iii/iii_5", f)
			local box = risks:child("shinai")
			if umu:has("行っていない") then
				for _, label in ipairs({ "提供を行っている", "移転を行っている" }) do
					if umu:has(label) then report(umu, "both", label) end
				end
				for _, id in ipairs({ "../teikyou_saki", "../iten_saki" }) do
					local list = umu:child(id)
					if list:any_filled() then report(list, "records", list:label()) end
				end
				if box:has("提供・移転しない") then
					for _, node in ipairs(below.filled(risks)) do report(node, "items", node:key()) end
				elseif not box:unknown() then
					report(box, "box")
				end
			end
		end
	end,
}
