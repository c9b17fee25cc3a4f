#!/bin/bash
# What an assessment withholds (非公表) is nowhere in what the public gets, in any format; the
# commission gets all of it, the council sees it marked. What is never published is not there either.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=tests/withheld
cp -R $here/zenkou "$work/"
file=$work/zenkou/2026-04-01.yaml
# A small assessment lacks much; here that must not stand in the way of publication.
rules=$("$HYOKA" check --quiet --format json "$file" | sed -n 's/.*"rule": "\(.*\)".*/  \1: 参考/p' | sort -u)
printf '重大度:\n%s\n' "$rules" >"$work/hyoka.yaml"
for reader in 公示 諮問 提出 公表; do
	for format in pdf xlsx html json txt; do
		"$HYOKA" render "$file" --for $reader -o "$work/$reader.$format" ||
			echo "not ok withheld: $reader.$format is not written"
	done
done

check() { # name, words, files...
	local name=$1
	shift
	if out=$(python3 $here/leaks.py "$@"); then
		echo "ok withheld: $name"
	else
		echo "$out" | head -10
		echo "not ok withheld: $name"
	fi
}

holds() { # name, file
	if python3 $here/leaks.py $here/withheld.txt "$2" >/dev/null; then
		echo "not ok withheld: $1"
	else
		echo "ok withheld: $1"
	fi
}

for format in pdf xlsx html json txt; do
	for reader in 公示 公表; do
		check "$reader gives nothing away ($format)" $here/withheld.txt "$work/$reader.$format"
		check "$reader has nothing that is never published ($format)" $here/private.txt "$work/$reader.$format"
	done
	holds "the commission gets the full text ($format)" "$work/提出.$format"
	holds "the council sees what is withheld ($format)" "$work/諮問.$format"
done
if grep -q 委員限り "$work/諮問.txt" && ! grep -q 委員限り "$work/提出.txt"; then
	echo "ok withheld: only the council's copy is marked"
else
	echo "not ok withheld: only the council's copy is marked"
fi
