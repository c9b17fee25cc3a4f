-- Records that are listed, and those that stand for an attachment (別紙).
return function(doc)
	local attached = {}

	-- Records of LIST in which one of the items IDS is filled (or could not be read).
	function attached.listed(list, ids)
		local n = 0
		for _, record in ipairs(list:records()) do
			for _, id in ipairs(ids) do
				local node = record:child(id)
				if node:filled() or node:unknown() then
					n = n + 1
					break
				end
			end
		end
		return n
	end

	-- Rows of the attachment with this name (folded); nil when it is not there or is no table.
	local function rows_of(name)
		for _, besshi in ipairs(doc:find("besshi"):records()) do
			if hy.key(besshi:title()) == name and besshi:child("hyou"):rows() > 0 then
				return besshi:child("hyou"):rows()
			end
		end
	end

	-- How many records of LIST point at an attachment, and the rows of those attachments
	-- (nil when one of them cannot be counted). nil when none points at one.
	function attached.refers(list)
		local n, rows, seen = 0, 0, {}
		for _, record in ipairs(list:records()) do
			for _, node in ipairs(record:kids()) do
				if node:kind() == "text" and node:contains("別紙", "別表のとおり", "一覧のとおり") then
					n = n + 1
					local name = hy.match(hy.key(node:text()), "別紙[0-9]*")
					if not name or not rows_of(name) then
						rows = nil
					elseif rows and not seen[name] then
						rows = rows + rows_of(name)
						seen[name] = true
					end
					break
				end
			end
		end
		if n > 0 then return n, rows end
	end

	return attached
end
