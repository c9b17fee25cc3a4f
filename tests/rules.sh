#!/bin/bash
# tests/rules/<ID>/**/fires*.yaml begin with "# expect: ID LINE..." and must give exactly
# that rule at exactly those lines; silent*.yaml must not give it at all. A rule over a
# portfolio has folders instead: fires*/ with a file `expect` (PATH:LINE a line), silent*/.
# A rule that tells dues has folders due*/ with `expect` (DATE PATH:LINE a line, perhaps none).
# A rule of the live side (rules/monitor) has folders with a monitor.yaml: fires*/, silent*/ and gap*/, each with `expect`:
# the standing and subject of every judgement, a line each; in silent*/ all of them hold. They run in a copy: a state is made.
# Every rule has one of each. Prints one line a document; exits 1 when one failed.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
failed=0

fail() {
	echo "not ok rules: $1"
	failed=1
}

# The lines where rule $2 speaks in document $1, in order.
lines_of() {
	"$HYOKA" check --quiet --today 2025-11-21 "$1" 2>&1 |
		sed -nE "s/^[^:]*:([0-9]+):[0-9]+: [^ ]*\[$2\].*/\1/p" | sort -nu | tr '\n' ' '
}

# The places (path below the folder, and line) where rule $2 speaks of folder $1, in order.
places_of() {
	(cd "$1" && "$HYOKA" check --quiet --today 2025-11-21 --rule "$2" . 2>&1) |
		sed -nE "s/^(\.\/)?([^:]*:[0-9]+):[0-9]+: [^ ]*\[$2\].*/\2/p" | sort -u
}

# The dues of rule $2 over folder $1: day, path below the folder, and line.
dues_of() {
	(cd "$1" && "$HYOKA" due --quiet --today 2025-11-21 --format json . 2>&1) | python3 -c 'import json, sys
for due in json.load(sys.stdin)["dues"]:
    if due["rule"] == sys.argv[1]:
        print("%s %s:%d" % (due["date"], due["file"].removeprefix("./"), due["line"]))' "$2" | sort
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/rules"
cp -R tests/rules/live "$work/rules/"

# The judgements of rule $2 by the configuration in folder $1. A person is a keyed hash, its key new: shown as *.
judgements_of() {
	local copy=$work/rules/$2/$(basename "$1")
	mkdir -p "$work/rules/$2"
	cp -R "$1" "$copy"
	grep -q '^key_file:' "$copy/monitor.yaml" && "$HYOKA" monitor "$copy/monitor.yaml" --make-key --quiet
	"$HYOKA" monitor "$copy/monitor.yaml" --rule "$2" --all --format jsonl --today 2026-05-20 --quiet 2>"$work/said" | python3 -c 'import json, re, sys
for line in sys.stdin:
    if (found := json.loads(line))["type"] == "judgement":
        print(found["standing"], re.sub("person:[0-9a-f]+$", "person:*", found["subject"]))' | sort
}

while read -r folder; do
	rule=${folder#tests/rules/}
	rule=${rule%%/*}
	name=$(basename "$folder")
	[ -e "$folder/monitor.yaml" ] && name=live-$name
	case $name in
	live-*)
		difference=$(diff <(sort "$folder/expect") <(judgements_of "$folder" "$rule"))
		[ -z "$difference" ] || difference+=$'\n'$(cat "$work/said")
		case $name in
		live-silent*) difference+=$(grep -v '^holds ' "$folder/expect") ;;
		live-fires*) grep -q '^deviates ' "$folder/expect" || difference+="nothing deviates" ;;
		esac
		;;
	due*) difference=$(diff <(sort "$folder/expect") <(dues_of "$folder" "$rule")) ;;
	*) difference=$(diff <(sort "$folder/expect" 2>/dev/null) <(places_of "$folder" "$rule")) ;;
	esac
	if [ -z "$difference" ]; then
		echo "ok rules: $folder"
	else
		fail "$folder:
$difference"
	fi
done < <(find tests/rules -mindepth 2 -maxdepth 2 -type d \( -name 'fires*' -o -name 'silent*' -o -name 'due*' -o -name 'gap*' \) | sort)

while read -r file; do
	rule=${file#tests/rules/}
	rule=${rule%%/*}
	found=$(lines_of "$file" "$rule")
	case $(basename "$file") in
	fires*) expected="$(sed -nE "1s/^# expect: $rule //p" "$file") " ;;
	*) expected= ;;
	esac
	if [ "$found" = "$expected" ]; then
		echo "ok rules: $file"
	else
		fail "$file: expected at '$expected', found at '$found'"
	fi
done < <(find tests/rules -type f ! -path '*/assessment/*' \( -name 'fires*.yaml' -o -name 'silent*.yaml' \) | sort)

ids_where() { # expression over a rule
	"$HYOKA" rules --format json | python3 -c 'import json, sys
print(" ".join(r["id"] for r in json.load(sys.stdin) if eval(sys.argv[1])))' "$1"
}
due_rules=$(ids_where 'r["due"]')
due_only=$(ids_where 'r["due"] and not r["check"]')

for file in rules/[a-z]*_[0-9]*.lua rules/monitor/[a-z]*_[0-9]*.lua; do
	rule=$(basename "$file" .lua | tr 'a-z_' 'A-Z-')
	grep -qE "\"-?$(basename "$file" .lua)\"" "$(dirname "$file")/manifest.lua" || fail "$file is not in manifest.lua"
	kinds="fires silent"
	# What never deviates can only be a gap.
	case $file in rules/monitor/*) grep -q 'judge\.deviates\|judge\[' "$file" || kinds="gap silent" ;; esac
	case " $due_rules " in *" $rule "*) kinds="$kinds due" ;; esac
	case " $due_only " in *" $rule "*) kinds=due ;; esac
	for kind in $kinds; do
		find "tests/rules/$rule" -name "$kind*" 2>/dev/null | grep -q . || fail "$rule: no $kind document"
	done
done
exit $failed
