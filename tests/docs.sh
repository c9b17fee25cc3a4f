#!/bin/bash
# The generated pages in docs are those that rules and commands give now (make docs writes them).
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HYOKA_DATA
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka} tools/docs.sh "$work"
for pages in rules commands ja/commands; do
	if difference=$(diff -rq "docs/$pages" "$work/$pages"); then
		echo "ok docs: $(ls "$work/$pages" | wc -l) pages in docs/$pages are as rules and commands are"
	else
		printf '%s\n' "$difference" | head -20 | sed 's/^/    /'
		echo "not ok docs: docs/$pages is stale; run make docs"
	fi
done
