-- Ⅲ6: the boxes 接続しない(入手) and 接続しない(提供), and the risks a file has by what they leave open.
local items, below = hy.use("items"), hy.use("below")
local N = {}

-- Calls SEE(file number, box) for each file where BOX is ticked; one of its risks (an entry of items.lua) that is
-- filled in all the same is reported as "risk".
function N.without(doc, report, box, risks, see)
	for f = 1, doc:files() do
		local section = doc:find("iii/iii_6", f)
		local boxes = section:child("shinai")
		if boxes:has(box) then
			for _, id in ipairs(items(doc)[risks]) do
				local risk = section:child(id)
				if risk:any_filled() then report(risk, "risk", risk:label()) end
			end
			see(f, boxes)
		end
	end
end

-- The contrary: SEE for each file where BOX is not ticked, what its risks lack as "blank"; then, when there was such a
-- file, a legal basis that does not match GROUND as "ground". A body that takes no part at all is CD-13's.
function N.with(doc, report, box, risks, ground, see)
	local network, open = doc:find(items(doc).network), false
	if network:child("jisshi"):choice() == "実施しない" then return end
	for f = 1, doc:files() do
		local section = doc:find("iii/iii_6", f)
		local boxes = section:child("shinai")
		if section:written() and not boxes:unknown() and not boxes:has(box) then
			open = true
			for _, id in ipairs(items(doc)[risks]) do
				local risk = section:child(id)
				for _, node in ipairs(below.unwritten(risk)) do report(node, "blank", risk:label(), node:label()) end
			end
			see(f, boxes)
		end
	end
	local basis = network:child("hourei")
	if open and basis:filled() and not hy.match(basis:text(), ground) then report(basis, "ground") end
end

return N
