#!/bin/bash
# make bench: prepares the inputs and the peers in $BUILD/bench, then measures (measure.py).
# What cannot be had (no node, no root for chromium) shows as "not measured".
set -eu
cd "$(dirname "$0")/../.."
build=$(cd "${BUILD:-build}" && pwd)
hyoka=$build/hyoka
bench=$build/bench
here=$PWD/tests/bench
sample=assessments/15-予防接種/zenkou/2026-06-01.yaml
mkdir -p "$bench"
export HYOKA_DATA=$PWD

warn() { echo "bench: $*" >&2; }

compile() { # program, libraries...
	local name=$1
	shift
	"${CC:-cc}" -std=c17 -O2 -D_XOPEN_SOURCE=700 -o "$bench/$name" "$here/$name.c" "$@"
}

# The versions of package-lock.json. Not npm ci: it wants typst's builds for all other
# systems in the lock file too, and those cannot be had everywhere.
npm_peers() {
	command -v npm >/dev/null || { warn "no npm"; return 1; }
	cmp -s "$here/package-lock.json" "$bench/package-lock.json" && return
	rm -rf "$bench/node_modules"
	cp "$here/package.json" "$here/package-lock.json" "$bench/"
	(cd "$bench" && npm install --no-save --no-audit --no-fund --loglevel=error >&2) && return
	rm -rf "$bench/package-lock.json" "$bench/node_modules"
	return 1
}

chromium_peer() {
	local as_root=
	command -v chromium >/dev/null && return
	command -v apt-get >/dev/null || return 1
	if [ "$(id -u)" -ne 0 ]; then
		as_root="sudo -n"
		$as_root true 2>/dev/null || return 1
	fi
	$as_root apt-get update -q >&2 &&
		$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium >&2
}

compile stopwatch
compile libyaml_events -lyaml
npm_peers || warn "the npm peers are not measured"
chromium_peer || warn "chromium is not measured"
python3 "$here/blow_up.py" "$sample" "$bench/large.yaml" "$bench/large-60.yaml"
"$hyoka" render "$bench/large.yaml" -o "$bench/large.txt"
python3 "$here/content.py" "$bench/large.txt" "$bench/rows.json" "$bench/large.html"
cp "$here/page.typ" "$bench/"
if [ -d "$bench/node_modules" ]; then
	(cd "$bench" && node "$here/schema.mjs" "$HYOKA_DATA/templates/yoshiki4-R6-10.yaml" \
		"$HYOKA_DATA/templates/common.yaml" schema.json schema.cjs) || warn "no schema"
fi
python3 "$here/measure.py" "$hyoka" "$bench"
