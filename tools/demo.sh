#!/bin/bash
# The main job on the sample portfolio, with what was made and how long each step took.
set -eu
cd "$(dirname "$0")/.."
hyoka=${BUILD:-build}/hyoka
out=${BUILD:-build}/demo
folder=assessments/15-予防接種/zenkou
newest=$folder/2026-06-01.yaml
mkdir -p "$out"

step() { # what it makes, command...
	local what=$1 begin end status=0
	shift
	begin=$(date +%s%N)
	"$@" || status=$?
	end=$(date +%s%N)
	if [ $status -gt 1 ]; then
		echo "failed ($status): $*" >&2
		exit 1
	fi
	printf '%6d ms  %s\n' $(((end - begin) / 1000000)) "$what"
}
quiet() { local to=$1; shift; "$@" >"$to"; }

step "$out/check.txt: findings on all samples (those left on purpose: assessments/README.md)" \
	quiet "$out/check.txt" "$hyoka" check --today 2026-06-30 assessments
step "$out/due.txt: what is due by when, over the portfolio" \
	quiet "$out/due.txt" "$hyoka" due --today 2026-06-30 assessments
step "$out/diff.txt: changes of the last two revisions" \
	quiet "$out/diff.txt" "$hyoka" diff "$folder/2025-10-01.yaml" "$newest"
step "$out/annex.pdf: the annex of changes, whole history" "$hyoka" annex "$folder" -o "$out/annex.pdf"
step "$out/annex.xlsx: the same for Excel" "$hyoka" annex "$folder" -o "$out/annex.xlsx"
step "$out/annex.yaml: the same as data" "$hyoka" annex "$folder" -o "$out/annex.yaml"
step "$out/hyoka.pdf: the assessment in official form" "$hyoka" render "$newest" -o "$out/hyoka.pdf"
step "$out/hyoka.xlsx: the same for Excel" "$hyoka" render "$newest" -o "$out/hyoka.xlsx"
step "$out/hyoka.txt: the same as text" "$hyoka" render "$newest" -o "$out/hyoka.txt"
step "$out/hyoka.json: the same for programs" "$hyoka" render "$newest" -o "$out/hyoka.json"
step "$out/kiso.pdf: the 基礎項目評価書 of the same work" \
	"$hyoka" render "${newest/zenkou/kiso}" -o "$out/kiso.pdf"
step "$out/three-files.pdf: an assessment with three files" \
	"$hyoka" render assessments/1-住民基本台帳/zenkou/2026-06-08.yaml -o "$out/three-files.pdf"
step "$out/imported.yaml: read back from the text" "$hyoka" import --quiet "$out/hyoka.txt" -o "$out/imported.yaml"
step "$out/site/index.html: the public site of the portfolio; $out/record.txt: what the office keeps" \
	quiet "$out/record.txt" "$hyoka" publish --quiet assessments -o "$out/site" --today 2026-06-30
live=$out/kenko-kanri
step "$live: an invented health system, its database and a month of access log" \
	python3 examples/kenko-kanri/generate.py "$live"
[ -e "$live/monitor.key" ] || "$hyoka" monitor "$live/monitor.yaml" --make-key
step "$live/monitor.txt: where it deviates from its assessment (all planted: examples/kenko-kanri/planted.txt)" \
	quiet "$live/monitor.txt" "$hyoka" monitor "$live/monitor.yaml" --today 2025-10-15 --quiet
step "$live/report.pdf: the report of the year's self-inspection" \
	"$hyoka" monitor "$live/monitor.yaml" --evidence --today 2025-10-15 -o "$live/report.pdf"
echo
cat "$out/check.txt"
echo
grep -v '^    ' "$live/monitor.txt"
