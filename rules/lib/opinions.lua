-- The opinions kept beside an assessment (意見.yaml; templates/iken.yaml).
local O = {}

O.residents = "住民等の意見"

-- What is followed until it is closed.
local followed = { ["審議会の附帯意見"] = true, ["委員会の指摘"] = true }

-- The records of the list beside assessment A of a portfolio; none when it has no list.
function O.records(a)
	local list = a.opinions and a.opinions:find("iken")
	return list and list:records() or {}
end

-- What is open: {node, kind, gist, by}. By: its day, else a year after it was received (規則第14条第1項: 次の見直し).
function O.open(a)
	local open = {}
	for _, record in ipairs(O.records(a)) do
		local kind = record:child("shubetsu"):choice()
		local by, from = record:child("kigen"):date(), record:child("uketsuke"):date()
		if kind and followed[kind] and not record:child("kanryou"):filled() and (by or from) then
			table.insert(open, {
				node = record, kind = kind, gist = record:child("youshi"):text() or "",
				by = by or hy.after(from, { years = 1 }),
			})
		end
	end
	return open
end

-- The opinions of residents on the evaluation that ended with ACT (deadlines.lua): those received from the
-- first day of its public notice to its publication; nil where these days are not known.
function O.round(a, act)
	local notice = act and act.node:child("kouji"):range()
	if not notice or not notice.full then return nil end
	local round = {}
	for _, record in ipairs(O.records(a)) do
		local day = record:child("uketsuke"):date()
		if record:child("shubetsu"):choice() == O.residents and day and
			day.days >= notice.from.days and day.days <= act.published.days then
			table.insert(round, record)
		end
	end
	return round
end

return O
