#!/bin/bash
# Every rule in tests/hostile/rules must end by itself, within a second of processor time, as an
# error (exit 2) that names it, while the rules of the house run to their end and their findings
# are printed. carry_over alone must stay silent, over two documents.
# Prints a line a rule; exits 1 when one failed.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# A document in which the house rule CD-06 finds something.
document="$PWD/assessments/22-がん検診等/juten/2025-09-01.yaml"
# A sanitizer is slower, and reserves far more address space than it uses.
sanitized=$(nm -D "$HYOKA" 2>/dev/null | grep -c __asan_init)

# Runs the program under limits: of processor time (a killed one has status 152) and of memory.
check() {
	(
		[ "$sanitized" -gt 0 ] || ulimit -t 1 -v 2000000
		exec "$HYOKA" check --today 2025-11-21 "$@"
	) >"$work/out" 2>"$work/err"
}

# What is wrong with the outcome of hostile rule $1, run with status $2; "" for nothing.
wrong() {
	[ "$2" -eq 2 ] || echo "exit status $2"
	grep -qE "HO-[0-9]+|${1//_/-}" <(tr a-z A-Z <"$work/err") || grep -qi -- "${1//_/-}" "$work/err" ||
		echo "the error does not name the rule"
	grep -q '\[CD-06\]' "$work/out" || echo "no finding of the house"
	iconv -f UTF-8 -t UTF-8 "$work/err" >/dev/null 2>&1 || echo "the error is no UTF-8"
}

for file in tests/hostile/rules/*.lua; do
	name=$(basename "$file" .lua)
	rm -rf "$work/body" && mkdir -p "$work/body/rules"
	cp "$file" "$work/body/rules/"
	echo "return { \"$name\" }" >"$work/body/rules/manifest.lua"
	echo "rules: rules" >"$work/body/hyoka.yaml"
	cp "$document" "$work/body/2025-09-01.yaml"
	subject=$work/body/2025-09-01.yaml
	grep -q 'scope = "portfolio"' "$file" && subject=$work/body
	if [ "$name" = carry_over ]; then
		cp "$document" "$work/body/2025-10-01.yaml"
		check "$subject" "$work/body/2025-10-01.yaml"
		[ $? -eq 1 ] && ! grep -q HO-47 "$work/out" && problem= || problem="a rule remembered something"
	else
		check "$subject"
		problem=$(wrong "$name" $?)
	fi
	if [ -z "$problem" ]; then
		echo "ok hostile rule: $name"
		continue
	fi
	echo "not ok hostile rule: $name: $problem"
	sed 's/^/    /' "$work/err" | head -n 3
	failed=1
done
exit $failed
