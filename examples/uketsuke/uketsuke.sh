#!/bin/sh
# 共有フォルダの受付: uketsuke.sh [--once] フォルダ
# 「提出」に置かれたブックを点検し、指摘を書き込んだものを「返却」に、元のブックを「控え」に移します。
# --once: 今あるものだけを処理して終わります(timer や cron から)。付けなければ待ち受けます(inotifywait)。
# HYOKA に hyoka の場所、STABLE に「書き終わった」とみなすまでの秒数(省略時 10)を指定できます。
set -eu

once=
if [ "${1:-}" = --once ]; then
	once=1
	shift
fi
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
	echo "使い方: uketsuke.sh [--once] 共有フォルダ" >&2
	exit 2
fi
cd "$1"
hyoka=${HYOKA:-hyoka}
stable=${STABLE:-10}
mkdir -p 提出 返却 控え

# 二つ同時には動きません。
exec 9>.uketsuke.lock
if ! flock -n 9; then
	echo "このフォルダではもう動いています" >&2
	exit 0
fi

# 書いている途中のものは次の回に回します。
finished() {
	[ -f "$1" ] && [ $(($(date +%s) - $(stat -c %Y "$1"))) -ge "$stable" ]
}

# 1 冊を点検します。読めないときは、理由を文書で返します。
receive() {
	name=$(basename "$1" .xlsx)
	marked="返却/$name-指摘.xlsx" reason="返却/$name-読めません.txt"
	status=0
	"$hyoka" check --lang ja "$1" --mark "$marked" >/dev/null 2>"控え/.message" || status=$?
	if [ "$status" -ge 2 ]; then
		sed "s|^提出/||" "控え/.message" >"$reason"
		rm -f "$marked"
	else
		rm -f "$reason"
	fi
	rm -f "控え/.message"
	kept="控え/$(date +%Y%m%d-%H%M%S)-$name" number=
	while [ -e "$kept${number:+-$number}.xlsx" ]; do
		number=$((${number:-1} + 1))
	done
	mv "$1" "$kept${number:+-$number}.xlsx"
	echo "$name: $([ "$status" -ge 2 ] && echo 読めません || echo 点検しました)"
}

# Excel が開いている間だけ作る「~$」で始まるファイルは、ブックではありません。
sweep() {
	for book in 提出/*.xlsx; do
		case $book in 提出/\~\$*) continue ;; esac
		finished "$book" && receive "$book"
	done
	return 0
}

sweep
[ -z "$once" ] || exit 0
if ! command -v inotifywait >/dev/null 2>&1; then
	echo "inotifywait がありません(Debian では inotify-tools)。--once を timer から使ってください" >&2
	exit 2
fi
# 知らせを待ち、来なくても 1 分ごとに見ます。他の機械が書いたものは知らせが来ないことがあるためです。
while :; do
	inotifywait -q -t 60 -e close_write -e moved_to 提出 >/dev/null || [ $? -eq 2 ]
	sleep "$stable"
	sweep
done
