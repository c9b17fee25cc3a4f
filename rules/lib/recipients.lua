-- Who gets the file (Ⅱ5): a box of 提供・移転の有無, and the list that goes with it.
local recipients = {}

-- What a rule checks about BOX and the list at PATH beside it: it reports "zero", "none" or "untold".
function recipients.listed(box, path)
	return function(doc, report)
		for _, umu in ipairs(doc:all("ii/ii_5/umu")) do
			local list = umu:child(path)
			if umu:has(box) then
				if umu:tick_count(box) == 0 then report(umu, "zero") end
				if #list:records() == 0 and not list:unknown() then report(list, "none") end
			elseif list:any_filled() and umu:filled() and not umu:has("行っていない") then
				report(list, "untold")
			end
		end
	end
end

return recipients
