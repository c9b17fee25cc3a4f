#!/bin/sh
# Writes the pages of the manual that are made from rules and commands: docs.sh FOLDER
# (docs). $HYOKA is the program. What else lies in the folder stays.
set -eu
HYOKA=${HYOKA:-build/hyoka}
out=$1
for pages in rules commands ja/commands; do
	mkdir -p "$out/$pages"
	rm -f "$out/$pages"/*.md
done
"$HYOKA" rules --lang ja --format md -o "$out/rules/README.md"
sed -n 's/^| \[\([A-Z]*-[0-9]*\)\].*/\1/p' "$out/rules/README.md" | while read -r id; do
	"$HYOKA" explain --lang ja --format md "$id" -o "$out/rules/$id.md"
done
"$HYOKA" man --lang en --format md --pages "$out/commands"
"$HYOKA" man --lang ja --format md --pages "$out/ja/commands"
