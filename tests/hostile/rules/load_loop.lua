-- hostile: a loop without end while it is being loaded
while true do end
return {}
