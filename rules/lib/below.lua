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
