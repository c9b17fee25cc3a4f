-- hostile: no Lua at all
return {
	id = "HO-48",
