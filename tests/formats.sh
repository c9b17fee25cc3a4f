#!/bin/bash
# What check writes for other programs is read by their readers: SARIF by its schema, JUnit as
# XML, GitHub's commands as the runner decodes them; and a result is the baseline of the next.
# Needs node, npm and python3 (make deps-check).
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
repo=$PWD tests=$PWD/tests/formats
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm=$(tests/npm.sh formats) || { echo "not ok formats: npm packages"; exit 1; }

it() { # name, command...: ok when the command succeeds
	local name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		echo "ok formats: $name"
	else
		echo "not ok formats: $name"
		head -n 8 "$work/said" | sed 's/^/    /'
	fi
}

# A portfolio with a name that needs escaping, a waiver, and one that has expired.
cp -R assessments "$work/portfolio" && cd "$work" || exit 2
odd='portfolio/22-がん検診等/juten, 100%: "x" <&>'
mv portfolio/22-がん検診等/juten "$odd"
cat >"$odd/waivers.yaml" <<'Y'
- {規則: CD-06, 項目: 特定個人情報ファイル/リスク対策, 理由: "次の改訂で直す <&> ことにした", 期限: 令和9年3月31日}
- {規則: X-08, 項目: 特定個人情報ファイル, 理由: 期限の切れたもの, 期限: 令和2年3月31日}
Y
check() { "$HYOKA" check --quiet --today 2026-11-26 portfolio "$@"; }

for format in json sarif junit github text; do
	check --format $format -o out.$format
	it "$format: exit status 1 for an error" test $? -eq 1
done
it "the JSON is JSON" python3 -m json.tool out.json
it "SARIF 2.1.0 by its schema" node "$tests/sarif.mjs" "$npm" out.sarif 1
it "JUnit tells the same" "$tests/junit.py" out.junit out.json
it "GitHub's commands tell the same" "$tests/github.py" out.github out.json

# --- baseline
known() { # name, wanted status, wanted words on stderr, command line words...
	local name=$1 status=$2 words=$3
	shift 3
	"$HYOKA" check --lang en --today 2026-11-26 "$@" >new 2>err
	it "baseline: $name: status" test $? -eq "$status"
	it "baseline: $name: says what is left and gone" grep -q -- "$words" err
}
open() { # part of a path: how many findings of the baseline there are not waived
	python3 -c 'import json, sys
print(sum(not f["waived"] and sys.argv[1] in f["file"] for f in json.load(open("out.json"))["findings"]))' "$1"
}
all=$(open portfolio)
known "nothing new" 0 "^$all of the earlier findings are still there.*, 0 are gone" portfolio --baseline out.json --fail-on note
it "baseline: nothing is listed" test ! -s new
known "the same from elsewhere" 0 "^$all of the earlier.*, 0 are gone" "$PWD/portfolio" --baseline out.json --fail-on note
(cd "$odd" && "$HYOKA" check --quiet --today 2026-11-26 2025-09-01.yaml --baseline "$work/out.json" --fail-on note >"$work/new" 2>&1)
it "baseline: the same from inside the folder" test ! -s new
known "a part of it: the rest is not gone" 0 "^$(open 15-予防接種) of the earlier.*, 0 are gone" portfolio/15-予防接種 --baseline out.json
# Lines move, one old finding is mended, a new one comes.
sed -i '1i # 先頭に行が増えた\n' portfolio/15-予防接種/zenkou/*.yaml
sed -i 's/件数: 6$/件数: 5/' portfolio/15-予防接種/zenkou/2025-04-01.yaml
sed -i 's/^評価書番号: 22/評価書番号: ""/' "$odd"/2025-09-01.yaml
known "lines moved, one mended, one new" 1 "^$((all - 1)) of the earlier.*, 1 are gone" portfolio --baseline out.json
it "baseline: only the new one is listed" test "$(grep -c '\[[A-Z]*-[0-9]*\]' new)" = "$(grep -c '\[CV-01\]' new)"
it "baseline: the new one is listed" grep -q '\[CV-01\]' new
"$HYOKA" check --lang en --baseline portfolio/hyoka.yaml portfolio >new 2>err
it "baseline: another file is refused" test $? -eq 2
it "baseline: and said so" grep -q "no result of .hyoka check --format json" err

# --- calendar
rm -rf due && cp -R "$repo/tests/cases/due/portfolio" due
sed -i 's/次の改訂で数え直す/"数え直す; a, b: \\\\ と改行\\n次の行"/' due/2-健診/juten/waivers.yaml
for format in json ics; do
	"$HYOKA" due due --quiet --today 2025-11-21 --format $format -o due.$format
	it "due as $format" test $? -eq 0
done
it "the calendar is one, and tells the same" node "$tests/calendar.mjs" "$npm" due.ics due.json
"$HYOKA" due due --quiet --today 2025-11-21 --format ics -o again.ics
it "calendar: equal input, equal bytes" cmp due.ics again.ics
# The review was done: its event moves, and stays the same event.
uid_of() { # rule, file
	python3 -c 'import json, sys
for due in json.load(open(sys.argv[2]))["dues"]:
    if due["rule"] == sys.argv[1] and due["number"] == "1": print(due["uid"], due["date"])' "$1" "$2"
}
sed -i 's/.*実施日: 令和7年6月20日}/&\n  - {行為: 修正, 公表: 令和8年6月1日}/' due/1-窓口/zenkou/2024-07-01.yaml
"$HYOKA" due due --quiet --today 2026-06-20 --format json -o moved.json
it "calendar: the review of the next year" test "$(uid_of TM-07 moved.json | cut -d' ' -f2)" = 2027-06-01
it "calendar: has the same UID" test "$(uid_of TM-07 moved.json | cut -d' ' -f1)" = "$(uid_of TM-07 due.json | cut -d' ' -f1)"
it "calendar: the five years do not move" test "$(uid_of TM-08 moved.json)" = "$(uid_of TM-08 due.json)"
