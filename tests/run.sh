#!/bin/bash
# Runs every suite against $BUILD (default build) and ends with "N passed, N failed".
# A suite prints "ok NAME" or "not ok NAME" a test; anything else is shown as it is.
set -u
cd "$(dirname "$0")/.." || exit 2
export BUILD=${BUILD:-build} LC_ALL=C.UTF-8
export HYOKA="$PWD/$BUILD/hyoka"
suites=${*:-layers templates unit cases rules hostile_rules hostile properties random intake uketsuke schema manual docs formats withheld browser office pictures monitor}
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

for suite in $suites; do
	[ -x "tests/$suite.sh" ] || continue
	begin=$SECONDS
	"tests/$suite.sh" >"$log" 2>&1
	status=$?
	ok=$(grep -c '^ok ' "$log")
	bad=$(grep -c '^not ok ' "$log")
	# A suite that died without a word, or tested nothing, has failed.
	if [ "$bad" -eq 0 ] && { [ $status -ne 0 ] || [ "$ok" -eq 0 ]; }; then
		bad=1
		tail -n 20 "$log"
	fi
	grep -v '^ok ' "$log" | head -n 200
	printf '%-12s %4d passed, %d failed (%d s)\n' "$suite" "$ok" "$bad" $((SECONDS - begin))
	passed=$((passed + ok)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
