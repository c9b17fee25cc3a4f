#!/bin/bash
# The workbooks as an office program shows them: LibreOffice must open them without
# repair and print every section, with the first words of long answers.
set -u
cd "$(dirname "$0")/.." || exit 2
export SAMPLES="$PWD/assessments"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # name, workbook, texts that must be on its pages
	local name=$1 book=$2 missing= text
	shift 2
	soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf \
		--outdir "$work" "$book" >"$work/log" 2>&1
	pdftotext -raw "${book%.xlsx}.pdf" - 2>/dev/null | tr -d ' \n\f' >"$work/text"
	for text in "$@"; do
		grep -qF "$text" "$work/text" || missing="$missing $text"
	done
	if [ -s "$work/text" ] && [ -z "$missing" ]; then
		echo "ok office: $name"
	else
		tail -n 3 "$work/log"
		echo "    not on its pages:$missing"
		echo "not ok office: $name"
	fi
}

"$HYOKA" render "$SAMPLES/15-予防接種/zenkou/2026-06-01.yaml" -o "$work/zenkou.xlsx" &&
	check "all-item assessment" "$work/zenkou.xlsx" 特定個人情報保護評価書 システム16～20 みほんヘルスケアクラウド \
		特定個人情報ファイル記録項目 リスク7：誤った情報を提供してしまうリスク 従業者に対する教育・啓発 変更前の記載
"$HYOKA" render "$SAMPLES/22-がん検診等/juten/2025-09-01.yaml" -o "$work/juten.xlsx" &&
	check "key-item assessment" "$work/juten.xlsx" 重点項目評価書 委託先における不正な使用等のリスク 変更前の記載
"$HYOKA" annex "$SAMPLES/15-予防接種/zenkou" -o "$work/annex.xlsx" &&
	check "annex" "$work/annex.xlsx" 変更箇所 提出時期に係る説明 予診票読取システム

# Filled in through LibreOffice and imported again, only the filled cells differ: as a file of
# its own, and in a draft.
python=
for candidate in python3 /usr/bin/python3; do
	"$candidate" -c 'import uno' 2>/dev/null && python=$candidate && break
done
[ -n "$python" ] || { echo "not ok office: python3-uno is missing (make deps-check)"; exit 0; }
differ() { # name, before, after, filled
	local out
	"$HYOKA" render "$2" -o "$work/before.json" && "$HYOKA" render "$3" -o "$work/after.json" || return
	if out=$(tests/office/filled.py "$work/before.json" "$work/after.json" "$4"); then
		echo "ok office: $1"
	else
		printf '%s\n' "$out" | cut -c 1-200 | sed 's/^/    /'
		echo "not ok office: $1"
	fi
}
for seed in 1 2; do
	for sample in 15-予防接種/kiso/2026-06-01 15-予防接種/zenkou/2026-06-01 22-がん検診等/juten/2025-09-01; do
		name="${sample%/*} filled in at random ($seed)"
		cp "$SAMPLES/$sample.yaml" "$work/draft.yaml"
		"$HYOKA" render "$work/draft.yaml" -o "$work/book.xlsx"
		"$python" tests/office/fill.py "$work/profile" "$work/book.xlsx" "$work/filled.xlsx" --random $seed >"$work/filled.json"
		"$HYOKA" import --quiet "$work/filled.xlsx" -o "$work/new.yaml"
		differ "$name" "$SAMPLES/$sample.yaml" "$work/new.yaml" "$work/filled.json"
		"$HYOKA" import --quiet "$work/filled.xlsx" --onto "$work/draft.yaml" >"$work/rows"
		differ "$name, onto its draft" "$SAMPLES/$sample.yaml" "$work/draft.yaml" "$work/filled.json"
	done
done
# The form of the self-inspection, filled in by a department, gives its answers.
mkdir "$work/jiko" && cp "$SAMPLES/15-予防接種/zenkou/2025-04-01.yaml" "$work/jiko/"
"$HYOKA" monitor --init "$work/jiko" -o "$work/jiko.yaml" --today 2025-10-15
sed -i 's/^#  \(P-.*\){people: ""}/  \1{people: 健康増進課}/' "$work/jiko.yaml"
"$HYOKA" monitor "$work/jiko.yaml" --checklist -o "$work/form.xlsx" --today 2025-10-15
"$python" tests/office/fill.py "$work/profile" "$work/form.xlsx" "$work/answered.xlsx" answer.1_1=実施している \
	'answer.2_1=入退室の記録, "10月"分' answer.3_1=課長補佐 answer.4_1=令和7年10月1日 answer.9_1=一部 answer.12_1=2025-10-02
"$HYOKA" monitor "$work/jiko.yaml" --answers "$work/answered.xlsx" --quiet --today 2025-10-15 >"$work/answers.csv" 2>&1
if [ "$(cut -d , -f 1,2,3,5 "$work/answers.csv" | tail -n +2 | tr '\n' ' ')" = 'answer,"2025-10-01","健康増進課","実施している" answer,"2025-10-02","健康増進課","一部" ' ]; then
	echo "ok office: a form of the self-inspection filled in"
else
	cat "$work/answers.csv"
	echo "not ok office: a form of the self-inspection filled in"
fi
# Saved by LibreOffice without a change, nothing differs: marks, names, texts over several cells, tables.
for sample in 15-予防接種/zenkou/2026-06-01 22-がん検診等/juten/2025-09-01; do
	"$HYOKA" render "$SAMPLES/$sample.yaml" -o "$work/book.xlsx"
	"$HYOKA" check --quiet "$work/book.xlsx" --mark "$work/marked.xlsx" >"$work/log"
	"$python" tests/office/fill.py "$work/profile" "$work/marked.xlsx" "$work/saved.xlsx"
	"$HYOKA" import --quiet "$work/saved.xlsx" -o "$work/new.yaml"
	if "$HYOKA" diff "$SAMPLES/$sample.yaml" "$work/new.yaml" >"$work/log"; then
		echo "ok office: ${sample%/*} marked and saved again"
	else
		head -n 5 "$work/log"
		echo "not ok office: ${sample%/*} marked and saved again"
	fi
done
# Answers written into a blank that LibreOffice has saved: nothing else changes, and it opens with every answer.
for sample in 15-予防接種/zenkou/2026-06-01 22-がん検診等/juten/2026-06-15; do
	file=$SAMPLES/$sample.yaml
	form=$("$HYOKA" forms | awk -v form="$(sed -n 's/^様式: //p' "$file")" -v own="$(sed -n 's/^版: //p' "$file")" \
		'$3 == form && $4 == own { print $1 }')
	"$HYOKA" new --quiet "$form" -o "$work/draft.yaml" --force && "$HYOKA" render "$work/draft.yaml" -o "$work/draft.txt"
	tests/layout_book.py "$work/draft.txt" brackets 1 >"$work/cells"
	tests/book.py "$work/cells" "$work/blank.xlsx"
	# Once as it is, once with what offices add: lists, colours, comments, protection, hidden rows and sheets.
	"$python" tests/office/dress.py "$work/profile" "$work/blank.xlsx" "$work/dressed.xlsx"
	"$HYOKA" render --quiet "$file" --into "$work/dressed.xlsx" -o "$work/answers.xlsx" >"$work/log" 2>&1 &&
		tests/properties/into.py "$work/dressed.xlsx" "$work/answers.xlsx" >"$work/log" 2>&1 &&
		echo "ok office: ${sample%/*} into a blank that an office has dressed up" ||
		{ head -n 5 "$work/log"; echo "not ok office: ${sample%/*} into a blank that an office has dressed up"; }
	"$python" tests/office/fill.py "$work/profile" "$work/blank.xlsx" "$work/saved.xlsx"
	"$HYOKA" render --quiet "$file" --into "$work/saved.xlsx" -o "$work/answers.xlsx" >"$work/log" 2>&1 &&
		tests/properties/into.py "$work/saved.xlsx" "$work/answers.xlsx" >"$work/log" 2>&1 &&
		echo "ok office: ${sample%/*} into a blank saved by LibreOffice" ||
		{ head -n 5 "$work/log"; echo "not ok office: ${sample%/*} into a blank saved by LibreOffice"; }
	check "${sample%/*} into a blank" "$work/answers.xlsx" "$(sed -n 's/^評価書名: //p' "$file" | tr -d ' ')" みほん市長 ○
done
# A workbook of another program, by its labels, as LibreOffice writes it.
tests/book.py tests/cases/import/workbook/book.txt "$work/other.xlsx"
"$python" tests/office/fill.py "$work/profile" "$work/other.xlsx" "$work/saved.xlsx"
"$HYOKA" import --quiet "$work/other.xlsx" | sed '/^取込み/,$d' >"$work/a.yaml"
"$HYOKA" import --quiet "$work/saved.xlsx" | sed '/^取込み/,$d' >"$work/b.yaml"
if [ -s "$work/a.yaml" ] && diff "$work/a.yaml" "$work/b.yaml"; then
	echo "ok office: a workbook of another program"
else
	echo "not ok office: a workbook of another program"
fi
exit 0
