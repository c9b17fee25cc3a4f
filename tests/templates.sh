#!/bin/bash
# Templates: every form loads, every answerable item has its guidance line, data files parse.
set -u
cd "$(dirname "$0")/.." || exit 2
if out=$("$HYOKA" forms 2>&1); then
	echo "ok templates: all forms load"
else
	echo "$out"
	echo "not ok templates: all forms load"
fi
# Every item and option of an older edition is kept, renamed or dropped on purpose.
if out=$("$HYOKA" forms --changes 2>&1); then
	echo "ok templates: nothing is lost from edition to edition"
else
	echo "$out" | tail -1
	echo "not ok templates: nothing is lost from edition to edition"
fi
for row in $(sed -n 's/.*form: \([a-z0-9]*\), edition: \([^,]*\),.*/\1-\2/p' templates/editions.yaml); do
	file=templates/$row.yaml
	# An item that takes an answer has a guide: line before the next item begins.
	missing=$(awk '
	/- id: / { if (kind != "" && !guide) print FILENAME ":" line ": " id; id = $NF; line = FNR; kind = ""; guide = 0 }
	/^ *kind: / { kind = $2; if (kind ~ /^(section|group|note|fixed)$/) kind = "" }
	/^ *guide: / { guide = 1 }
	/\{.*guide:/ { guide = 1 }
	END { if (kind != "" && !guide) print FILENAME ":" line ": " id }' "$file")
	if [ -f "$file" ] && [ -z "$missing" ]; then
		echo "ok templates: $row has guidance for every item"
	else
		echo "$missing"
		echo "not ok templates: $row has guidance for every item"
	fi
done
