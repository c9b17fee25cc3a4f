#!/bin/bash
# Web pages in headless Chromium: accessible (axe-core), quiet, self-contained, with hostile text shown as text.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
npm=$(tests/npm.sh browser) || { echo "not ok browser: npm packages"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The newest assessment of each form is enough: a page differs by form, not by revision.
for form in kiso juten zenkou; do
	file=$(ls assessments/*/$form/2*.yaml | tail -1)
	"$HYOKA" render "$file" -o "$work/$form.html" || echo "not ok browser: $file"
done
"$HYOKA" render tests/browser/hostile.yaml -o "$work/hostile.html" || echo "not ok browser: hostile.yaml"
node tests/browser/pages.mjs "$npm" "$work"/*.html

if grep -q '<script\|<img\|<svg' "$work/hostile.html"; then
	echo "not ok browser: hostile text is markup"
else
	echo "ok browser: hostile text stays text"
fi
