-- Steps of the procedure with their days, and whether they follow each other.
local P = {}

-- A step: its name, node, first and last day; false when the day is not known.
function P.step(name, node)
	local range = node and node:range()
	if not (range and range.full) then return false end
	return { name = name, node = node, from = range.from, to = range.to }
end

-- Reports B when it ends before A does.
function P.before(report, a, b, message)
	if a and b and b.to.days < a.to.days then
		report(b.node, message or "order", b.name, b.to.text, a.name, a.to.text)
	end
end

-- Each step with the last dated one before it; false keeps the place of one that is not dated.
function P.compare(report, steps)
	for i = 2, #steps do
		for j = i - 1, 1, -1 do
			if steps[i] and steps[j] then
				P.before(report, steps[j], steps[i])
				break
			end
		end
	end
end

-- A step of an act (実施経過).
function P.of_act(act, name, id)
	return P.step("実施経過の" .. name, act:child(id))
end

return P
