#!/bin/bash
# Keeps the house in order: who may include whom, one door a library, no Japanese
# in C, no clock, what the program links, how long files and functions are.
# Prints one line a check ("ok ..." or "not ok ..."); exits 1 when one failed.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
failed=0

report() { # name, findings
	if [ -z "$2" ]; then
		echo "ok layers: $1"
	else
		echo "not ok layers: $1"
		printf '%s\n' "$2" | sed 's/^/    /'
		failed=1
	fi
}

sources=$(git ls-files -co --exclude-standard 'engine/*.[ch]' 'reports/*.[ch]')

# Lower number = lower layer; a file includes only its own layer and lower ones.
# intake stands beside change and check: it may use form and base only.
report "includes point down" "$(awk '
function layer(path) {
	if (path ~ /^engine\/base\//) return 0
	if (path ~ /^engine\/form\//) return 1
	if (path ~ /^engine\/change\//) return 2
	if (path ~ /^engine\/check\//) return 3
	if (path ~ /^engine\/monitor\//) return 4
	if (path ~ /^engine\/intake\//) return 1.5
	if (path ~ /^engine\/schema\//) return 1.7
	if (path ~ /^engine\/sheet\//) return 5
	if (path ~ /^reports\//) return 6
	if (path ~ /^engine\/command\//) return 7
	if (path ~ /^engine\/main\.c$/) return 8
	return -1
}
FNR == 1 { own = layer(FILENAME); if (own < 0) print FILENAME ": in no layer" }
/^#include "/ {
	split($0, part, "\"")
	there = layer(part[2])
	if (part[2] ~ /\.def$/) next
	if (there < 0) print FILENAME ":" FNR ": include is not named from the top: " part[2]
	else if (there > own) print FILENAME ":" FNR ": layer " own " includes " part[2]
	if (own != 1.5 && own < 7 && there == 1.5) print FILENAME ":" FNR ": only commands use intake"
	if (own == 6 && part[2] !~ /^engine\/base\// && part[2] != "engine/sheet/sheet.h" && part[2] !~ /^reports\//)
		print FILENAME ":" FNR ": a device knows only base and sheet.h: " part[2]
}' $sources)"

# One door a library.
doors() { # header pattern, allowed files pattern
	grep -nE "^#include <($1)" $sources | grep -vE "^($2):" || true
}
report "one door a library" "$(
	doors 'yaml\.h' 'engine/form/yaml\.c'
	doors 'lua\.h|lauxlib\.h|lualib\.h' 'engine/check/script[a-z_]*\.[ch]'
	doors 'pcre2\.h' 'engine/base/match(_line)?\.c'
	doors 'utf8proc\.h' 'engine/base/text\.c'
	doors 'dlfcn\.h' 'engine/base/module\.c'
	doors 'zip\.h' 'engine/intake/xlsx_zip\.c'
	doors 'expat\.h' 'engine/intake/xlsx_xml\.c'
	doors 'xlsxwriter\.h' 'reports/xlsx[a-z_]*\.[ch]'
	doors 'cairo|hb|ft2build|linebreak' 'reports/(pdf|figure|cairo)[a-z_]*\.[ch]'
	doors 'qpdf/' 'reports/pdf_finish\.c|engine/intake/pdf_source\.c'
	doors 'graphviz|librsvg' 'reports/figure[a-z_]*\.c'
	doors 'openssl/' 'engine/base/digest_crypto\.c'
	doors 'sqlite3\.h' 'engine/monitor/sql_sqlite\.c'
	doors 'libpq-fe\.h' 'engine/monitor/sql_postgresql\.c'
	doors 'iconv\.h' 'engine/intake/[a-z_]*\.c'
)"

report "no Japanese in C but the catalogue" "$(grep -nP '[^\x00-\x7F]' $sources | head -20)"
report "no clock outside main" "$(grep -nE '\b(time|localtime|gmtime|clock|gettimeofday)\(' $sources |
	grep -vE '^engine/(main\.c|monitor/)' | head)"
report "no file over 500 lines" "$(wc -l $sources | awk '$2 != "total" && $1 > 500')"
report "no function over 70 lines" "$(awk '
FNR == 1 { inside = 0 }
/^\{/ { start = FNR; inside = 1 }
/^\}/ && inside { if (FNR - start - 1 > 70) print FILENAME ":" start ": " FNR - start - 1 " lines"; inside = 0 }
' $(echo "$sources" | tr ' ' '\n' | grep '\.c$'))"

# What the program links: its three libraries, libc and nothing else.
report "links libyaml, Lua and PCRE2 only" "$(readelf -d "$BUILD/hyoka" | sed -n 's/.*NEEDED.*\[\(.*\)\].*/\1/p' |
	grep -vE '^(libyaml-0|liblua5\.4|libpcre2-8|libc|libm|libdl|libasan|libubsan|libgcc_s|ld-linux.*)\.so')"
report "no folder of this machine in the sources" "$(git grep -nIE '/(work|root|home/[a-z]+)/' -- . ':!tests/layers.sh' | head)"
exit $failed
