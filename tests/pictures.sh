#!/bin/bash
# Pages as people see them, beside reference pictures in tests/pictures: one of each kind of page, as
# PDF, as a workbook through LibreOffice, as a web page in Chromium. A little difference (another
# version of a library draws a letter otherwise) passes; a line that moved does not. What differs is
# kept in $BUILD/pictures: NAME.png as it is now, NAME.diff.png with the difference in red.
# PICTURES=1 takes the pictures of now as reference: look at each of them before you commit.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
reference=$PWD/tests/pictures samples=$PWD/assessments
kept=${BUILD:-build}/pictures
mkdir -p "$kept" && kept=$(cd "$kept" && pwd) && rm -f "$kept"/*.png
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$reference/zenkou" "$work"
new=$work/zenkou/2026-04-01.yaml

small() { convert "$1" -strip -colorspace Gray -colors 16 -define png:exclude-chunk=date "$2"; }

# How many points of two pictures differ clearly, when both are a little out of focus; "size" for another size.
differ() { # one, other, difference
	local side
	[ "$(identify -format '%wx%h' "$1")" = "$(identify -format '%wx%h' "$2")" ] || { echo size; return; }
	for side in 1 2; do
		convert "${!side}" -colorspace Gray -blur 0x1.2 "$work/side$side.png"
	done
	compare -metric AE -fuzz 22% -highlight-color red "$work/side1.png" "$work/side2.png" "$3" 2>&1
}

# At most 1 in 2500 points: less than a word.
most() { echo $(($(identify -format '%w*%h' "$1") / 2500)); }

picture() { # name: $work/NAME.png is like its reference
	local name=$1 count
	[ -s "$work/$name.png" ] || { echo "not ok pictures: $name: there is no such page"; return; }
	if [ "${PICTURES:-}" = 1 ]; then
		small "$work/$name.png" "$reference/$name.png"
	fi
	[ -s "$reference/$name.png" ] || { echo "not ok pictures: $name has no reference (PICTURES=1 makes one)"; return; }
	count=$(differ "$reference/$name.png" "$work/$name.png" "$work/diff.png")
	if [ "$count" != size ] && [ "${count%%[.e]*}" -le "$(most "$reference/$name.png")" ]; then
		echo "ok pictures: $name"
	else
		cp "$work/$name.png" "$kept/$name.png"
		[ "$count" = size ] || cp "$work/diff.png" "$kept/$name.diff.png"
		echo "    $count points differ: look at $kept/$name.png, then PICTURES=1 tests/run.sh pictures"
		echo "not ok pictures: $name"
	fi
}

page() { # name, pdf, words on the page: the first page that has all of them
	local n pages words
	pages=$(pdfinfo "$2" | sed -n 's/^Pages: *//p')
	for n in $(seq 1 "${pages:-0}"); do
		words=$(pdftotext -raw -f "$n" -l "$n" "$2" - | tr -d ' \n\f')
		case $words in
		*$3*) pdftoppm -r 50 -gray -png -singlefile -f "$n" -l "$n" "$2" "$work/$1"; break ;;
		esac
	done
	picture "$1"
}

web() { # name, page, width, height, more options
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=0.5 \
		--user-data-dir="$work/chromium" --window-size="$3,$4" --screenshot="$work/$1.png" "${@:5}" "file://$2" \
		>/dev/null 2>&1
	picture "$1"
}

# --- PDF
"$HYOKA" render "$new" -o "$work/form.pdf" || exit 1
page pdf-cover "$work/form.pdf" 見本証の交付に関する事務全項目評価書
page pdf-contents "$work/form.pdf" 項目一覧
page pdf-grid "$work/form.pdf" システムの名称
page pdf-figure "$work/form.pdf" '(別添1)事務の内容*見本証システム'
page pdf-records "$work/form.pdf" '(別添2)*宛名の情報'
page pdf-risks "$work/form.pdf" 'リスク1：目的を超えた'
page pdf-annex "$work/form.pdf" 変更前の記載
sed 's/^公表日: .*/状態: 作成中/' "$new" >"$work/zenkou/draft.yaml"
"$HYOKA" render "$work/zenkou/draft.yaml" -o "$work/draft.pdf" --today 2026-11-27
page pdf-draft-cover "$work/draft.pdf" '(案)'
page pdf-open-items "$work/draft.pdf" 書き終えていない項目


# --- the other forms, the annex by itself, the council's pack
"$HYOKA" render "$samples/15-予防接種/kiso/2026-06-01.yaml" -o "$work/kiso.pdf"
page kiso-cover "$work/kiso.pdf" '基礎項目評価書*公表日'
page kiso-threshold "$work/kiso.pdf" 'Ⅱしきい値判断項目*対象人数'
page kiso-risks "$work/kiso.pdf" 'Ⅳリスク対策*評価書の種類'
"$HYOKA" render "$samples/22-がん検診等/juten/2025-09-01.yaml" -o "$work/juten.pdf"
page juten-cover "$work/juten.pdf" '重点項目評価書*公表日'
page juten-file "$work/juten.pdf" '特定個人情報ファイルの概要*ファイルの種類'
page juten-risks "$work/juten.pdf" 'リスクへの対策は十分か'
"$HYOKA" annex "$work/zenkou/2025-04-01.yaml" "$new" -o "$work/annex.pdf"
page annex-alone "$work/annex.pdf" 変更前の記載
"$HYOKA" review "$work/zenkou/2025-04-01.yaml" "$new" -o "$work/pack.pdf" --today 2026-11-27
page review-overview "$work/pack.pdf" '概要*必要な手続'
page review-changes "$work/pack.pdf" '判定*頁'
page review-checklist "$work/pack.pdf" 審査の観点による点検表
page review-letter "$work/pack.pdf" 諮問書

# --- workbook, as an office program prints it
"$HYOKA" render "$new" -o "$work/book.xlsx" && soffice --headless "-env:UserInstallation=file://$work/profile" \
	--convert-to pdf --outdir "$work" "$work/book.xlsx" >/dev/null 2>&1
page xlsx-cover "$work/book.pdf" 見本証の交付に関する事務全項目評価書
page xlsx-grid "$work/book.pdf" システムの名称
page xlsx-figure "$work/book.pdf" 主体名種別
page xlsx-annex "$work/book.pdf" 変更前の記載

# --- web pages
"$HYOKA" render "$new" -o "$work/form.html"
web html-form "$work/form.html" 900 1300
web html-phone "$work/form.html" 500 1000
web html-dark "$work/form.html" 900 900 --blink-settings=preferredColorScheme=0
rm "$work/zenkou/draft.yaml"
# It lacks much; here that must not stand in the way of publication.
rules=$("$HYOKA" check --quiet --format json "$work/zenkou" | sed -n 's/.*"rule": "\(.*\)".*/  \1: 参考/p' | sort -u)
printf '重大度:\n%s\n' "$rules" >"$work/hyoka.yaml"
"$HYOKA" publish --quiet "$work/zenkou" -o "$work/site" --today 2026-11-27 >/dev/null
web site-index "$work/site/index.html" 900 600
web site-work "$work/site/works/31-yoshiki4/index.html" 900 1300

# --- the comparison itself: it would see what people see
moved=$work/moved.png
convert "$reference/pdf-grid.png" -roll +0+2 "$moved"
sees() { # name, picture
	local count
	count=$(differ "$reference/pdf-grid.png" "$2" "$work/diff.png")
	if [ "$count" = size ] || [ "${count%%[.e]*}" -gt "$(most "$2")" ]; then
		echo "ok pictures: the comparison sees $1"
	else
		echo "not ok pictures: the comparison sees $1 ($count)"
	fi
}
sees "a page that moved by a millimetre" "$moved"
sees "another page" "$reference/pdf-risks.png"
convert "$reference/pdf-grid.png" -fill white -draw 'rectangle 150,100 200,110' "$moved"
sees "a word that is missing" "$moved"
size=$(cat "$reference"/*.png | wc -c)
[ "$size" -lt 600000 ] && echo "ok pictures: the references are small ($size bytes)" || echo "not ok pictures: $size bytes"
