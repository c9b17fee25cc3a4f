#!/bin/bash
# How well an import reads noisy texts (tests/intake/README.md): the kept ones, and fresh ones made of the samples.
set -u
cd "$(dirname "$0")/.." || exit 2
export HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
parts=tests/intake
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measured() { # name, folder, least found, most wrong
	local out
	if out=$($parts/measure.py "$2" "$2" --least "$3" --most-wrong "$4" --list 2>&1); then
		echo "ok intake: $1"
	else
		echo "not ok intake: $1"
		printf '%s\n' "$out" | cut -c1-200 | head -40 | sed 's/^/    /'
	fi
}

for truth in $parts/*.json; do
	number=$(basename "$truth" .json)
	mkdir "$work/$number" && cp "$truth" $parts/"$number".txt "$work/$number"
	measured "kept text $number" "$work/$number" 97 1
done

# A seed is one way of printing and its accidents; every sample meets another one.
samples=(assessments/15-予防接種/kiso/2026-06-01.yaml assessments/22-がん検診等/juten/2026-06-15.yaml
	assessments/3-地方税/zenkou/2026-06-22.yaml assessments/15-予防接種/zenkou/2026-06-01.yaml
	assessments/1-住民基本台帳/zenkou/2026-06-08.yaml)
for seed in 003 004 005 006 007 008 010 013 014 015 018 019 022 024 025 027 028 030; do
	sample=${samples[10#$seed % ${#samples[@]}]}
	mkdir "$work/seed$seed"
	$parts/noise.py "$sample" $((10#$seed)) "$work/seed$seed/$seed" || echo "not ok intake: noise $seed"
	measured "${sample#assessments/} with the noise of seed $seed" "$work/seed$seed" 97 1
done

# The measure would notice: a truth that asks for something else.
mkdir "$work/other" && cp $parts/001.txt "$work/other"
sed 's/"value": "[^"]*"/"value": "三毛猫"/' $parts/001.json >"$work/other/001.json"
if $parts/measure.py "$work/other" "$work/other" --least 97 >/dev/null; then
	echo "not ok intake: a wrong truth is noticed"
else
	echo "ok intake: a wrong truth is noticed"
fi
