#!/bin/bash
# `hyoka monitor` as its operators use it: the example on SQLite and on a real PostgreSQL, stopped at any moment, followed,
# with everything that goes wrong; and nothing of a person in what it leaves behind.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
example=$PWD/examples/kenko-kanri
work=$(mktemp -d)
trap 'jobs -p | xargs -r kill 2>/dev/null; rm -rf "$work"' EXIT
today="--today 2025-10-15"

report() { # name, what is wrong
	if [ -z "$2" ]; then
		echo "ok monitor: $1"
	else
		printf 'not ok monitor: %s\n' "$1"
		printf '%s\n' "$2" | sed 's/^/    /' | head -n 30
	fi
}

# Rule and subject of what deviates, from JSON lines; a person's hash as *.
deviations() {
	python3 -c 'import json, re, sys
for line in sys.stdin:
    found = json.loads(line)
    if found["type"] == "judgement" and found["standing"] == "deviates" and not found["waived"]:
        print(found["rule"], re.sub("person:[0-9a-f]+", "person:*", found["subject"]))' | sort
}

# A fresh copy of the example in folder $1.
fresh() {
	rm -rf "$1"
	cp -R "$work/made" "$1"
}

python3 "$example/generate.py" "$work/made" || exit 2
"$HYOKA" monitor "$work/made/monitor.yaml" --make-key || exit 2
grep -v '^#' "$example/planted.txt" | sort >"$work/planted"

# --- the example
fresh "$work/one"
"$HYOKA" monitor "$work/one/monitor.yaml" $today --format jsonl -q >"$work/first" 2>"$work/err"
report "what deviates is status 1" "$(s=$?; [ $s -eq 1 ] || echo "status $s"; cat "$work/err")"
report "the example shows what is planted and nothing else" "$(diff "$work/planted" <(deviations <"$work/first"))"
"$HYOKA" monitor "$work/one/monitor.yaml" $today --format jsonl -q >"$work/second"
report "a second run says the same and keeps nothing new" "$(diff <(deviations <"$work/first") <(deviations <"$work/second")
	grep -q '"new": 0' "$work/second" || tail -n 1 "$work/second")"
report "the chain of results is whole" "$("$HYOKA" monitor "$work/one/monitor.yaml" --verify --lang en | grep -q 'each fits' || echo broken)"
report "the report of the year is made in every format" "$(for f in pdf xlsx html txt; do
	"$HYOKA" monitor "$work/one/monitor.yaml" --evidence $today -o "$work/report.$f" || echo "$f failed"; done
	grep -q 'MO-06' "$work/report.txt" || echo "the text does not name MO-06")"
report "drawing is the same for the same seed" "$(cmp <("$HYOKA" monitor "$work/one/monitor.yaml" --sample 9 --seed 4) <("$HYOKA" monitor "$work/one/monitor.yaml" --sample 9 --seed 4)
	cmp -s <("$HYOKA" monitor "$work/one/monitor.yaml" --sample 9 --seed 4) <("$HYOKA" monitor "$work/one/monitor.yaml" --sample 9 --seed 5) && echo "another seed draws the same")"
"$HYOKA" monitor "$work/one/monitor.yaml" $today -q --prometheus "$work/metrics" >/dev/null
report "metrics name rules, sources and lines" "$(for word in 'judgements{rule="MO-06",standing="deviates"} 1' 'lines_total{source="access"}' 'source_ok{source="schema"} 1' 'dropped_events_total{source="access"} 0'; do
	grep -qF "$word" "$work/metrics" || echo "no $word"; done)"

# The system's log, where there is none yet and this user may listen in its place.
if [ ! -e /dev/log ] && [ -w /dev ]; then
	python3 -c 'import os, socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind("/dev/log")
s.settimeout(20)
try:
    while True:
        print(s.recv(8192).decode(), flush=True)
finally:
    os.unlink("/dev/log")' >"$work/syslog" 2>/dev/null &
	listener=$!
	for _ in $(seq 50); do [ -S /dev/log ] && break; sleep 0.1; done
	"$HYOKA" monitor "$work/one/monitor.yaml" $today -q --syslog --lang en >/dev/null
	for _ in $(seq 50); do grep -q MO-21 "$work/syslog" && break; sleep 0.1; done
	kill -INT $listener
	wait $listener 2>/dev/null
	rm -f /dev/log
	report "deviations go to the system's log" "$([ "$(grep -c 'hyoka-monitor.*deviates MO-' "$work/syslog")" -eq "$(wc -l <"$work/planted")" ] || cat "$work/syslog")"
fi

# A rule of the body's own sees all there is, however small, whatever the limits of the house's rules are.
fresh "$work/own"
mkdir "$work/own/rules"
echo 'rules: rules' >"$work/own/hyoka.yaml"
echo 'return { "zz_01" }' >"$work/own/rules/manifest.lua"
cat >"$work/own/rules/zz_01.lua" <<'L'
return {
	id = "ZZ-01", scope = "monitor", title = { ja = "一人でも見た時間" }, severity = "warning", hint = { ja = "確かめる" },
	basis = { article = "要綱", certainty = "practice" }, limits = { "seldom" },
	messages = { seen = { ja = "{1}", en = "{1}" }, pair = { ja = "{1}", en = "{1}" } },
	judge = function(live, judge)
		local n, pairs_, looks = 0, 0, 0
		for look in live:facts("access_bulk", { where = { act = "view", over = { persons = 0 } } }) do
			if tonumber(look.persons) < 10 then n = n + 1 end
		end
		for pair in live:facts("access_person", { by = { "user", "person" }, whole = true }) do
			if pair.person then pairs_ = pairs_ + 1 end
			looks = looks + tonumber(pair.events)
		end
		if n > 100 and pairs_ > live:limit("seldom", 100) and looks > pairs_ and live:count("access_person") >= pairs_ then
			judge.deviates(nil, "small", "seen", n .. " " .. pairs_)
		end
	end,
}
L
"$HYOKA" monitor "$work/own/monitor.yaml" $today -q --rule ZZ-01 --format jsonl >"$work/out" 2>"$work/err"
report "a rule of the body's own sees what is small" "$(cat "$work/err"; [ "$(deviations <"$work/out")" = "ZZ-01 small" ] || cat "$work/out")"

# --- nothing of a person stays: numbers, names, keys of persons
left() {
	python3 - "$work/made" "$@" <<'P'
import re, sqlite3, sys
made, files = sys.argv[1], sys.argv[2:]
words = {'試験 ', '98765432109', 'みほん市試験町', '00099999', '00000015'}
words |= {row[0] for row in sqlite3.connect(made + '/kenko.db').execute('SELECT kojin_no FROM people LIMIT 20')}
for name in files:
    data = open(name, 'rb').read()
    for word in words:
        if word.encode() in data:
            print(name, 'has', word)
P
}
report "no person in state, results, reports and metrics" "$(left "$work/one/monitor.db" "$work/first" "$work/report.txt" "$work/report.html" "$work/metrics")"
report "the state is for its owner only" "$(stat -c %a "$work/one/monitor.db" | grep -v '^600$')"

# --- stopped at any moment: the same counts as without
big() { # a log of 40 times the size, in folder $1
	fresh "$1"
	python3 - "$1/access.log" <<'P'
import re, sys
lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
with open(sys.argv[1], 'w', encoding='utf-8') as f:
    for n in range(40):
        for i, line in enumerate(lines):
            f.write(re.sub(r'seq=\d+', 'seq=%d' % (n * len(lines) + i + 1), line) + '\n')
P
}
# All that is judged, with the counts the messages tell.
counts() {
	"$HYOKA" monitor "$1/monitor.yaml" $today -q --all --format jsonl | grep '"type": "judgement"' | sed -E 's/"(evidence|revision)": "[^"]*"//g' | sed "s#$1/##g"
}
big "$work/whole"
"$HYOKA" monitor "$work/whole/monitor.yaml" $today -q >/dev/null
cp -R "$work/whole" "$work/stopped"
rm -f "$work/stopped/"monitor.db*
for wait in 0.05 0.1 0.15 0.2 0.25 0.3 0.4 0.1 0.2 0.3; do
	{ timeout -s KILL $wait "$HYOKA" monitor "$work/stopped/monitor.yaml" $today -q >/dev/null; } 2>/dev/null
done 2>/dev/null
"$HYOKA" monitor "$work/stopped/monitor.yaml" $today -q >/dev/null
report "killed again and again, nothing is lost or counted twice" "$(diff <(counts "$work/whole") <(counts "$work/stopped") | head -n 5
	counts "$work/stopped" | grep -q 'MO-08.*[0-9]' || echo "no counts")"
report "and the chain is whole" "$("$HYOKA" monitor "$work/stopped/monitor.yaml" --verify --lang en | grep -q 'each fits' || echo broken)"

# --- what goes wrong: a clear message, status 2, the state whole
trouble() { # name, words of the message, command...
	local name=$1 words=$2 status=0
	shift 2
	"$@" >"$work/out" 2>"$work/err" || status=$?
	report "$name" "$([ $status -eq 2 ] || echo "status $status"
		grep -q "$words" "$work/err" || cat "$work/err"
		"$HYOKA" monitor "$work/one/monitor.yaml" --verify --lang en 2>&1 | grep -q 'each fits' || echo "the chain is broken")"
}
wrong() { # the same; and nothing was kept
	local before
	before=$("$HYOKA" monitor "$work/one/monitor.yaml" --verify 2>&1)
	trouble "$@"
	report "$1: nothing is kept" "$([ "$before" = "$("$HYOKA" monitor "$work/one/monitor.yaml" --verify 2>&1)" ] || echo "the state changed")"
}
config() { # a copy of the configuration with sed script $1
	sed "$1" "$work/one/monitor.yaml" >"$work/one/other.yaml"
	echo "$work/one/other.yaml"
}
run="$HYOKA monitor --lang en $today"
wrong "a key others may read" "chmod 600" bash -c "chmod 644 '$work/one/monitor.key'; $run '$work/one/monitor.yaml'; s=\$?; chmod 600 '$work/one/monitor.key'; exit \$s"
wrong "an unknown key of the configuration" "monitor\|other.yaml:[0-9]*:[0-9]*: .*colums" $run "$(config 's/columns:/colums:/; s/as_of: 2025-10-14}/colums: {}}/')"
trouble "a password in the configuration" "PGPASSFILE" $run "$(config 's/from: sqlite, path: kenko.db}/from: postgresql, connection: "host=h password=x"}/')"
wrong "no such assessment" "nowhere" $run "$(config 's/^assessment: .*/assessment: nowhere/')"
trouble "a database that is not there" "database" $run "$(config 's/path: kenko.db/path: gone.db/')"
wrong "a state that is no database" "SQLite" bash -c "head -c 4000 '$work/one/access.log' >'$work/one/text.db'; $run '$(config 's/^state: .*/state: text.db/')'"
exec 9>"$work/one/monitor.db.lock"
flock 9
wrong "two monitors on one state" "another monitor" $run "$work/one/monitor.yaml"
exec 9>&-
report "what else was judged is told all the same" "$($run "$(config 's/^state: .*/state: other.db/; s/path: job.csv/path: gone.csv/')" 2>/dev/null | grep -q 'MO-06' || echo "MO-06 is missing")"
# A disk that is full: the file system takes no more than the state has now.
fresh "$work/full"
"$HYOKA" monitor "$work/full/monitor.yaml" $today -q >/dev/null
before=$("$HYOKA" monitor "$work/full/monitor.yaml" --verify)
sed -n '1,4000p' "$work/full/access.log" | sed 's/2025-09/2025-10/' >>"$work/full/access.log"
(ulimit -f 8; "$HYOKA" monitor "$work/full/monitor.yaml" $today >/dev/null 2>"$work/err")
report "a full disk" "$([ $? -eq 2 ] || echo "status"; [ -s "$work/err" ] || echo "no message"
	[ "$before" = "$("$HYOKA" monitor "$work/full/monitor.yaml" --verify)" ] || echo "the state changed")"
fresh "$work/binary"
head -c 300000 /dev/urandom >>"$work/binary/access.log"
"$HYOKA" monitor "$work/binary/monitor.yaml" $today --format jsonl -q >"$work/out" 2>"$work/err"
report "a log full of binary: counted, never fatal" "$(diff "$work/planted" <(deviations <"$work/out"); grep -q '"malformed": "0"' "$work/out" && echo "none counted")"
head -c 300000 /dev/urandom >"$work/binary/access.log"
rm "$work/binary/monitor.db"
said=$("$HYOKA" monitor "$work/binary/monitor.yaml" $today -q --lang en 2>&1 >/dev/null)
code=$?
report "a log of which no line can be read is a source that failed" "$([ $code = 2 ] && grep -q 'lines of the log' <<<"$said" || echo "status $code: ${said:0:300}")"

# --- as a service: new lines are told once, over a rotation, and it stops when told to
fresh "$work/live"
sed -i '/^  - {name: \(jobs\|provision\|transfer\|entrustment\|incidents\|evidence\|oldest\|cases\|schema\|subjects\)/d; s|path: access.log|path: "access*.log"|' "$work/live/monitor.yaml"
"$HYOKA" monitor "$work/live/monitor.yaml" $today --follow --interval 1 --format jsonl -q >"$work/told" 2>&1 &
pid=$!
wait_for() { # until $1 stands in the output
	for _ in $(seq 100); do
		grep -q "$1" "$work/told" && return
		sleep 0.1
	done
	echo "never told: $1"
}
wait_for '"type": "summary"' >/dev/null
line='ts=2025-10-13T23:30:00+09:00 kubun=staff busho=K01 kinou=照会 jimu=YB kuiki=Z1 tanmatsu=PC001 baitai=screen atena=00000031 case=R1'
echo "$line seq=90001 user=U150" >>"$work/live/access.log"
report "a new deviation is told while it follows" "$(wait_for 'account:U150')"
mv "$work/live/access.log" "$work/live/access.log.1"
echo "$line seq=90002 user=U151" >>"$work/live/access.log.1"
echo "$line seq=90003 user=U152" >"$work/live/access.log"
report "a rotated log is read to its end, the new one from its beginning" "$(wait_for 'account:U152')"
kill -TERM $pid
wait $pid
report "it stops when told to, with status 0" "$(s=$?; [ $s -eq 0 ] || echo "status $s")"
report "each deviation was told once" "$(grep -o '"subject": "account:U15[0-9]"' "$work/told" | sort | uniq -c | awk '$1 != 1')"

# What a run writes beside the log (state, metrics) must not wake the next one.
"$HYOKA" monitor "$work/live/monitor.yaml" $today --follow --interval 600 --prometheus "$work/live/hyoka.prom" -q >/dev/null 2>&1 &
pid=$!
wait_for_file() {
	for _ in $(seq 100); do
		[ -e "$1" ] && return
		sleep 0.1
	done
	echo "never written: $1"
}
wait_for_file "$work/live/hyoka.prom" >/dev/null
sleep 2
rm -f "$work/live/hyoka.prom"
sleep 2
report "nothing new, no run" "$([ ! -e "$work/live/hyoka.prom" ] || echo "it ran again")"
echo "$line seq=90004 user=U153" >>"$work/live/access.log"
report "a new line, a run" "$(wait_for_file "$work/live/hyoka.prom")"
kill -TERM $pid
wait $pid

# --- a real PostgreSQL
cat >"$work/postgresql.sh" <<'P'
set -eu
cd "$1"
createdb kenko
psql -q -d kenko -f kenko.db.sql >/dev/null
sed -e 's/from: sqlite, path: kenko.db/from: postgresql, connection: dbname=kenko/; s/^    from: sqlite$/    from: postgresql/; s/^    path: kenko.db$/    connection: dbname=kenko/' -e '/name: schema/s/}$/, timeout: 20}/' monitor.yaml >pg.yaml
"$2" monitor pg.yaml --today 2025-10-15 --format jsonl -q || [ $? -eq 1 ]
psql -q -d kenko -c "REVOKE ALL ON riyousha FROM PUBLIC; CREATE ROLE reader LOGIN PASSWORD 'reader'; ALTER TABLE people ADD COLUMN kiboushi TEXT"
sed 's/dbname=kenko/"dbname=kenko user=reader"/' pg.yaml >denied.yaml
PGPASSWORD=reader "$2" monitor denied.yaml --today 2025-10-15 --lang en -q >/dev/null 2>denied.err && echo "no trouble" >&2
grep -q 'permission denied' denied.err || cat denied.err >&2
"$2" monitor pg.yaml --today 2025-10-15 --rule MO-01 --lang en -q | grep -q 'people.kiboushi' || echo "a new column is not seen" >&2
psql -q -d kenko -c "CREATE TABLE kept (d date) PARTITION BY RANGE (d); CREATE TABLE kept_2025 PARTITION OF kept FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"
"$2" monitor pg.yaml --today 2025-10-15 --rule MO-01 --lang en -q | grep -o 'table:kept.*' | grep -qx 'table:kept 2025-10-15' || echo "a table with partitions is not told once" >&2
sed 's/^    query: SELECT/    timeout: 1\n    query: SELECT pg_sleep(30),/' pg.yaml >slow.yaml
timeout 20 "$2" monitor slow.yaml --today 2025-10-15 --lang en -q >/dev/null 2>slow.err; [ $? -eq 2 ] || echo "a slow query is not stopped" >&2
grep -q 'statement timeout' slow.err || cat slow.err >&2
P
fresh "$work/pg"
if ! command -v pg_virtualenv >/dev/null 2>&1; then
	echo "not ok monitor: no pg_virtualenv (postgresql-common)"
else
	pg_virtualenv bash "$work/postgresql.sh" "$work/pg" "$HYOKA" >"$work/out" 2>"$work/err"
	report "on PostgreSQL the same deviates" "$(grep '^{' "$work/out" >"$work/lines"; diff "$work/planted" <(deviations <"$work/lines") || { cat "$work/out"; cat "$work/err"; })"
	report "a role that may not read, a new column, a slow query" "$(grep -v -i 'notice\|cluster\|warning' "$work/err")"
fi
sed 's/from: sqlite, path: kenko.db/from: postgresql, connection: "host=127.0.0.1 port=1 dbname=x"/' "$work/one/monitor.yaml" >"$work/one/down.yaml"
trouble "a database that is down" "cannot be reached" $run "$work/one/down.yaml"
