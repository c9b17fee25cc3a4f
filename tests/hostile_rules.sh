#!/bin/bash
# Every rule in tests/hostile/rules must end by itself, soon and as an error (exit 2) that
# names it, while the rules of the house still run. carry_over alone must stay silent.
# Prints a line for what failed, or one for all; exits 1 when one failed.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

document=$(ls "$PWD"/assessments/*/juten/*.yaml | head -n 1)
for file in tests/hostile/rules/*.lua; do
	name=$(basename "$file" .lua)
	rm -rf "$work/body" && mkdir -p "$work/body/rules"
	cp "$file" "$work/body/rules/"
	echo "return { \"$name\" }" >"$work/body/rules/manifest.lua"
	echo "規則のフォルダ: rules" >"$work/body/hyoka.yaml"
	cp "$document" "$work/body/1.yaml"
	cp "$document" "$work/body/2.yaml"
	# A sanitizer reserves far more address space than it uses.
	(if ! nm -D "$HYOKA" 2>/dev/null | grep -q __asan_init; then ulimit -v 2000000; fi; ulimit -t 30; exec "$HYOKA" check "$work/body/1.yaml" "$work/body/2.yaml" --today 2025-11-21) \
		>"$work/out" 2>"$work/err"
	status=$?
	if [ "$name" = carry_over ]; then
		[ $status -ne 2 ] && ! grep -q HO-47 "$work/out" && continue
	elif [ $status -eq 2 ] && grep -qiE "HO-[0-9]+|${name//_/-}" "$work/err"; then
		continue
	fi
	echo "not ok hostile rule: $name (exit $status)"
	sed 's/^/    /' "$work/err" | head -n 3
	failed=1
done
[ $failed -eq 0 ] && echo "ok hostile rules: $(ls tests/hostile/rules/*.lua | wc -l)"
exit $failed
