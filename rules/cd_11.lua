local below = hy.use("below")

return {
	id = "CD-11",
	also = { "CD-10" },
	title = {
		ja = "情報提供ネットワークシステムによらない提供か移転があれば、Ⅲ5を書く",
		en = "With provision outside the network or with transfer, Ⅲ5 is filled in",
	},
	severity = "error",
	basis = {
		article = "様式の記載要領 Ⅱ5、Ⅲ5",
		source = "様式、公表された評価書",
		certainty = "practice",
	},
	forms = { "yoshiki3", "yoshiki4" },
	why = {
		ja = "Ⅲ5は、委託と情報提供ネットワークシステムによるものを除いた提供と、移転についての欄です。専用線や紙などで渡す提供先が一つでもあるか、移転をしているなら、「提供・移転しない」とはできません。逆に、提供の全てが情報提供ネットワークシステムによるもので移転がなければ、「提供・移転しない」に印を付けて構いません(CD-10)。",
		en = "Ⅲ5 is about provision outside the network and about transfer. With one of them the box 提供・移転しない cannot be ticked; when all provision goes through the network and nothing is transferred, it may be (CD-10).",
	},
	hint = {
		ja = "Ⅲ5の印を外し、提供と移転のリスク対策を書いてください。",
		en = "Remove the tick and write the measures in Ⅲ5.",
	},
	examples = {
		sketch = true,
		bad = "概要:\n  提供・移転:\n    提供・移転の有無: [移転を行っている: 1]\nリスク対策:\n  提供・移転: {該当なし: [提供・移転しない]}\n",
		good = "リスク対策:\n  提供・移転:\n    不正な提供・移転: {…}\n",
	},
	messages = {
		ticked = {
			ja = "{1}がありますが、Ⅲ5の「提供・移転しない」に印があります",
			en = "{1}: but the box 提供・移転しない in Ⅲ5 is ticked",
		},
		blank = {
			missing = true,
			ja = "{1}がありますが、Ⅲ5の「{2}」が記載されていません",
			en = "{1}: but '{2}' in Ⅲ5 is blank",
		},
	},
	check = function(doc, report)
		-- What makes Ⅲ5 necessary in file F, in words; nil when nothing does.
		local function cause(f)
			local umu = doc:find("ii/ii_5/umu", f)
			if umu:has("移転を行っている") then return "移転" end
			if umu:has("行っていない") then return nil end
			for _, saki in ipairs(doc:find("ii/ii_5/iten_saki", f):records()) do
				if saki:any_filled() then return "移転先" .. saki:number() end
			end
			for _, saki in ipairs(doc:find("ii/ii_5/teikyou_saki", f):records()) do
				for _, way in ipairs(saki:child("houhou"):ticks()) do
					if way ~= "情報提供ネットワークシステム" then
						return "提供先" .. saki:number() .. "への「" .. way .. "」による提供"
					end
				end
			end
		end
		for f = 1, doc:files() do
			local risks, why = doc:find("iii/iii_5", f), cause(f)
			local box = risks:child("shinai")
			if why and box:has("提供・移転しない") then
				report(box, "ticked", why)
			elseif why and risks:written() and not box:unknown() then
				for _, node in ipairs(below.unwritten(risks)) do report(node, "blank", why, node:label()) end
			end
		end
	end,
}
