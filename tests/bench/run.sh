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
# What the two parts of a comparison take is measured within one process, with the library of this build.
(cd "$HYOKA_DATA" && "${CC:-cc}" -std=c17 -O2 -D_XOPEN_SOURCE=700 -I. -o "$bench/compare" "$here/compare.c" \
	"$build/libhyoka.a" $(pkg-config --libs yaml-0.1 lua5.4 libpcre2-8) -l:libutf8proc.a -ldl -lm)
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
# Access logs: invented lines, and a program that reads and counts them as hyoka monitor does, but keeps and judges nothing.
access_logs() {
	local lines=${LINES_OF_LOG:-5000000} format
	compile access_log
	"${CC:-cc}" -std=c17 -O2 -D_XOPEN_SOURCE=700 -I. -rdynamic -o "$bench/read_log" "$here/read_log.c" \
		-Wl,--whole-archive "$build/libhyoka.a" -Wl,--no-whole-archive \
		$(pkg-config --libs yaml-0.1 lua5.4 libpcre2-8) -l:libutf8proc.a -ldl -lm
	mkdir -p "$bench/modules" "$bench/mtail"
	cp "$build/modules/digest.so" "$bench/modules/"
	cp "$here/access.mtail" "$bench/mtail/"
	rm -f "$bench/access.key"
	(umask 077 && printf '%064d\n' 1 > "$bench/access.key")
	for format in kv jsonl; do
		[ "$(cat "$bench/access-$format.lines" 2>/dev/null)" = "$lines" ] || {
			"$bench/access_log" "$format" "$lines" > "$bench/access-$format.log"
			"$bench/access_log" "$format" $((lines / 10)) > "$bench/access-$format-tenth.log"
			echo "$lines" > "$bench/access-$format.lines"
		}
		for part in "" -tenth; do
			printf '%s\n' 'version: 1' "assessment: $PWD/assessments/15-予防接種/zenkou" 'state: state.db' 'key_file: access.key' 'sources:' \
				"  - {name: access, kind: access_log, from: $format, path: access-$format$part.log, fields: {ts: time}, sequence: true}" \
				> "$bench/access-$format$part.yaml"
		done
	done
}
access_logs
command -v mtail >/dev/null || warn "no mtail (Debian package mtail): not measured"
python3 "$here/measure.py" "$hyoka" "$bench"
