#!/bin/sh
# Installs the Debian packages that are missing. Usage: deps.sh build|check [--list]
# Does nothing when all are there; without apt-get it names them and stops.
set -eu

build="gcc make pkg-config python3 libyaml-dev liblua5.4-dev libpcre2-dev libutf8proc-dev
libcairo2-dev libpng-dev libharfbuzz-dev libfreetype-dev libqpdf-dev libunibreak-dev libxlsxwriter-dev libzip-dev libexpat1-dev libssl-dev zlib1g-dev libgraphviz-dev librsvg2-dev libsqlite3-dev libpq-dev
fonts-morisawa-bizud-mincho fonts-morisawa-bizud-gothic fonts-ipaexfont-mincho
fonts-ipaexfont-gothic fonts-ipamj-mincho fonts-noto-cjk"
check="clang libcmocka-dev poppler-utils qpdf unzip git nodejs npm chromium libreoffice-calc-nogui imagemagick python3-uno inotify-tools postgresql postgresql-common man-db mandoc zsh fish"

case "${1:-}" in
build) wanted=$build ;;
check) wanted=$check ;;
*) echo "usage: deps.sh build|check [--list]" >&2; exit 2 ;;
esac
if [ "${2:-}" = --list ]; then
	echo $wanted
	exit 0
fi
if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
	echo "This is no Debian system. Install what these packages hold, then use make all:" >&2
	echo "$wanted" >&2
	exit 2
fi

missing=
for package in $wanted; do
	# A compiler that is on PATH is used as it is, wherever it came from.
	case $package in
	gcc | make | clang | git | python3 | unzip | npm) command -v "$package" >/dev/null 2>&1 && continue ;;
	nodejs) command -v node >/dev/null 2>&1 && continue ;;
	esac
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "Please install as root:$missing" >&2
		exit 2
	fi
	as_root=sudo
fi
echo "installing:$missing"
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
