#!/bin/bash
# What tells people how to use the program: help screens, pages, completion. Everything is asked of
# every command in both languages, so that a new command is tested without a word here.
set -u
cd "$(dirname "$0")/.." || exit 2
unset HYOKA_DATA
export NO_COLOR=1
commands=$(sed -n 's/^C(\([a-z_]*\))$/\1/p' engine/command/commands.def | tr _ -)

suite=manual
. tests/report.bash

# The options of a command, as its help shows them.
options_of() { "$HYOKA" "$1" --help --lang en | sed -n 's/^  \(-[a-z], \|    \)\(--[a-z-]*\).*/\2/p'; }

# Lines wider than 80 columns, or more lines than a screen has ($1, 24 if not given).
over_a_screen() {
	MOST=${1:-24} python3 -c '
import os, sys, unicodedata
lines = sys.stdin.read().split("\n")[:-1]
for line in lines:
    if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) > 80: print("too wide: " + line)
if len(lines) > int(os.environ["MOST"]): print("%d lines" % len(lines))
if not lines: print("nothing printed")' "${1:-24}"
}

for lang in ja en; do
	report "help fits a screen ($lang)" "$("$HYOKA" --help --lang $lang | over_a_screen 40)"
	report "help names every command ($lang)" "$(for c in $commands; do
		"$HYOKA" --help --lang $lang | grep -q " $c  " || echo "$c"
	done)"
	for c in $commands; do
		most=24
		[ "$c" = monitor ] && most=34	# many jobs in one command
		report "help of $c fits a screen ($lang)" "$("$HYOKA" $c --help --lang $lang | over_a_screen $most)"
	done
	report "help COMMAND is COMMAND --help ($lang)" "$(for c in $commands; do
		diff <("$HYOKA" help $c --lang $lang) <("$HYOKA" $c --help --lang $lang)
	done)"
done
# A word of the tables that values.def does not know would be shown as it is, and complete nothing.
report "Japanese help has Japanese words" "$(for c in $commands; do
	"$HYOKA" $c --help --lang ja | sed -n '1p; s/^  \(-[a-z], \|    \)\(--[^ ]* *[^ ]*\).*/\2/p' |
		grep -P '\b[A-Z][A-Z.]+\b' | sed "s/^/$c: /"
done)"
# Official names stay Japanese.
report "English help is English" "$(for c in $commands; do "$HYOKA" $c --help --lang en; done |
	grep -v '^    hyoka ' | grep -P '[\x{3040}-\x{30ff}]')"

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

# Colours only on a terminal that has them and was not told to leave them out.
on_terminal() { tools/on_terminal.py env "$@"; }
draft=$pages/draft.yaml
"$HYOKA" new --quiet yoshiki2 -o "$draft"
sed 's/^評価書番号:$/評価書番号: 9/' "$draft" >"$pages/other.yaml"
coloured=$(printf '\033')
report "check and diff are coloured on a terminal" "$(
	on_terminal -u NO_COLOR TERM=xterm "$HYOKA" check "$draft" | grep "$coloured" >/dev/null || echo "check is not"
	on_terminal -u NO_COLOR TERM=xterm "$HYOKA" diff "$draft" "$pages/other.yaml" | grep "$coloured" >/dev/null || echo "diff is not")"
report "NO_COLOR, TERM=dumb, -o and pipes have no colours" "$(
	for how in NO_COLOR=1 TERM=dumb; do
		on_terminal -u NO_COLOR TERM=xterm $how "$HYOKA" check "$draft" | grep "$coloured" >/dev/null && echo "check with $how"
		on_terminal -u NO_COLOR TERM=xterm $how "$HYOKA" diff "$draft" "$pages/other.yaml" | grep "$coloured" >/dev/null && echo "diff with $how"
	done
	env -u NO_COLOR TERM=xterm "$HYOKA" check "$draft" 2>/dev/null | grep "$coloured" >/dev/null && echo "a pipe"
	on_terminal -u NO_COLOR TERM=xterm "$HYOKA" check "$draft" -o "$pages/out" >/dev/null
	grep "$coloured" >/dev/null "$pages/out" && echo "-o"
	true)"

# Pages: readable by man and mandoc without a warning, and everything of the tables is in them.
for lang in ja en; do
	mkdir "$pages/$lang" && "$HYOKA" man --pages "$pages/$lang" --lang $lang
	report "one page a command ($lang)" "$(diff <(ls "$pages/$lang") <(
		{ echo hyoka.1; for c in $commands; do echo "hyoka-$c.1"; done; } | sort))"
	for page in "$pages/$lang"/*.1; do
		report "$(basename "$page") has no warnings ($lang)" "$(
			MANWIDTH=80 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null
			mandoc -T lint -W warning "$page" 2>&1)"
	done
	report "every page has an example, and says what --help does not ($lang)" "$(for c in $commands; do
		grep -q '^\.EX$' "$pages/$lang/hyoka-$c.1" || echo "$c: no example in templates/manual/$c.yaml"
		[ $c = help ] || grep -q '^\.SH \(DESCRIPTION\|説明\)$' "$pages/$lang/hyoka-$c.1" || echo "$c: no text"
	done)"
	report "pages have every option ($lang)" "$(for c in $commands; do
		MANWIDTH=200 man -E UTF-8 -l "$pages/$lang/hyoka-$c.1" >"$pages/text"
		options_of $c | while read -r o; do grep -q -e "$o" "$pages/text" || echo "$c $o"; done
	done)"
	report "pages refer to pages ($lang)" "$(cat "$pages/$lang"/*.1 |
		sed -n 's/^\\fB\(hyoka[a-z\\-]*\)\\fR(1),*$/\1/p' | tr -d '\\' | sort -u |
		while read -r p; do [ -f "$pages/$lang/$p.1" ] || echo "no page $p"; done)"
	report "Japanese lines are broken ($lang)" "$(MANWIDTH=60 man -E UTF-8 -l "$pages/$lang/hyoka.1" |
		python3 -c '
import sys, unicodedata
for line in sys.stdin:
    if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line.rstrip("\n")) > 64: print(line)')"
done
report "English pages are English" "$(sed 's/（\?特定個人情報保護評価, 番号法28条）\?//' "$pages"/en/hyoka-c*.1 | grep -P '[\x{3040}-\x{30ff}]')"

# Completion: what the program answers, then in real shells.
words() { "$HYOKA" completion bash -- "$@"; }
report "completion has every command" "$(diff <(words '' | sort) <(printf '%s\n' $commands | sort))"
report "completion has every option" "$(for c in $commands; do
	diff <(words $c - | sort) <(options_of $c | sort) || echo "in $c"
done)"

# bash as it calls the function: the words, the cursor at the end of the line.
in_bash() {
	bash --norc -c 'source "$0"; compopt() { echo "compopt $*"; }
		COMP_LINE=$1 COMP_POINT=${#1} last=${1##*[ =@]}
		PATH=$2:$PATH; _hyoka hyoka "$last"; printf "%s\n" "${COMPREPLY[@]}"' \
		templates/completion/hyoka.bash "$1" "$(dirname "$HYOKA")"
}
# What one of the shells says must contain the line that is expected.
expect() { # shell, typed, expected line
	report "$1: $2" "$("in_$1" "hyoka $2" 2>&1 | grep -qxF -e "$3" || {
		echo "expected $3, got:"
		"in_$1" "hyoka $2" 2>&1
	})"
}
report "bash completes every option" "$(for c in $commands; do
	diff <(in_bash "hyoka $c --" | sort) <(options_of $c | sort) || echo "in $c"
done)"
expect bash "ch" check
expect bash "check --fail-on w" warning
expect bash "check --fail-on=w" warning
expect bash "help exp" explain
expect bash "--lang e" en
expect bash "explain CD-0" CD-06
expect bash "check " "compopt -o default"
expect bash "man --pages " "compopt -o dirnames"
report "bash: nothing is no candidate" "$(in_bash "hyoka check --format xyz")"

in_fish() { PATH=$(dirname "$HYOKA"):$PATH fish --no-config -c 'source $argv[1]; complete -C $argv[2]' templates/completion/hyoka.fish "$1"; }
expect fish "explain CD-0" "$(printf 'CD-06\t%s' "$("$HYOKA" rules --format json | python3 -c '
import json, sys
print(next(r["title"] for r in json.load(sys.stdin) if r["id"] == "CD-06"))')")"
expect fish "check --fail-on=w" --fail-on=warning
expect fish "check temp" templates/
expect fish "check --output=temp" --output=templates/
report "fish completes every command" "$(diff <(in_fish "hyoka " | cut -f1 | sort) <(printf '%s\n' $commands | sort))"

types() { # shell, setup, typed, expected
	report "typed into ${1%% *}: $3" "$(PATH=$(dirname "$HYOKA"):$PATH tests/manual/type.py "$1" "$2" "$3" "$4" 2>&1)"
}
bash_setup='source templates/completion/hyoka.bash'
zsh_setup='autoload -U compinit; compinit -D; source templates/completion/hyoka.zsh'
for shell in bash zsh; do
	setup=${shell}_setup flags=--norc
	[ $shell = bash ] || flags=-f
	types "$shell $flags" "${!setup}" 'hyoka ex\t' 'explain '
	types "$shell $flags" "${!setup}" 'hyoka check --fail-on=w\t' 'warning'
	types "$shell $flags" "${!setup}" 'hyoka check --fail-on w\t' 'warning '
	types "$shell $flags" "${!setup}" 'hyoka explain CD-1\t\t' 'CD-12'
	types "$shell $flags" "${!setup}" 'hyoka check templ\t' 'templates/'
	types "$shell $flags" "${!setup}" 'hyoka check --output=templ\t' 'templates/'
done

# Installed: pages and scripts where man and the shells look.
root=$pages/root
report "make install" "$(make -s BUILD="$BUILD" DESTDIR="$root" PREFIX=/usr install 2>&1)"
report "man finds the pages" "$(cd "$root/usr/share/man" && for c in '' $(printf -- '-%s ' $commands); do
	man -M . -w "hyoka$c" >/dev/null || echo "hyoka$c"
	[ -s "ja/man1/hyoka$c.1" ] || echo "ja/man1/hyoka$c.1"
done 2>&1)"
report "scripts are where the shells look" "$(cd "$root/usr/share" &&
	ls bash-completion/completions/hyoka zsh/vendor-completions/_hyoka fish/vendor_completions.d/hyoka.fish 2>&1 >/dev/null)"
report "the installed program has its texts" "$("$root/usr/bin/hyoka" help check --lang en | grep -q '^Example' || echo "no example")"
