# The tallies Hyoka makes of the same log, but for the keyed hash, the sums and the times; no My Numbers are looked for.
{
	day = substr($1, 4, 10); hour = substr($1, 15, 2); user = $3; act = $7
	user_rows[day, user, $4]++
	purpose_rows[day, $11, $4, $10]++
	hour_rows[day, hour, $6, user, $4]++
	terminal_rows[day, $5, $6]++
	bulk_rows[day, user, hour, act]++
	person_rows[day, user, $9]++
	case_rows[day, act, $4]++
	medium_rows[day, $14, act, user]++
}
END {
	for (k in user_rows) n++
	print NR, n
}
