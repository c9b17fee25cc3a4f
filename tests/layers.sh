#!/bin/bash
# Keeps the house in order: who may include whom, who calls whom, one door a library, no Japanese
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

# Lower number = lower layer; a file includes only its own layer and lower ones. A folder within another one has a
# layer of its own, below or above what stands in the outer one.
# intake stands beside change and check: it may use form and base only.
report "includes point down" "$(awk '
BEGIN {
	split("engine/base 0" \
		" engine/form/yaml 1 engine/form 1.1 engine/form/edit 1.2 engine/form/citation 1.3 engine/form/edition 1.4" \
		" engine/intake 1.5 engine/intake/text 1.51 engine/intake/book 1.52 engine/intake/mark 1.53" \
		" engine/intake/follow 1.54 engine/intake/named 1.55 engine/intake/into 1.56" \
		" engine/schema 1.7" \
		" engine/change/text 2 engine/change/typed 2.1 engine/change 2.2 engine/change/apply 2.3 engine/change/rewind 2.3" \
		" engine/check/finding 3 engine/check/subject 3.1 engine/check/script 3.2 engine/check/rule 3.3 engine/check 3.4" \
		" engine/monitor/config 4 engine/monitor/event 4.1 engine/monitor/tally 4.2 engine/monitor/log 4.3" \
		" engine/monitor/source 4.4 engine/monitor/state 4.5 engine/monitor 4.6" \
		" engine/sheet 5 engine/sheet/form 5.1 engine/sheet/review 5.1 engine/sheet/live 5.1" \
		" reports 6 reports/pdf 6.1 reports/xlsx 6.1 reports/html 6.1 reports/figure 6.1" \
		" engine/command 7 engine/command/help 7 engine/command/out 7 engine/command/monitor 7 engine/command/site 7", row, " ")
	for (i = 1; i in row; i += 2)
		layers[row[i]] = row[i + 1]
}
function layer(path) {
	if (path == "engine/main.c") return 8
	sub(/\/[^\/]*$/, "", path)
	return path in layers ? layers[path] + 0 : -1
}
FNR == 1 { own = layer(FILENAME); if (own < 0) print FILENAME ": in no layer" }
/^#include "/ {
	split($0, part, "\"")
	there = layer(part[2])
	intake = there >= 1.5 && there < 1.6
	if (part[2] ~ /\.def$/) next
	if (there < 0) print FILENAME ":" FNR ": include is not named from the top: " part[2]
	else if (there > own) print FILENAME ":" FNR ": layer " own " includes " part[2]
	if (intake && own < 7 && !(own >= 1.5 && own < 1.6)) print FILENAME ":" FNR ": only commands use intake"
	if (own >= 6 && own < 7 && part[2] !~ /^engine\/base\// && part[2] != "engine/sheet/sheet.h" && part[2] !~ /^reports\//)
		print FILENAME ":" FNR ": a device knows only base and sheet.h: " part[2]
}' $sources)"

# One door a library.
doors() { # header pattern, allowed files pattern
	grep -nE "^#include <($1)" $sources | grep -vE "^($2):" || true
}
report "one door a library" "$(
	doors 'yaml\.h' 'engine/form/yaml/yaml\.c'
	doors 'lua\.h|lauxlib\.h|lualib\.h' 'engine/check/script/script[a-z_]*\.[ch]'
	doors 'pcre2\.h' 'engine/base/match(_line)?\.c'
	doors 'utf8proc\.h' 'engine/base/text\.c'
	doors 'dlfcn\.h' 'engine/base/module\.c'
	doors 'zip\.h' 'engine/intake/book/xlsx_zip\.c'
	doors 'expat\.h' 'engine/intake/book/xlsx_xml\.c'
	doors 'xlsxwriter\.h' 'reports/xlsx/[a-z_]*\.[ch]'
	doors 'cairo|hb|ft2build|linebreak' 'reports/(pdf/|figure/|cairo)[a-z_]*\.[ch]'
	doors 'qpdf/' 'reports/pdf/pdf_finish\.c|engine/intake/text/pdf_source\.c'
	doors 'graphviz' 'reports/figure/figure_layout\.c'
	doors 'png\.h' 'reports/figure/figure_png\.c'
	doors 'librsvg' 'reports/figure/picture\.c'
	doors 'zlib\.h' 'engine/monitor/log/unpack_gzip\.c'
	doors 'openssl/' 'engine/base/digest_crypto\.c'
	doors 'sqlite3\.h' 'engine/monitor/source/sql_sqlite\.c'
	doors 'libpq-fe\.h' 'engine/monitor/source/sql_postgresql\.c'
	doors 'iconv\.h' 'engine/intake/text/[a-z_]*\.c'
)"

# Who calls whom, by what their objects define and need; a circle is what tsort cannot sort. Left out are calls that go
# round by nature: help is a command that shows the table of commands; a value of YAML holds values, whatever it is written
# as; the facts of a state are read for a second thread from another state of its file; a grid turns the page it is on.
round='/commands .*/cmd_(help|man|completion)|/splice_(write|flow) .*/splice_(flow|patch)|/state_facts .*/state|/pdf_turn .*/pdf_grid'
calls() {
	nm -A -P $(for file in $sources; do ls "$BUILD/obj/${file%.c}.o" 2>/dev/null; done) | awk '
	{ sub(/^.*\/obj\//, "", $1); sub(/\.o:$/, "", $1) }
	$3 == "U" { need[$1 " " $2] }
	$3 ~ /^[TDBRV]$/ { where[$2] = $1 }
	END {
		for (pair in need) {
			split(pair, part, " ")
			if (part[2] in where && where[part[2]] != part[1])
				print part[1], where[part[2]]
		}
	}'
}
report "files call each other in no circle" "$(
	calls | grep -vE "($round)$" | tsort 2>&1 >/dev/null
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
