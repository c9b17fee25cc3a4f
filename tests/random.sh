#!/bin/bash
# Random assessments drawn from each form (tests/unit/random_doc.c): what is written as a
# workbook or as text comes back as the same document. $SEEDS says which ones.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
HYOKA=${HYOKA:-$PWD/$BUILD/hyoka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HYOKA_DATA="$PWD"
make -s BUILD="$BUILD" "$BUILD/unit/random_doc" || exit 1

fails() { # name, reason, file with what is wrong
	echo "not ok random: $1"
	echo "    $2"
	head -n 6 "$3" | cut -c 1-200 | sed 's/^/    /'
}

# Back from OUT the document must be the same: to the reader of differences, and (EXACT) item by item.
there_and_back() { # name, suffix, exact
	if ! "$HYOKA" render "$work/a.yaml" -o "$work/a.$2" 2>"$work/log" ||
		! "$HYOKA" import --quiet "$work/a.$2" -o "$work/b.yaml" 2>"$work/log"; then
		fails "$1" "stopped" "$work/log"
	elif ! "$HYOKA" diff "$work/a.yaml" "$work/b.yaml" >"$work/log" 2>&1; then
		fails "$1" "differs" "$work/log"
	elif [ "$3" = exact ] && ! { "$HYOKA" render "$work/a.yaml" -o "$work/a.json" &&
		"$HYOKA" render "$work/b.yaml" -o "$work/b.json" &&
		tests/properties/machine.py --same "$work/a.json" "$work/b.json"; } >"$work/log" 2>&1; then
		fails "$1" "not the same items" "$work/log"
	else
		echo "ok random: $1"
	fi
}

for form in $("$HYOKA" forms | sed -n 's/^\([a-z0-9]*@[^ ]*\) .*/\1/p'); do
	for seed in ${SEEDS:-1 2 3 4 5}; do
		"$BUILD/unit/random_doc" "$form" "$seed" >"$work/a.yaml" || exit 1
		there_and_back "$form $seed as a workbook" xlsx exact
		# The plan of a body is no assessment: nobody reads it from text.
		[ "${form%@*}" != yoshiki1 ] || continue
		"$BUILD/unit/random_doc" "$form" "$seed" tame >"$work/a.yaml" || exit 1
		[ "$seed" -ne 2 ] || sed -i '/^公表日:/d' "$work/a.yaml"	# a draft
		there_and_back "$form $seed as text" txt alike
	done
done

# The comparison would notice: the last word of one answer is another.
sed -i '0,/。/s//で。/' "$work/b.yaml"
if "$HYOKA" diff "$work/a.yaml" "$work/b.yaml" >/dev/null; then
	fails "a changed answer is noticed" "it was not" "$work/b.yaml"
else
	echo "ok random: a changed answer is noticed"
fi
