#!/bin/sh
# Writes the rule pages of the manual: docs.sh FOLDER. $HYOKA is the program.
set -eu
HYOKA=${HYOKA:-build/hyoka}
out=$1
mkdir -p "$out"
rm -f "$out"/*.md
"$HYOKA" rules --lang ja --format md -o "$out/README.md"
sed -n 's/^| \[\([A-Z]*-[0-9]*\)\].*/\1/p' "$out/README.md" | while read -r id; do
	"$HYOKA" explain --lang ja --format md "$id" -o "$out/$id.md"
done
