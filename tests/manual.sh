#!/bin/bash
# What tells people how to use the program: help screens, pages, completion. Everything is asked of
# every command in both languages, so that a new command is tested without a word here.
set -u
cd "$(dirname "$0")/.." || exit 2
unset HYOKA_DATA
export NO_COLOR=1
commands=$(sed -n 's/^C(\([a-z_]*\))$/\1/p' engine/command/commands.def | tr _ -)

report() { # name, what is wrong ("" = nothing)
	if [ -z "$2" ]; then
		echo "ok manual: $1"
	else
		printf '%s\n' "$2" | head -20 | sed 's/^/    /'
		echo "not ok manual: $1"
	fi
}

# Lines wider than 80 columns, or more lines than a screen has.
over_a_screen() {
	python3 -c '
import sys, unicodedata
lines = sys.stdin.read().split("\n")[:-1]
for line in lines:
    if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) > 80: print("too wide: " + line)
if len(lines) > 24: print("%d lines" % len(lines))
if not lines: print("nothing printed")'
}

for lang in ja en; do
	report "help fits a screen ($lang)" "$("$HYOKA" --help --lang $lang | over_a_screen)"
	report "help names every command ($lang)" "$(for c in $commands; do
		"$HYOKA" --help --lang $lang | grep -q " $c  " || echo "$c"
	done)"
	for c in $commands; do
		report "help of $c fits a screen ($lang)" "$("$HYOKA" $c --help --lang $lang | over_a_screen)"
	done
	report "help COMMAND is COMMAND --help ($lang)" "$(for c in $commands; do
		diff <("$HYOKA" help $c --lang $lang) <("$HYOKA" $c --help --lang $lang)
	done)"
done
report "English help is English" "$(for c in $commands; do "$HYOKA" $c --help --lang en; done | grep -P '[^\x00-\x7F]')"
