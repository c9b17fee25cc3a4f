# For the suites: report NAME FINDINGS prints "ok" when there are none, else what was found.
report() {
	if [ -z "$2" ]; then
		echo "ok $suite: $1"
	else
		printf '%s\n' "$2" | head -20 | sed 's/^/    /'
		echo "not ok $suite: $1"
	fi
}
