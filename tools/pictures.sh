#!/bin/bash
# Makes docs/pictures anew by walking through the tutorial of README.ja.md: what its terminals show,
# and pages of the PDF files it makes. Needs chromium and poppler-utils (make deps-check).
set -eu
cd "$(dirname "$0")/.."
export PATH="$PWD/${BUILD:-build}:$PATH" LC_ALL=C.UTF-8
out=$PWD/docs/pictures work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/mihon" "$work/shown"

tools/tutorial.py README.ja.md "$work/mihon" "$work/shown"

for shown in "$work"/shown/*.txt; do
	name=$(basename "$shown" .txt)
	tools/terminal.py "端末 - mihon" <"$shown" >"$work/$name.html"
	size=$(sed -n '$s/^<!-- \([0-9]*\)x\([0-9]*\) -->$/\1,\2/p' "$work/$name.html")
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
		--user-data-dir="$work/chromium" --window-size="$size" --screenshot="$out/$name.png" \
		"file://$work/$name.html" 2>/dev/null
done

# NAME, file, page, height of the part that is shown (pixels at 80 dpi)
page() { pdftoppm -r 80 -gray -png -singlefile -f "$3" -l "$3" -x 0 -y 0 -W "$5" -H "$4" "$work/mihon/$2" "$out/$1"; }
page cover draft.pdf 1 420 661
page annex annex.pdf 1 300 935
ls -l "$out"
