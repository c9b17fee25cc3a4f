-- hostile: returns no table
return 1
