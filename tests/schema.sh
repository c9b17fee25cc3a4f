#!/bin/bash
# `hyoka schema`: the schemas of all forms, as a validator and an editor's language server
# take them. Needs node and npm (make deps-check).
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
here=$PWD/tests/schema samples=$PWD/assessments
work=$(tests/npm.sh schema) || { echo "not ok schema: npm packages"; exit 1; }
export HYOKA HYOKA_DATA=$PWD

# Runs SCRIPT, which says what is ok; one that does not come to its end has failed, too.
script() { # script, arguments...
	node "$here/$1" "${@:2}" || echo "not ok schema: $1 did not come to its end"
}

# The form check by itself, and one sample of each form.
compile() {
	"${CC:-cc}" -std=c17 -D_XOPEN_SOURCE=700 -I. ${CFLAGS:-} -o "$work/form_findings" "$here/form_findings.c" \
		"${BUILD:-build}/libhyoka.a" $(pkg-config --libs yaml-0.1 lua5.4 libpcre2-8) -l:libutf8proc.a -ldl -lm
}
compile || { echo "not ok schema: form_findings.c does not build"; exit 1; }

rm -rf "$work/made" "$work/copies" "$work/data" "$work/slots"
mkdir "$work/made" "$work/copies"
"$HYOKA" forms --format json >"$work/made/forms.json" || exit 1
"$HYOKA" schema --all "$work/made" || echo "not ok schema: those of all forms cannot be made"
while read -r form edition; do
	name=$form-$edition
	"$HYOKA" new "$form@$edition" >"$work/made/$name.yaml" || echo "not ok schema: no draft of $form@$edition"
	"$HYOKA" schema "$form@$edition" | cmp - "$work/made/$name.schema.json" &&
		echo "ok schema: $form@$edition by itself is the same as among all"
done < <(sed -nE 's/.*"form": "(.*)",/\1/p; s/.*"edition": "(.*)",/\1/p' "$work/made/forms.json" | paste - -)

cd "$work" || exit 2
script valid.mjs made/forms.json made "$samples"/*/*/[0-9]*.yaml "$samples"/*/*/意見.yaml
script broken.mjs made/yoshiki4-R6-10.schema.json

# What `render` writes as JSON: every sample as it is and for the public, every draft, one with what an import could not read.
mkdir -p made/machine
"$HYOKA" schema --machine -o made/machine.schema.json
for file in "$samples"/*/*/[0-9]*.yaml made/*.yaml; do
	"$HYOKA" render "$file" -o "made/machine/$(cksum <<<"$file" | tr ' ' -).json"
done
"$HYOKA" render "$samples/15-予防接種/zenkou/2026-06-01.yaml" --for 公表 -o made/machine/public.json
printf '様式: 全項目評価書\n版: 令和6年10月\n取込み:\n  不明: [基本情報/事務/事務の名称, 評価書番号]\n' >made/machine/unknown.yaml
"$HYOKA" render made/machine/unknown.yaml -o made/machine/unknown.json
script machine.mjs made/machine.schema.json made/machine/*.json

"$HYOKA" schema --manifest -o made/manifest.schema.json
"$HYOKA" publish "$samples/22-がん検診等" -q -o made/site >/dev/null
script manifest.mjs made/manifest.schema.json made/site/manifest.json

mkdir -p slots/規則 && echo 'return {}' >slots/規則/manifest.lua
script slots.mjs "$HYOKA" made slots "$samples"/{hyoka,事故}.yaml "$here"/../../examples/*/{hyoka,waivers}.yaml

"$HYOKA" schema --monitor -o made/monitor.schema.json
(cd "$samples/1-住民基本台帳" && "$HYOKA" monitor --init zenkou) >made/monitor.yaml
script monitor.mjs made/monitor.schema.json "$here/../../examples/kenko-kanri/monitor.yaml" made/monitor.yaml

script editor.mjs made "$samples/15-予防接種/zenkou/2026-06-01.yaml"

agree() { # form-edition, sample, every how many places
	rm -f copies/*
	local out
	if out=$(node "$here/agree.mjs" ./form_findings "made/$1.schema.json" "$2" copies "$3"); then
		[ -z "$out" ] || printf '%s\n' "$out" | head -20 | sed 's/^/    /'
		[ -n "$out" ] && echo "not ok schema: $1 and the form check say the same" ||
			echo "ok schema: $1 and the form check say the same"
	else
		echo "not ok schema: $1 is compared with the form check"
	fi
}
agree yoshiki4-R6-10 "$samples/15-予防接種/zenkou/2025-04-01.yaml" 37
agree yoshiki3-H30-05 "$samples/22-がん検診等/juten/2025-09-01.yaml" 17
agree yoshiki2-R6-10 "$samples/15-予防接種/kiso/2026-06-01.yaml" 7

# A form with conditions in places that no official form uses, every place of its sample.
mkdir -p data && cp -R "$HYOKA_DATA/templates" data/ && cp "$here/small/yoshiki9-1.yaml" data/templates/ &&
	echo "- {form: yoshiki9, edition: '1', number: 様式9, name: 試験評価書, edition_name: 試験版, in_force: 2025-04-01}" \
		>>data/templates/editions.yaml
export HYOKA_DATA=$work/data
"$HYOKA" schema yoshiki9 -o made/yoshiki9-1.schema.json
agree yoshiki9-1 "$here/small/sample.yaml" 1
