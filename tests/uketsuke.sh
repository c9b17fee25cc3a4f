#!/bin/bash
# The shared folder of examples/uketsuke, run once: every workbook comes back marked, or with
# the reason why not, and none is lost.
set -u
cd "$(dirname "$0")/.." || exit 2
export HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka} STABLE=0
script=$PWD/examples/uketsuke/uketsuke.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HYOKA_DATA

is() { # name, test words...
	if [ "${@:2}" ]; then echo "ok uketsuke: $1"; else echo "not ok uketsuke: $1"; fi
}
said() { unzip -p "$1" 'xl/comments*.xml' | grep -c '【指摘】'; }

mkdir "$work/提出"
"$HYOKA" render assessments/22-がん検診等/juten/2025-09-01.yaml -o "$work/提出/がん検診 案.xlsx"
echo これはブックではない >"$work/提出/メモ.xlsx"
touch "$work/提出/"'~$がん検診 案.xlsx'
cp "$work/提出/がん検診 案.xlsx" "$work/before.xlsx"
"$script" --once "$work" >"$work/log" 2>&1
is "it ends well" $? -eq 0
is "the workbook comes back with marks" "$(said "$work/返却/がん検診 案-指摘.xlsx")" -gt 0
is "what was handed in is kept" "$(cmp "$work"/控え/*'がん検診 案.xlsx' "$work/before.xlsx" && echo same)" = same
is "what cannot be read comes back with the reason" "$(grep -c 'Excel のブック' "$work/返却/メモ-読めません.txt")" -eq 1
is "the file of an open Excel is left alone" -e "$work/提出/"'~$がん検診 案.xlsx'
is "nothing else is left" "$(ls -A "$work/提出")" = '~$がん検診 案.xlsx'

# Handed in again, marks and all, and another one while it is still being written.
cp "$work/返却/がん検診 案-指摘.xlsx" "$work/提出/がん検診 案.xlsx"
"$script" --once "$work" >"$work/log" 2>&1
is "a marked workbook is taken, too" "$(said "$work/返却/がん検診 案-指摘.xlsx")" -gt 0
is "both that were handed in are kept" "$(find "$work/控え" -name '*がん検診*' | wc -l)" -eq 2
cp "$work/before.xlsx" "$work/提出/遅い.xlsx"
STABLE=60 "$script" --once "$work" >"$work/log" 2>&1
is "what is still being written is left for the next time" -e "$work/提出/遅い.xlsx"
"$script" "$work/nowhere" 2>"$work/log"
is "a folder that is not there is said" $? -eq 2
if command -v inotifywait >/dev/null; then
	"$script" "$work" >"$work/log" 2>&1 &
	for ((i = 0; i < 100; i++)); do
		[ ! -e "$work/提出/遅い.xlsx" ] || { sleep 0.1; continue; }
		break
	done
	is "waiting, it takes what is there" ! -e "$work/提出/遅い.xlsx"
	"$script" --once "$work" 2>"$work/log2"
	is "a second one does not interfere" "$(grep -c もう動いています "$work/log2")" -eq 1
	kill $!
	wait $! 2>/dev/null
fi
exit 0
