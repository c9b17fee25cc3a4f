-- What is missing or filled below a node.
local below = {}

-- Required answers below NODE that apply and are known to be blank.
function below.missing(node)
	local list = {}
	for _, kid in ipairs(node:below()) do
		if kid:required() and kid:missing() and kid:applies() then table.insert(list, kid) end
	end
	return list
end

-- Are measures written of the risk that JUDGEMENT (リスクへの対策は十分か) closes?
function below.measured(judgement)
	for _, measure in ipairs(judgement:up():kids()) do
		if measure ~= judgement and measure:any_filled() then return true end
	end
	return false
end

-- As below.missing, but for a judgement that is missing below measures: X-04 speaks of that.
function below.unwritten(node)
	local list = {}
	for _, kid in ipairs(below.missing(node)) do
		if not (hy.ends(kid:id(), "/taisaku_juubun") and below.measured(kid)) then table.insert(list, kid) end
	end
	return list
end

-- Children of NODE, but the boxes at its head, under which something is written.
function below.filled(node)
	local list = {}
	for _, kid in ipairs(node:kids()) do
		if kid:id() ~= node:id() .. "/shinai" and kid:any_filled() then
			table.insert(list, kid)
		end
	end
	return list
end

return below
