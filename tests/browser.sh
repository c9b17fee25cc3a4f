#!/bin/bash
# Web pages in headless Chromium: accessible (axe-core), quiet, self-contained, with hostile text shown as text.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
npm=$(tests/npm.sh browser) || { echo "not ok browser: npm packages"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

n=0
for file in assessments/*/*/*.yaml tests/browser/hostile.yaml; do
	# The newest revision of each form is enough: a page differs by form, not by revision.
	n=$((n + 1))
	"$HYOKA" render "$file" -o "$work/$n-$(basename "$(dirname "$file")").html" || echo "not ok browser: $file"
done
newest=$(for form in kiso juten zenkou browser; do ls "$work"/*-"$form".html 2>/dev/null | tail -1; done)
node tests/browser/pages.mjs "$npm" $newest

hostile=$(ls "$work"/*-browser.html)
if grep -q '<script\|<img\|<svg' "$hostile"; then
	echo "not ok browser: hostile text is markup"
else
	echo "ok browser: hostile text stays text"
fi
