#!/bin/bash
# The pages in docs/rules are those the rules give now (make docs writes them).
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HYOKA_DATA
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka} tools/docs.sh "$work"
if difference=$(diff -rq docs/rules "$work"); then
	echo "ok docs: $(ls "$work" | wc -l) rule pages are as the rules are"
else
	printf '%s\n' "$difference" | head -20 | sed 's/^/    /'
	echo "not ok docs: docs/rules is stale; run make docs"
fi
