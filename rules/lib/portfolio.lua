-- What the rules over a whole portfolio have in common.
local P = {}

-- Short names of the kinds of assessment, by form.
P.kinds = { yoshiki2 = "基礎項目評価書", yoshiki3 = "重点項目評価書", yoshiki4 = "全項目評価書" }

-- The body that carries out the assessment, folded; "" when it is not written. 市長 and 教育委員会 count apart.
function P.office(doc)
	local node = doc:find("hyoushi/jisshi_kikan_mei")
	return node and hy.key(node:text()) or ""
end

function P.number(doc)
	local node = doc:find("hyoushi/hyoukasho_bangou")
	return node, node and hy.key(node:text()) or ""
end

-- The assessments as they stand, grouped: groups[office][number] = list, and the groups in order.
function P.groups(portfolio)
	local list, by = {}, {}
	for _, a in ipairs(portfolio:assessments()) do
		local _, number = P.number(a.doc)
		local key = P.office(a.doc) .. "\n" .. number
		if number ~= "" and not hy.blank(number) then
			if not by[key] then
				by[key] = { number = number }
				table.insert(list, by[key])
			end
			table.insert(by[key], a)
		end
	end
	return list
end

-- The pairs {kiso, full} of one work that are at the same stage: both published, else both coming.
function P.pairs(portfolio)
	local list = {}
	for _, group in ipairs(P.groups(portfolio)) do
		for _, a in ipairs(group) do
			for _, b in ipairs(a.doc:form() == "yoshiki2" and group or {}) do
				if b.doc:form() == "yoshiki3" or b.doc:form() == "yoshiki4" then
					if a.current and b.current then
						table.insert(list, { kiso = a.current, full = b.current })
					elseif a.coming and b.coming then
						table.insert(list, { kiso = a.coming, full = b.coming })
					end
				end
			end
		end
	end
	return list
end

return P
