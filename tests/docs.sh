#!/bin/bash
# The manual agrees with the program: generated pages are fresh (make docs), and what the written
# ones show exists: links, commands, options, settings.
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HYOKA_DATA
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
read="python3 tests/docs/read.py"
written="$(echo ./*.md docs/*.md docs/ja/*.md examples/*/*.md assessments/*.md rules/*.md templates/*.md)"

suite=docs
. tests/report.bash

HYOKA=$HYOKA tools/docs.sh "$work"
for pages in rules commands ja/commands; do
	report "$(ls "$work/$pages" | wc -l) pages in docs/$pages are as rules and commands are (else: make docs)" \
		"$(diff -rq "docs/$pages" "$work/$pages")"
done

report "every rule shows what is reported and what is not" "$(
	for heading in "## 指摘される例" "## 指摘されない例"; do
		grep -L "^$heading" docs/rules/*-*.md | sed "s/$/ has no $heading/"
	done)"
report "examples of the rules that are no sketch do what they say" "$(
	"$HYOKA" rules --quiet --test rules >"$work/tried" && [ "$(grep -c '^ok' "$work/tried")" -gt 0 ] ||
		grep -A1 '^not ok' "$work/tried")"

report "every link leads somewhere" "$($read links $written docs/rules/*.md docs/commands/*.md docs/ja/commands/*.md)"
report "every command and option that is shown exists" "$(
	$read commands $written | sort -u | while IFS=$'\t' read -r page command options; do
		known=$("$HYOKA" completion bash -- "$command" -)
		"$HYOKA" help "$command" >/dev/null 2>&1 || echo "$page: no command $command"
		for o in $options; do
			grep -qxF -e "$o" <<<"$known" || echo "$page: hyoka $command has no $o"
		done
	done)"
report "no page has a heading twice" "$(for page in $written; do
	grep '^## ' "$page" | sort | uniq -d | sed "s|^|$page: |"
done)"
report "every rule that is named exists" "$(
	grep -ohE '\b(TH|CV|CD|X|PR|PM|PV|TM|CH|CM|FM|FO|OP|RM|WV)-[0-9]{2}\b' docs/*.md docs/ja/*.md ./*.md | sort -u | while read -r id; do
		"$HYOKA" explain "$id" >/dev/null 2>&1 || echo "no rule $id"
	done)"
report "commands are found on the pages" "$([ "$($read commands $written | wc -l)" -gt 20 ] || echo "fewer than 20")"
for page in docs/*.md; do
	[ "$page" != docs/performance.md ] || continue
	report "$page and its translation have one shape" \
		"$(diff <($read shape "$page") <($read shape "docs/ja/$(basename "$page")"))"
done

# Why each package is needed; a compiler and make are there before.
packages=$({ tools/deps.sh build --list; tools/deps.sh check --list; } | tr ' ' '\n' | grep -vxE 'gcc|make'
	python3 -c 'import json, sys
for file in sys.argv[1:]:
    print(*(name.split("/")[-1] for name in json.load(open(file))["dependencies"]), sep="\n")' tests/*/package.json)
for page in README.md README.ja.md; do
	report "$page: every package has its line" "$(
		for package in $packages; do grep -qE "^\|.*(^|[ ,、/])$package([ ,、]|$)" "$page" || echo "$package"; done)"
done

# The tutorials, walked through in an empty folder; their pictures are there and small.
for page in README.md README.ja.md; do
	mkdir "$work/mihon"
	report "$page: the tutorial goes as it says" "$(
		PATH=$(dirname "$HYOKA"):$PATH python3 tools/tutorial.py "$page" "$work/mihon"
		for made in draft.pdf annex.pdf; do [ -s "$work/mihon/$made" ] || echo "no $made"; done)"
	rm -r "$work/mihon"
done
report "pictures are below 600 KB in all" "$(du -cb docs/pictures/*.png | awk 'END { if ($1 > 600000) print $1 }')"

# What an editor is told to look for is what check prints.
"$HYOKA" new --quiet yoshiki2 -o "$work/draft.yaml"
"$HYOKA" check assessments "$work/draft.yaml" 2>/dev/null | grep '^[^ ]' >"$work/findings"
for page in docs/editor.md docs/ja/editor.md; do
	report "$page: the problem matchers match every finding" "$(
		grep -q ' note\[' "$work/findings" && grep -q ' error\[' "$work/findings" || echo "too few findings"
		$read matchers "$page" <"$work/findings")"
done

# The settings shown are read without complaint, and every setting there is has its line.
for page in docs/files.md docs/ja/files.md; do
	mkdir -p "$work/body/kiso"
	printf '様式: 基礎項目評価書\n状態: 作成中\n' >"$work/body/kiso/draft.yaml"
	for file in hyoka.yaml 事故.yaml waivers.yaml; do
		$read block "$page" "$file" >"$work/body/$file"
	done
	mv "$work/body/waivers.yaml" "$work/body/kiso"
	mkdir -p "$work/body/共通記載/例"
	$read block "$page" 共通記載 >"$work/body/共通記載/例/令和7年4月.yaml"
	report "$page: examples of settings are read" "$(
		[ -s "$work/body/hyoka.yaml" ] && [ -s "$work/body/事故.yaml" ] && [ -s "$work/body/kiso/waivers.yaml" ] && [ -s "$work/body/共通記載/例/令和7年4月.yaml" ] || echo "no example"
		"$HYOKA" check --fail-on never "$work/body" 2>&1 >/dev/null | grep -v '^指摘'
		[ "${PIPESTATUS[0]}" -eq 0 ] || echo "status 2")"
	echo '何か: x' >"$work/body/hyoka.yaml"
	report "$page: every setting has its line" "$(
		"$HYOKA" check "$work/body" 2>&1 | sed -n 's/.*使えるもの: //p' | sed 's/、/\n/g' | while read -r key; do
			grep -q "^|.*\`$key\`" "$page" || echo "$key"
		done)"
done
