#!/bin/bash
# Properties of the sample portfolio: what must hold whatever the samples say.
# $HYOKA is the program; the parts in tests/properties look at what it wrote.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
parts=tests/properties
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HYOKA_DATA

holds() { # name, command...: succeeds without a word
	local out
	if out=$("${@:2}" 2>&1) && [ -z "$out" ]; then
		echo "ok properties: $1"
	else
		echo "not ok properties: $1"
		printf '%s\n' "$out" | head -12 | sed 's/^/    /'
	fi
}
fails() { ! "$@" >/dev/null; }

# The changes from A to B as "op op ...", records as "op-record"; then the rows of the annex.
changes() {
	"$HYOKA" diff --quiet --format json "$1" "$2" | python3 -c '
import json, sys
print(*[c["op"] + "-record" * c["record"] for c in json.load(sys.stdin)["changes"]])'
}
# What B lacks of A, but for the figure and the attachments, which the cells of a blank cannot hold.
lost() {
	"$HYOKA" diff --quiet --format json "$1" "$2" | python3 -c '
import json, sys
for change in json.load(sys.stdin)["changes"]:
    if (change["before"] or change["after"])["id"].split("[")[0] not in ("besshi", "besshi1"):
        print(change["path"])'
}
# The full names of the other editions of a file's form.
editions() {
	"$HYOKA" forms | awk -v form="$(sed -n 's/^様式: //p' "$1")" -v own="$(sed -n 's/^版: //p' "$1")" \
		'$3 == form && $4 != own { print $1 }'
}
same() { # expected, actual
	[ "$1" = "$2" ] || echo "$2, not $1"
}

turn=0
for sample in assessments/*/*/[0-9]*.yaml; do
	name=${sample#assessments/}
	holds "$name against itself" "$HYOKA" diff --quiet "$sample" "$sample"
	for format in json txt; do
		"$HYOKA" render "$sample" -o "$work/a.$format" || echo "not ok properties: $name as $format"
	done
	holds "$name: machine form" $parts/machine.py "$work/a.json" "$sample"
	"$HYOKA" import --quiet "$work/a.txt" -o "$work/back.yaml"
	holds "$name: its text read back" "$HYOKA" diff --quiet "$sample" "$work/back.yaml"
	holds "$name: every answer is in the txt, in order" $parts/printed.py "$work/a.json" "$work/a.txt"
	# For the rest the newest revision of each assessment is enough.
	[ "$sample" = "$(ls "${sample%/*}"/[0-9]*.yaml | tail -n 1)" ] || continue
	holds "$name: its own annex, typed, is as the rules want it" "$HYOKA" check --quiet --fail-on note \
		--rule X-14,X-15,X-16,X-27 "$work/back.yaml"
	for format in pdf xlsx; do
		"$HYOKA" render "$sample" -o "$work/a.$format" || echo "not ok properties: $name as $format"
		holds "$name: every answer is in the $format, in order" $parts/printed.py "$work/a.json" "$work/a.$format"
	done
	"$HYOKA" import --quiet "$work/a.pdf" -o "$work/back.yaml"
	holds "$name: its PDF gives the file back byte for byte" cmp "$sample" "$work/back.yaml"
	holds "$name: its workbook can be filled in" $parts/workbook.py "$work/a.xlsx"
	for ((round = 1; round <= 2; round++)); do	# the second time what the first one wrote is renewed
		"$HYOKA" check --quiet --today 2026-11-01 --format json "$work/a.xlsx" -o "$work/f.json" --mark "$work/m.xlsx"
		holds "$name: findings are on their cells, round $round" $parts/marked.py "$work/a.xlsx" "$work/m.xlsx" "$work/f.json"
		mv "$work/m.xlsx" "$work/a.xlsx"
	done
	"$HYOKA" import --quiet "$work/a.xlsx" -o "$work/back.yaml"
	holds "$name: its workbook read back" "$HYOKA" diff --quiet "$sample" "$work/back.yaml"
	# Written into blanks as offices have them, nothing else in them changes, and it is read back.
	files=$(grep -c '^  - ファイル名:' "$sample")
	form=$("$HYOKA" forms | awk -v form="$(sed -n 's/^様式: //p' "$sample")" -v own="$(sed -n 's/^版: //p' "$sample")" \
		'$3 == form && $4 == own { print $1 }')
	"$HYOKA" new --quiet "$form" -o "$work/blank.yaml" --force
	"$HYOKA" render "$work/blank.yaml" -o "$work/blank.txt"
	styles=(brackets lines squares block)	# in turn
	for style in own "${styles[turn++ % 4]}"; do
		if [ $style = own ]; then
			"$HYOKA" render "$sample" -o "$work/a.xlsx" && tests/blank_book.py "$work/a.xlsx" "$work/blank.xlsx"
		else
			tests/layout_book.py "$work/blank.txt" $style $((files > 0 ? files : 1)) >"$work/cells" &&
				tests/book.py "$work/cells" "$work/blank.xlsx"
		fi
		rm -f "$work/b.xlsx" "$work/back.yaml"
		holds "$name: into a blank ($style)" "$HYOKA" render --quiet "$sample" --into "$work/blank.xlsx" -o "$work/b.xlsx"
		holds "$name: only answers are new in it ($style)" $parts/into.py "$work/blank.xlsx" "$work/b.xlsx"
		"$HYOKA" import --quiet "$work/b.xlsx" -o "$work/back.yaml"
		holds "$name: read back from it ($style)" lost "$sample" "$work/back.yaml"
	done
	# Written in another way, it is the same document.
	for way in windows mark indent comments; do
		$parts/edit.py $way "$sample" "$work/b.yaml"
		holds "$name: $way is no change" "$HYOKA" diff --quiet "$sample" "$work/b.yaml"
		"$HYOKA" render "$work/b.yaml" --format json >"$work/b.json"
		python3 -c '
import json, sys
for path in sys.argv[1:]:
    machine = json.load(open(path))
    machine["annex"] = []
    json.dump(machine, open(path, "w"))' "$work/a.json" "$work/b.json"
		holds "$name: $way gives the same machine form" $parts/machine.py --same "$work/a.json" "$work/b.json"
	done
	# On every other edition of its form, and back: byte for byte the same file, however it is written. What the edition
	# has no place for is kept as a leftover.
	for edition in $(editions "$sample"); do
		for way in windows mark indent comments; do
			$parts/edit.py $way "$sample" "$work/b.yaml"
			"$HYOKA" migrate --quiet "$work/b.yaml" --to "$edition" -o "$work/c.yaml" --force
			"$HYOKA" migrate --quiet "$work/c.yaml" --to "$(sed -n 's/^版: //p' "$sample")" -o "$work/d.yaml" --force
			if grep -q '^移行で残った記載:' "$work/c.yaml"; then
				"$HYOKA" diff --quiet --format json "$work/b.yaml" "$work/d.yaml" >"$work/changes.json"
				holds "$name: $way, on $edition and back, nothing is lost" \
					$parts/left.py "$work/changes.json" "$work/d.yaml"
			else
				holds "$name: $way, on $edition and back" cmp "$work/b.yaml" "$work/d.yaml"
			fi
		done
	done
	# A record that goes or comes is one change, wherever it stands; its neighbours only move.
	systems=$($parts/edit.py "records システムの名称" "$sample")
	for ((n = 1; n <= systems; n++)); do
		$parts/edit.py "remove システムの名称" "$sample" "$work/b.yaml" $n
		holds "$name: without system $n" same removed-record "$(changes "$sample" "$work/b.yaml")"
		holds "$name: with system $n" same added-record "$(changes "$work/b.yaml" "$sample")"
		[ $n -lt "$systems" ] || continue
		$parts/edit.py "swap システムの名称" "$sample" "$work/b.yaml" $n
		holds "$name: systems $n and $((n + 1)) change places" same "" "$(changes "$sample" "$work/b.yaml")"
	done
	[ "$systems" -gt 0 ] || continue
	middle=$(((systems + 1) / 2))
	$parts/edit.py "remove システムの名称" "$sample" "$work/b.yaml" $middle
	holds "$name: one row in the annex for system $middle" same 1 \
		"$("$HYOKA" annex "$sample" "$work/b.yaml" --format yaml 2>/dev/null | grep -c '変更日:')"
done

# What several assessments say is kept once, and said by all in the version that is in force.
holds "the common blocks of the samples are those of the body" \
	"$HYOKA" check --quiet --fail-on note --rule CM-01,CM-02 --today 2026-07-31 assessments

# The parts would notice: a machine form with one word more than was printed, one value of a wrong kind.
sample=assessments/22-がん検診等/juten/2025-09-01.yaml
"$HYOKA" render $sample -o "$work/a.json"
"$HYOKA" render $sample -o "$work/a.txt"
sed 's/がん検診等に関する事務"/がん検診等に関する事務など"/' "$work/a.json" >"$work/b.json"
holds "a missing answer is noticed" fails $parts/printed.py "$work/b.json" "$work/a.txt"
sed 's/"kind": "date"/"kind": "number"/' "$work/a.json" >"$work/b.json"
holds "a wrong kind is noticed" fails $parts/machine.py "$work/b.json" $sample

# A fresh draft of every edition is a file like any other: nothing is wrong in it, nothing is answered,
# and what is filled in, in the way its comments say, is what is read.
for edition in $("$HYOKA" forms | sed -n 's/^\([a-z0-9]*@[^ ]*\) .*/\1/p'); do
	draft="$work/$edition.yaml"
	"$HYOKA" new --quiet "$edition" -o "$draft"
	holds "draft of $edition: nothing is wrong in it" "$HYOKA" check --quiet --fail-on warning -o "$work/found" "$draft"
	"$HYOKA" render "$draft" -o "$work/a.json"
	holds "draft of $edition: nothing is answered" $parts/draft.py blank "$work/a.json"
	holds "draft of $edition: can be filled in" $parts/draft.py fill "$draft" "$work/a.json" "$work/b.yaml" "$work/answers"
	"$HYOKA" render "$work/b.yaml" -o "$work/b.json"
	holds "draft of $edition: what is filled in is read" $parts/draft.py read "$work/answers" "$work/b.json"
	# From another body's assessment, whatever its edition: common texts come along, its own words do not.
	for sample in assessments/*/*/[0-9]*.yaml; do
		# The newest revision of each is enough; only the same form can lend.
		[ "$sample" = "$(ls "${sample%/*}"/[0-9]*.yaml | tail -n 1)" ] || continue
		"$HYOKA" new "$edition" --from "$sample" -o "$work/from.yaml" --force 2>"$work/refused" || continue
		name="draft of $edition from ${sample#assessments/}"
		holds "$name: nothing is wrong in it" "$HYOKA" check --quiet --fail-on warning -o "$work/found" "$work/from.yaml"
		"$HYOKA" render "$sample" -o "$work/a.json"
		"$HYOKA" render "$work/from.yaml" -o "$work/b.json"
		holds "$name: nothing of its own came along" $parts/draft.py lent "$work/a.json" "$work/b.json"
		sed "s/^状態: 作成中/状態: 公表/" "$work/from.yaml" >"$work/b.yaml"
		holds "$name: is not published as it stands" fails "$HYOKA" check --quiet -o "$work/found" "$work/b.yaml"
	done
done
