#!/bin/bash
# Golden cases: tests/cases/<command>/<name>/cmd is run in a fresh copy of its folder;
# its standard output must equal `out`, its errors `err` (when there), its exit status
# `status` (0 without it). $HYOKA is the program, $SAMPLES the sample portfolio.
# GOLDENS=1 rewrites the expectations instead: look at the difference before you commit.
set -u
cd "$(dirname "$0")/.." || exit 2
export SAMPLES="$PWD/assessments" REPO="$PWD" HYOKA="${HYOKA:-$PWD/${BUILD:-build}/hyoka}"
unset HYOKA_DATA
# Drafts look upwards for their schema and their settings: none may lie above the temporary folders.
folder=$(cd "${TMPDIR:-/tmp}" && pwd -P)
while :; do
	for stray in "$folder"/*.schema.json "$folder"/hyoka.yaml; do
		[ ! -e "$stray" ] || echo "not ok case: $stray would be read by the cases: move it, or set TMPDIR"
	done
	[ "$folder" != / ] || break
	folder=$(dirname "$folder")
done
for cmd in tests/cases/*/*/cmd; do
	case=$(dirname "$cmd")
	name=${case#tests/cases/}
	work=$(mktemp -d)
	cp -R "$case/." "$work"
	(cd "$work" && bash -e ./cmd >out.now 2>err.now </dev/null)
	status=$?
	# Paths of this run do not belong in an expectation.
	sed -i "s|$SAMPLES|SAMPLES|g; s|$work|WORK|g; s|$REPO|REPO|g" "$work/out.now" "$work/err.now"
	if [ "${GOLDENS:-}" = 1 ]; then
		cp "$work/out.now" "$case/out"
		if [ -s "$work/err.now" ]; then cp "$work/err.now" "$case/err"; else rm -f "$case/err"; fi
		if [ $status -ne 0 ]; then echo $status >"$case/status"; else rm -f "$case/status"; fi
	fi
	expected=$(cat "$case/status" 2>/dev/null || echo 0)
	difference=$(diff -u "$case/out" "$work/out.now" 2>&1
		[ ! -f "$case/err" ] || diff -u "$case/err" "$work/err.now" 2>&1)
	if [ $status -eq "$expected" ] && [ -z "$difference" ]; then
		echo "ok case: $name"
	else
		[ $status -eq "$expected" ] || echo "    status $status, expected $expected"
		printf '%s\n' "$difference" | head -30 | sed 's/^/    /'
		[ -f "$case/err" ] || head -5 "$work/err.now" | sed 's/^/    stderr: /'
		echo "not ok case: $name"
	fi
	rm -rf "$work"
done
