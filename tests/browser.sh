#!/bin/bash
# Web pages in headless Chromium: accessible (axe-core), quiet, self-contained, with hostile text shown as text.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
npm=$(tests/npm.sh browser) || { echo "not ok browser: npm packages"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs SCRIPT, which says what is ok; one that does not come to its end has failed, too.
script() { # script, arguments...
	node "tests/browser/$1" "$npm" "${@:2}" || echo "not ok browser: $1 failed, or did not come to its end"
}

# The newest assessment of each form is enough: a page differs by form, not by revision.
for form in kiso juten zenkou; do
	file=$(ls assessments/*/$form/2*.yaml | tail -1)
	"$HYOKA" render "$file" -o "$work/$form.html" || echo "not ok browser: $file"
done
"$HYOKA" render tests/browser/hostile.yaml -o "$work/hostile.html" || echo "not ok browser: hostile.yaml"
# The page an import is checked with: of a noisy text, and of hostile words.
"$HYOKA" import --quiet tests/intake/002.txt -o "$work/a.yaml" --review "$work/review.html" || echo "not ok browser: review"
"$HYOKA" render tests/browser/hostile.yaml -o "$work/hostile.txt" &&
	"$HYOKA" import --quiet "$work/hostile.txt" -o "$work/a.yaml" --review "$work/hostile_review.html" ||
	echo "not ok browser: review of hostile words"
# The pack for a council: of two works, and of hostile words old beside new.
"$HYOKA" review assessments/22-がん検診等 assessments/7-国民健康保険 -o "$work/pack.html" || echo "not ok browser: pack"
sed 's/太字/細字<script>alert(2)<\/script>/; s/onerror=alert(1)/onerror=alert(2) \\u202e/' tests/browser/hostile.yaml >"$work/new.yaml"
"$HYOKA" review tests/browser/hostile.yaml "$work/new.yaml" -o "$work/hostile_pack.html" || echo "not ok browser: pack of hostile words"
script review.mjs "$work/pack.html"
# A public site: the page that lists the works, and that of one work.
"$HYOKA" publish --quiet assessments -o "$work/site" --today 2026-11-27 >/dev/null || echo "not ok browser: site"
script pages.mjs "$work"/*.html "$work"/site/index.html "$work"/site/works/15-yoshiki4/index.html
reached=$(cd "$work/site" && grep -oh 'href="[^"#]*"' index.html | cut -d'"' -f2 | sort -u | wc -l)
if [ "$reached" -gt 60 ] && ! grep -q '<script\|style="\| on[a-z]*="' "$work"/site/index.html "$work"/site/works/*/index.html; then
	echo "ok browser: the site needs no script and leads to all files"
else
	echo "not ok browser: the site needs no script and leads to all files ($reached)"
fi

for page in hostile hostile_review hostile_pack; do
	if grep -q '<script\|<img\|<svg' "$work/$page.html"; then
		echo "not ok browser: $page: text is markup"
	else
		echo "ok browser: $page: text stays text"
	fi
done
