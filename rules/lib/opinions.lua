-- The opinions kept beside an assessment (意見.yaml; templates/iken.yaml).
local O = {}

-- What is open beside assessment A of a portfolio: {node, kind, gist, by}. By: its day, else a year after it was
-- received (規則第14条第1項: 次の見直し).
function O.open(a)
	local open = {}
	for _, record in ipairs(a.opinions and a.opinions.open or {}) do
		local by, from = record:child("kigen"):date(), record:child("uketsuke"):date()
		if by or from then
			table.insert(open, {
				node = record, kind = record:child("shubetsu"):choice(),
				gist = record:child("youshi"):text() or "", by = by or hy.after(from, { years = 1 }),
			})
		end
	end
	return open
end

return O
