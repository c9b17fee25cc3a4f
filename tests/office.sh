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
