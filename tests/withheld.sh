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
# The same work on another form says in the open what the first one withholds.
mkdir "$work/kiso"
cat >"$work/kiso/2026-04-01.yaml" <<'Y'
様式: 基礎項目評価書
版: 令和6年10月
評価書番号: 77
評価書名: みほん手当に関する事務 基礎項目評価書
評価実施機関名: みほん市長
公表日: 令和8年4月1日
関連情報:
  事務: {事務の名称: みほん手当に関する事務, 事務の概要: 手当の支給。装置は本庁舎の地下三階にある第九機械室に置く。}
しきい値判断: {対象人数: 918273, 取扱者数: 412, 時点: 令和8年1月1日}
Y
# A small assessment lacks much; here that must not stand in the way of publication.
rules=$("$HYOKA" check --quiet --format json "$work" | sed -n 's/.*"rule": "\(.*\)".*/  \1: 参考/p' | sort -u)
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
# A notice is a draft without a day of publication, in every format, the annex and the file it carries.
printf '令和8年4月1日\n2026-04-01\n2026-03-31T15:00\nD:20260401\n' >"$work/day.txt"
check "公示 names no day of publication" "$work/day.txt" "$work"/公示.*
printf '(案)\n' >"$work/draft.txt"
check "提出 and 公表 are no drafts" "$work/draft.txt" "$work"/{提出,公表}.*
for format in pdf xlsx html txt; do
	for reader in 公示 諮問; do
		if python3 $here/leaks.py "$work/draft.txt" "$work/$reader.$format" >/dev/null; then
			echo "not ok withheld: $reader is marked as a draft ($format)"
		else
			echo "ok withheld: $reader is marked as a draft ($format)"
		fi
	done
done
if grep -q 委員限り "$work/諮問.txt" && ! grep -q 委員限り "$work/提出.txt"; then
	echo "ok withheld: only the council's copy is marked"
else
	echo "not ok withheld: only the council's copy is marked"
fi

# The pack for a council: what it may see alone is marked beside the changes and in the full form.
for format in pdf xlsx html txt; do
	"$HYOKA" review "$work/zenkou" -o "$work/pack.$format" --today 2026-11-27 || echo "not ok withheld: pack.$format is not written"
	holds "the council's pack has what is withheld ($format)" "$work/pack.$format"
done
if grep -q '【委員限り】' "$work/pack.txt" && grep -q '【委員限り】' "$work/pack.html"; then
	echo "ok withheld: the council's pack is marked"
else
	echo "not ok withheld: the council's pack is marked"
fi

# The whole site: every file of it, the other form and an older revision, too, which did not withhold anything.
sed -i '/^非公表:/,$d' "$work/zenkou/2025-04-01.yaml"
if "$HYOKA" publish --quiet "$work" -o "$work/site" --today 2026-11-27 >"$work/record.txt"; then
	find "$work/site" -type f ! -name '*.pdf' ! -name '*.xlsx' -exec grep -lq 非公表 {} + && echo "ok withheld: the site says where something is withheld" ||
		echo "not ok withheld: the site says where something is withheld"
	mapfile -d '' site < <(find "$work/site" -type f -print0)
	check "the site gives nothing away (${#site[@]} files)" $here/withheld.txt "${site[@]}"
	check "the site has nothing that is never published" $here/private.txt "${site[@]}"
	# A hash of the source would let one try out what is withheld.
	while read -r hash name; do
		[ "$hash" != "#" ] && [ "${name##*/}" != manifest.json ] && echo "$hash"
	done <"$work/record.txt" >"$work/hashes.txt"
	check "the site has no hash of a source ($(wc -l <"$work/hashes.txt"))" "$work/hashes.txt" "${site[@]}"
else
	echo "not ok withheld: the site is not made"
fi
