#!/bin/bash
# Hostile input and failing output: every run ends in seconds with the right status,
# names the place, leaves old files alone and no unfinished ones behind.
# $HYOKA is the program. A check needs bash, coreutils, python3; tests/hostile/make.py makes the files.
set -u
cd "$(dirname "$0")/.." || exit 2
HYOKA=${HYOKA:-$PWD/${BUILD:-build}/hyoka}
sample="$PWD/assessments/22-がん検診等/juten/2025-09-01.yaml"
older="$PWD/assessments/15-予防接種/zenkou/2025-04-01.yaml"
newer="$PWD/assessments/15-予防接種/zenkou/2025-10-01.yaml"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
unset HYOKA_DATA
REPO=$PWD
tests/hostile/make.py "$work" "$sample" || exit 1
cd "$work" || exit 2
chmod 755 .

not_ok() { # name, reasons...
	echo "not ok hostile: $1"
	printf '    %s\n' "${@:2}"
	[ ! -s err ] || head -c 400 err | head -n 4 | sed 's/^/    stderr: /'
}

# Runs a command (at most 20 seconds); its status must be STATUS, its errors match PATTERN.
expect() { # name, status, pattern, command...
	local name=$1 wanted=$2 pattern=$3 status left
	timeout 20 "${@:4}" >out 2>err </dev/null
	status=$?
	left=$(find . -name '*.tmp')
	if [ $status -ne "$wanted" ]; then
		not_ok "$name" "status $status, not $wanted"
	elif [ -n "$pattern" ] && ! grep -aqE -- "$pattern" err; then
		not_ok "$name" "stderr has no /$pattern/"
	elif [ -n "$left" ]; then
		not_ok "$name" "left behind: $left"
	else
		echo "ok hostile: $name"
	fi
	find . -name '*.tmp' -delete
}

check() { expect "$1" "$2" "$3" "$HYOKA" check --lang en "${@:4}"; }

is() { # name, test words...
	if [ "${@:2}" ]; then echo "ok hostile: $1"; else not_ok "$1" "failed: ${*:2}"; fi
}

# --- refused at the door, with file, line and column
check "billion laughs" 2 '^laughs.yaml:3:5: .*anchors' laughs.yaml
check "flow nested 100000 deep" 2 '^deep_flow.yaml:3:46: .*40 levels' deep_flow.yaml
check "maps nested 2000 deep" 2 '^deep_maps.yaml:43:41: .*40 levels' deep_maps.yaml
check "text of a million and one characters" 2 '^long_text.yaml:3:7: .*1000000 characters' long_text.yaml
check "more than 400000 values" 2 '^many_values.yaml:399997:5: .*400000 values' many_values.yaml
check "file over 16 MiB" 2 '^large_file.yaml: .*16 MiB' large_file.yaml
check "NUL byte" 2 '^nul.yaml:3:8: .*NUL' nul.yaml
check "UTF-16 with mark" 2 '^utf16le.yaml:1:1: .*not UTF-8' utf16le.yaml
check "UTF-16, other order" 2 '^utf16be.yaml:1:1: .*not UTF-8' utf16be.yaml
check "Shift_JIS" 2 '^sjis.yaml:1:1: .*not UTF-8' sjis.yaml
check "character cut at the end" 2 '^cut_utf8.yaml:3:8: .*not UTF-8' cut_utf8.yaml
check "encoded surrogate" 2 '^surrogate.yaml:3:7: .*not UTF-8' surrogate.yaml
check "raw escape in the file" 2 '^raw_escape.yaml:3:7: .*control' raw_escape.yaml
check "empty file" 2 '^empty.yaml: .*empty' empty.yaml
check "comment only" 2 '^comment.yaml: .*empty' comment.yaml
check "byte order mark only" 2 '^bom_only.yaml: .*empty' bom_only.yaml
check "prose" 2 '^text.yaml:1:1: ' text.yaml
check "list" 2 '^list.yaml:1:1: ' list.yaml
check "form not named" 2 '^no_form.yaml:1:1: .*様式' no_form.yaml
check "unknown form" 2 '^unknown_form.yaml:2:5: .*様式9.*全項目評価書' unknown_form.yaml
check "unknown edition" 2 '^unknown_edition.yaml:1:5: .*明治1年1月' unknown_edition.yaml
check "second document" 2 '^two_documents.yaml:3:1: .*second' two_documents.yaml
check "tag" 2 '^tag.yaml:3:7: .*tags' tag.yaml
check "key written twice" 2 '^twice.yaml:5:1: .*line 3, column 1' twice.yaml
check "swallowed list" 2 '^swallowed.yaml:3:7: .*list' swallowed.yaml
check "TAB as indentation" 2 '^tab.yaml:4:1: ' tab.yaml
for command in "render" "diff $sample" "annex $sample" "migrate --to R6-10"; do
	expect "$command of a broken file" 2 '^twice.yaml:5:1: ' "$HYOKA" ${command%% *} --lang en \
		${command#"${command%% *}"} twice.yaml
done

# --- names of files
check "missing file" 2 '^nowhere.yaml: .*No such file' nowhere.yaml
expect "folder as a document" 2 'is a folder' "$HYOKA" render --lang en mutants
check "device as a document" 2 '^/dev/null: .*empty' /dev/null
check "no such git revision" 2 "git has no such revision" no-such-revision:a.yaml
check "git option as a name" 2 "." --quiet -- --output=stolen:x
is "git wrote nothing" ! -e stolen:x
cp bom.yaml ./-x.yaml
cp bom.yaml ./--help
check "name like an option behind --" 0 "" -- -x.yaml --help
check "name like an option" 2 "" -x.yaml
long=$(printf 'x%.0s' $(seq 300)).yaml
check "name of 300 characters" 2 "too long" "$long"
cp bom.yaml $'a\nb "c" $(d).yaml'
check "name with a line break" 0 "" $'a\nb "c" $(d).yaml'
expect "no file at all on standard input" 2 "" bash -c '"$1" check --lang en - <&-' - "$HYOKA"
mkdir folders && ln -s . folders/a && ln -s . folders/b && cp bom.yaml folders/2025-04-01.yaml
check "folders that hold themselves" 0 "" folders
ln -s loop loop
check "link to itself" 2 "symbolic links" loop

# --- read in seconds
check "byte order mark" 0 "" bom.yaml
check "Windows line ends" 0 "" crlf.yaml
check "100000 unknown keys" 1 "100000 error" keys.yaml
check "20000 keys near to a long one" 1 "20000 error" long_keys.yaml
check "30000 empty records" 1 " error" records.yaml
check "300 files" 1 " error" sections.yaml
check "10000 patterns of paths" 0 "" paths.yaml
check "100000 wrong boxes" 1 "100000 error" wrong_boxes.yaml
check "numbers beyond all types" 1 "" numbers.yaml
for name in keys records sections wrong_boxes numbers entries; do
	expect "$name on another edition" 0 "" "$HYOKA" migrate --quiet $name.yaml --to H26-04 -o moved.yaml --force
done
expect "random documents compared" 1 "" "$HYOKA" diff walk_a.yaml walk_b.yaml
for format in txt json xlsx pdf; do
	for name in entries lines one_line; do
		expect "$name as $format" 0 "" "$HYOKA" render $name.yaml -o $name.$format
	done
done
# A sanitizer needs a multiple of the memory, and ends a program whose library is refused some.
sanitized=$(nm -D "$HYOKA" 2>/dev/null | grep -c __asan_init)
most=$((sanitized > 0 ? 1500000 : 500000))

# --- a document of a size no office has: every format holds all of it, in bounded memory
"$REPO/tests/hostile/bulky.py" bulky || exit 1
bulky() { # name, format, file: the numbered words of the file are all there
	expect "$1 as $2" 0 "" python3 -c '
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > int(sys.argv[1]):
    sys.exit("too much memory")
sys.exit(status)' "$most" "$HYOKA" render --quiet "$3" -o "bulky/out.$2"
	expect "$1 as $2: nothing is left out" 0 "" "$REPO/tests/hostile/bulky.py" --whole "$3" "bulky/out.$2"
}
for format in pdf xlsx html txt json; do
	bulky "an item longer than a page" $format bulky/long_item.yaml
	bulky "2000 entries" $format bulky/entries.yaml
	bulky "a value of 30000 characters" $format bulky/value.yaml
	bulky "30000 characters without a space" $format bulky/solid.yaml
	bulky "changes of 30000 characters" $format bulky/changes/2026-04-01.yaml
done
pages=$(pdfinfo bulky/out.pdf | sed -n 's/^Pages: *//p')
is "as many pages as it needs, not more: $pages" "$pages" -gt 20 -a "$pages" -lt 200

# --- fonts that are not there
cp -R "$REPO/templates" fonts_gone && mkdir -p no_fonts && mv fonts_gone no_fonts/templates && cp -R "$REPO/rules" no_fonts
sed -i 's,ipamjm.ttf,gone.ttf,' no_fonts/templates/fonts.yaml
expect "a font nothing needs is missing" 0 "" env HYOKA_DATA="$PWD/no_fonts" "$HYOKA" render "$sample" -o f.pdf
sed -i 's,BIZUDMincho-Regular.ttf,gone.ttf,' no_fonts/templates/fonts.yaml
expect "the main font is missing" 2 'gone.ttf.*fonts-morisawa-bizud-mincho' env HYOKA_DATA="$PWD/no_fonts" "$HYOKA" render --lang en "$sample" -o nofont.pdf
is "no PDF without a font" ! -e nofont.pdf
for format in xlsx html txt json; do
	expect "without the main font, $format" 0 "" env HYOKA_DATA="$PWD/no_fonts" "$HYOKA" render "$sample" -o f.$format
done

crashed=
for mutant in mutants/*.yaml; do
	for command in "check" "render" "migrate --to R6-10"; do
		# shellcheck disable=SC2086
		timeout 20 "$HYOKA" $command --quiet --lang en "$mutant" >out 2>err </dev/null
		status=$?
		[ $status -le 2 ] || crashed="$crashed $command $mutant: status $status;"
		[ $status -ne 2 ] || grep -q "^$mutant:[0-9]*:[0-9]*: " err ||
			crashed="$crashed $command $mutant: no place;"
	done
done
is "changed bytes never crash it: $crashed" -z "$crashed"

# --- tricks with characters
clean() { # name, file: no control character but line breaks and TABs
	if LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]' "$2"; then
		not_ok "$1" "a control character came through"
	else
		echo "ok hostile: $1"
	fi
}
"$HYOKA" check --lang en escape.yaml >out 2>&1
clean "no escape sequence in findings" out
"$HYOKA" check --lang en --format json escape.yaml >out 2>&1
clean "no escape sequence in findings as JSON" out
"$HYOKA" diff --lang en escape.yaml escape2.yaml >out 2>&1
clean "no escape sequence in differences" out
"$HYOKA" render escape.yaml >out 2>&1
clean "no escape sequence in text" out
"$HYOKA" render --format json escape.yaml >out 2>&1
clean "no escape sequence in JSON" out
cp twice.yaml $'\e[31mred.yaml'
"$HYOKA" check --lang en $'\e[31mred.yaml' >out 2>&1
clean "no escape sequence from the name of a file" out
"$HYOKA" --lang en $'\e[31mx' >out 2>&1
clean "no escape sequence from a wrong command" out
expect "escape sequence in a PDF" 2 '^escape.yaml:3:7: .*U\+001B' "$HYOKA" render --lang en escape.yaml -o esc.pdf
expect "character no font has" 2 '^no_glyph.yaml:4:7: .*U\+10FFFD' "$HYOKA" render --lang en no_glyph.yaml -o g.pdf
is "no PDF without the character" ! -e g.pdf
expect "unassigned character" 2 '^unassigned.yaml:3:7: .*U\+0378' "$HYOKA" render --lang en unassigned.yaml -o g.pdf
for format in txt json xlsx; do
	expect "character no font has, as $format" 0 "" "$HYOKA" render no_glyph.yaml -o g.$format
done
is "the character is kept" "$(grep -c $'\U0010fffd' g.txt)" -gt 0
expect "direction marks" 0 "" "$HYOKA" render rtl.yaml -o rtl.txt

# --- given drawings
svg() { printf '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" %s</svg>' "$1" >a.svg; }
printf '様式: 全項目評価書\n版: 令和6年10月\n評価書名: みほん\n事務の流れ: {図: a.svg}\n' >svg.yaml
uses='<g id="a0"><rect width="9" height="9"/></g>'
for i in 1 2 3 4 5 6 7 8 9; do
	uses="$uses<g id=\"a$i\">$(printf "<use xlink:href=\"#a$((i - 1))\"/>%.0s" 1 2 3 4 5 6 7 8 9 10)</g>"
done
svg "width=\"9\" height=\"9\"><defs>$uses</defs><use xlink:href=\"#a9\"/>"
expect "drawing that refers to itself a billion times" 2 '^svg.yaml:4:12: .*picture' "$HYOKA" render --lang en svg.yaml -o svg.pdf
svg 'width="1e9" height="1e9"><rect width="9" height="9"/>'
expect "drawing of a thousand kilometres" 0 "" "$HYOKA" render --lang en svg.yaml -o svg.pdf

# --- output that fails
for format in txt json pdf xlsx; do
	expect "full device, $format" 2 "No space left" "$HYOKA" render --lang en "$sample" --format $format -o /dev/full
	expect "full standard output, $format" 2 "" bash -c '"$1" render "$2" --format "$3" >/dev/full' - "$HYOKA" "$sample" $format
	expect "closed standard output, $format" 2 "" bash -c '"$1" render "$2" --format "$3" >&-' - "$HYOKA" "$sample" $format
	echo old >old.$format
	expect "file size limit, $format" 2 "" bash -c 'ulimit -f 2; "$1" render "$2" -o "old.$3"' - "$HYOKA" "$sample" $format
	is "file size limit leaves the old $format" "$(cat old.$format)" = old
	expect "folder that is not there, $format" 2 "cannot make" "$HYOKA" render --lang en "$sample" -o no/such/x.$format
	mkdir folder.$format
	expect "folder as the output, $format" 2 "cannot write" "$HYOKA" render --lang en "$sample" -o folder.$format
	expect "file as a folder, $format" 2 "cannot make" "$HYOKA" render --lang en "$sample" -o old.$format/x.$format
done
echo old >old.yaml
expect "full device, migrate" 2 "No space left" "$HYOKA" migrate --lang en "$sample" --to R6-10 -o /dev/full --force
expect "full standard output, migrate" 2 "" bash -c '"$1" migrate "$2" --to R6-10 >/dev/full' - "$HYOKA" "$sample"
expect "file size limit, migrate" 2 "" bash -c 'ulimit -f 2; "$1" migrate "$2" --to R6-10 -o old.yaml --force' - "$HYOKA" "$sample"
is "file size limit leaves the old assessment" "$(cat old.yaml)" = old
expect "unknown format" 2 "docx" "$HYOKA" render "$sample" -o x.docx
for line in "check $sample" "check --format json $sample" "diff $older $newer" "annex $older $newer" forms rules \
	--help "render --help" "explain FO-05"; do
	# shellcheck disable=SC2086
	expect "full standard output: ${line%% /*}" 2 "" bash -c '"$0" "$@" >/dev/full' "$HYOKA" $line
	expect "closed standard output: ${line%% /*}" 2 "" bash -c '"$0" "$@" >&-' "$HYOKA" $line
done
"$HYOKA" check --format json bom.yaml -o a.json 2>&-
"$HYOKA" check --format json bom.yaml -o b.json 2>/dev/null
expect "closed standard error: no message gets into the output" 0 "" cmp a.json b.json
expect "reader that stops early" 0 "" bash -c '"$1" render "$2" | head -n 1 >/dev/null' - "$HYOKA" "$sample"

# --- workbooks
"$HYOKA" render "$sample" -o good.xlsx
mkdir books && "$REPO/tests/hostile/books.py" books good.xlsx || exit 1
read_in() { # name, status, pattern, file: in bounded memory, and nothing is written
	rm -f book.yaml
	expect "$1" "$2" "$3" python3 -c '
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > int(sys.argv[1]):
    sys.exit("too much memory")
sys.exit(status)' "$most" "$HYOKA" import --lang en --schema x.json "$4" -o book.yaml
	[ "$2" -eq 0 ] || is "$1 leaves nothing behind" ! -e book.yaml
}
read_book() { read_in "workbook: $1" "$2" "$3" "books/$4"; }
read_book "part that unpacks to 300 MiB" 2 'unpack to too much' bomb.xlsx
read_book "text of 40 MiB" 2 'too many cells' text_bomb.xlsx
read_book "one long text in 20000 cells" 2 'too many cells' same_text.xlsx
read_book "entities" 2 "xl/workbook.xml.*DOCTYPE" entities.xlsx
read_book "document type outside" 2 "sheet1.xml.*DOCTYPE" external.xlsx
read_book "elements 100000 deep" 2 "sheet1.xml.*nesting" deep.xlsx
read_book "XML that ends early" 2 "sheet1.xml.*no element" unclosed.xlsx
read_book "no XML" 2 "sheet1.xml.*not well-formed" no_xml.xlsx
read_book "million rows" 2 'too many cells' million_rows.xlsx
read_book "million empty rows" 2 'label' million_empty.xlsx
read_book "row beyond the last one" 2 'impossible places' far_cell.xlsx
read_book "column beyond the last one" 2 'impossible places' far_column.xlsx
read_book "200000 ranges over the whole sheet" 2 'label' merged.xlsx
read_book "tables over the whole sheet" 0 '' wide_names.xlsx
read_book "200000 names" 2 'too many cells' many_names.xlsx
read_book "names taken out" 0 '' no_names.xlsx
read_book "cut in the middle" 2 'damaged' cut.xlsx
read_book "cut at the end" 2 'damaged' cut_end.xlsx
read_book "first four bytes" 2 'damaged' head_only.xlsx
read_book "changed byte" 2 'damaged|cannot be read' flipped.xlsx
read_book "no workbook part" 2 'workbook.xml.*missing' no_book.xlsx
read_book "no sheet part" 2 'sheet1.xml.*missing' no_sheet.xlsx
read_book "no relations" 2 'no Excel workbook' no_relations.xlsx
read_book "relations that lead to themselves" 2 'no Excel workbook' loop.xlsx
read_book "another archive" 2 'no Excel workbook' zip.xlsx
read_book "password" 2 'password' password.xlsx
read_book "old format" 2 'old format' old.xls
read_book "file of 200 MiB" 2 '16 MiB' huge.xlsx
read_book "changed label" 2 '!A3: .*①事務の名称.*①事務の愛称' label.xlsx
read_book "changed label of a box" 2 '![A-Z]+[0-9]+: .*税務システム' box_label.xlsx
read_book "of a later Hyoka" 2 'newer.*99' newer.xlsx
expect "workbook with a name of text is still one" 0 "" bash -c 'cp good.xlsx good.txt && "$1" import good.txt -o b.yaml' - "$HYOKA"

# --- a blank workbook of an office: refused, or written whole
"$REPO/tests/blank_book.py" good.xlsx blank.xlsx && "$REPO/tests/hostile/blanks.py" books blank.xlsx || exit 1
into() { # name, status, pattern, blank
	rm -f into.xlsx
	expect "into: $1" "$2" "$3" "$HYOKA" render --lang en "$sample" --into "$4" -o into.xlsx
	if [ "$2" -eq 0 ]; then
		is "into: $1: is a workbook" "$("$HYOKA" import --quiet into.xlsx | grep -c '^様式: ')" -eq 1
	else
		is "into: $1: leaves nothing behind" ! -e into.xlsx
	fi
}
into "blank of the right form" 0 '' blank.xlsx
into "workbook of Hyoka" 2 'workbook of Hyoka' good.xlsx
into "part that unpacks to 300 MiB" 2 'unpack to too much' books/bomb.xlsx
into "entities" 2 'DOCTYPE' books/entities.xlsx
into "elements 100000 deep" 2 'nesting' books/deep.xlsx
into "million rows" 2 'too many cells' books/million_rows.xlsx
into "cut in the middle" 2 'damaged' books/cut.xlsx
into "cut at the end" 2 'damaged' books/cut_end.xlsx
into "changed byte" 2 'damaged|cannot be read' books/flipped.xlsx
into "another archive" 2 'no Excel workbook' books/zip.xlsx
into "password" 2 'password' books/password.xlsx
into "old format" 2 'old format' books/old.xls
into "file of 200 MiB" 2 '16 MiB' books/huge.xlsx
into "no workbook at all" 2 'no Excel workbook' twice.yaml
into "file that is not there" 2 'No such file' nowhere.xlsx
into "folder" 2 'is a folder' books
into "every part twice" 2 'damaged' books/twice.xlsx
into "names of elements with a prefix" 0 '' books/prefix.xlsx
into "rows and cells without their places" 0 '' books/no_places.xlsx
into "another form" 2 'is 全項目評価書.*but the assessment is 重点項目評価書' books/other_form.xlsx
into "no styles" 0 '' books/no_styles.xlsx
into "rows that pretend in a comment" 2 'not be read from there' books/comment.xlsx
into "200000 ranges over the whole sheet" 2 'too many cells' books/blank_merged.xlsx
sum=$(cksum <blank.xlsx)
expect "into: the blank as the output" 2 "blank itself" "$HYOKA" render --lang en "$sample" --into blank.xlsx -o ./blank.xlsx
ln -s blank.xlsx link.xlsx
expect "into: a link to the blank as the output" 2 "blank itself" "$HYOKA" render --lang en "$sample" --into blank.xlsx -o link.xlsx
expect "into: another suffix" 2 "name it with -o" "$HYOKA" render --lang en "$sample" --into blank.xlsx -o into.pdf
expect "into: no output" 2 "name it with -o" "$HYOKA" render --lang en "$sample" --into blank.xlsx
expect "into: folder that is not there" 2 "cannot make" "$HYOKA" render --lang en "$sample" --into blank.xlsx -o no/such/x.xlsx
echo old >old.into.xlsx
expect "into: file size limit" 2 "" bash -c 'ulimit -f 2; "$1" render "$2" --into blank.xlsx -o old.into.xlsx' - "$HYOKA" "$sample"
is "into: file size limit leaves the old file" "$(cat old.into.xlsx)" = old
is "into: the blank is as it was" "$(cksum <blank.xlsx)" = "$sum"

# --- texts and PDFs
mkdir texts && "$HYOKA" render --quiet "$sample" -o good.txt && "$HYOKA" render --quiet "$sample" -o good.pdf &&
	"$REPO/tests/hostile/texts.py" texts good.txt good.pdf || exit 1
read_text() { read_in "import: $1" "$2" "$3" "texts/$4"; }
read_text "text that is no assessment" 2 'no assessment' letter.txt
read_text "million rows" 2 'more rows or cells' rows.txt
read_text "600000 cells in a row" 2 'more rows or cells' cells.txt
read_text "table of 700000 rows in a cell" 2 'more rows or cells' table_rows.txt
read_text "table of 90000 rows in a cell" 0 '' table.txt
read_text "150000 tables in tables" 0 '' open_tables.txt
read_text "row of changes that goes on 70000 times" 0 '' annex.txt
read_text "40000 records" 0 '' records.txt
read_text "30000 sections" 0 '' sections.txt
read_text "line of 3 million characters" 0 '' one_line.txt
read_text "NUL bytes" 2 'no text file' nul.txt
read_text "random bytes" 2 'not UTF-8' noise.bin
read_text "UTF-16 cut in a character" 2 'not UTF-8' cut_utf16.txt
read_text "file of 200 MiB" 2 '16 MiB' huge.txt
read_text "PDF cut in the middle" 2 'PDF is damaged' cut.pdf
read_text "first line of a PDF" 2 'PDF is damaged' head.pdf
read_text "PDF of another program" 2 'pdftotext -layout texts/foreign.pdf' foreign.pdf
read_text "PDF with a password" 2 'PDF is damaged, protected' password.pdf
[ "$sanitized" -gt 0 ] || read_text "PDF that unpacks to 1.5 GiB" 2 'unpacks to more' bomb.pdf
read_text "PDF that carries something else" 2 '^texts/prose.pdf:1:1: ' prose.pdf
read_text "PDF that carries too much" 2 '^texts/large.pdf: ' large.pdf

# --- without permission (as nobody when run by root)
mkdir locked && echo old >locked/old.pdf && cp bom.yaml secret.yaml && chmod 000 secret.yaml && chmod 555 locked
as=""
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=65534 --regid=65534 --clear-groups"
if $as test -x "$HYOKA" && $as test -r "$sample" && ! $as test -w locked; then
	expect "folder without permission" 2 "cannot write" $as "$HYOKA" render --lang en "$sample" -o locked/old.pdf
	is "folder without permission keeps the old file" "$(cat locked/old.pdf)" = old
	expect "into: folder without permission" 2 "cannot make" $as "$HYOKA" render --lang en "$sample" --into blank.xlsx \
		-o locked/new.xlsx
	expect "file without permission" 2 "^secret.yaml: .*cannot read" $as "$HYOKA" check --lang en secret.yaml
fi

# --- killed while it writes: the old file or the new one, never a part
"$HYOKA" render "$older" -o whole.pdf
echo old >killed.pdf
torn=
for after in 0.005 0.01 0.02 0.04 0.06 0.08 0.1 0.15; do
	{ timeout -s KILL $after "$HYOKA" render "$older" -o killed.pdf; } >/dev/null 2>&1
	cmp -s killed.pdf whole.pdf || [ "$(cat killed.pdf)" = old ] || torn=$after
done
is "killed while it writes" -z "$torn"
rm -f killed.pdf.*.tmp

# --- a site: the old one or the new one, never a part of it
site() { "$HYOKA" publish --quiet "$1" -o site --today 2026-11-27; }
mkdir city && cp -R "$REPO/assessments"/{hyoka.yaml,事故.yaml,共通記載,9-児童手当} city
site city >/dev/null && cp -R site whole_site
intact() { # name: the old site is there, nothing beside it
	expect "$1: the old site stays" 0 "" diff -r site whole_site
	is "$1: nothing is left beside it" -z "$(ls -d site.* 2>/dev/null)"
}
expect "site: file size limit" 2 "cannot write" bash -c 'ulimit -f 2; "$1" publish --lang en city -o site --today 2026-11-27' - "$HYOKA"
intact "site: file size limit"
torn=
for after in 0.02 0.05 0.1 0.15 0.2 0.3; do
	# In the foreground: else timeout sends the signal twice, and the second one ends a program at once.
	timeout --foreground -s INT --preserve-status $after "$HYOKA" publish --quiet city -o site --today 2026-11-27 >/dev/null 2>&1
	diff -rq site whole_site >/dev/null && [ -z "$(ls -d site.* 2>/dev/null)" ] || torn="$torn $after"
done
is "site: interrupted while it is made: $torn" -z "$torn"
torn=
for after in 0.05 0.1 0.2 0.3; do
	{ timeout -s KILL $after "$HYOKA" publish --quiet city -o site --today 2026-11-27; } >/dev/null 2>&1
	diff -rq site whole_site >/dev/null || torn="$torn $after"
done
is "site: killed while it is made: $torn" -z "$torn"
rm -rf site.*
expect "site: in a folder that is not there" 2 "cannot write" "$HYOKA" publish --lang en city -o no/such/site --today 2026-11-27
expect "site: a file as the folder" 2 "is no folder" "$HYOKA" publish --lang en city -o old.yaml --today 2026-11-27
expect "site: full standard output" 2 "" bash -c '"$1" publish city -o full_site --today 2026-11-27 >/dev/full' - "$HYOKA"
for broken in '' '[]' '{"schema_version": 9}' '{"schema_version": 1, "files": [{"path": "/etc/passwd"}]}' '{"a": '; do
	mkdir -p bad_site && printf '%s' "$broken" >bad_site/manifest.json
	expect "site: broken manifest ${broken:0:24}" 2 "^bad_site/manifest.json" "$HYOKA" publish --lang en --verify bad_site
done

# --- equal input, equal bytes: at another time and place, under another name of its folder, for another user
mkdir -p here "there/a b" && cp -R "${older%/*}"/*.yaml here && cp -R "${older%/*}"/*.yaml "there/a b"
sed 's/^状態: .*/状態: 作成中/; s/^公表日: .*/公表日:/' "$newer" >here/draft.yaml && cp here/draft.yaml "there/a b"
for name in 2025-10-01 draft; do
	for format in pdf xlsx html txt json; do
		"$HYOKA" render "here/$name.yaml" -o one.$format --today 2030-01-01
		(cd "there/a b" && umask 077 && env -i TZ=America/Caracas LC_ALL=en_US.UTF-8 LANG=C HOME=/nowhere PATH="$PATH" \
			SOURCE_DATE_EPOCH=1893456000 "$HYOKA" render "$name.yaml" -o ../../two.$format)
		expect "equal bytes, $name as $format" 0 "" cmp one.$format two.$format
	done
done
(cd "there/a b" && for reader in 公示 諮問 提出; do "$HYOKA" render 2025-10-01.yaml --for $reader -o "$work/$reader.pdf"; done)
for reader in 公示 諮問 提出; do
	"$HYOKA" render "$work/here/2025-10-01.yaml" --for $reader -o one.pdf
	expect "equal bytes, $reader" 0 "" cmp one.pdf $reader.pdf
done
TZ=Asia/Tokyo "$HYOKA" publish --quiet city -o site_one --today 2026-11-27 >/dev/null
(cd / && env TZ=America/Caracas LC_ALL=en_US.UTF-8 SOURCE_DATE_EPOCH=1795737600 "$HYOKA" publish --quiet "$work/city" -o "$work/site_two" >/dev/null)
expect "equal bytes, site" 0 "" diff -r site_one site_two

# --- usage
expect "no command" 2 "" "$HYOKA"
expect "unknown command" 2 "nothing" "$HYOKA" nothing
expect "too few operands" 2 "" "$HYOKA" render
expect "too many operands" 2 "" "$HYOKA" render a b
expect "unknown option" 2 "--nothing" "$HYOKA" check --nothing "$sample"
expect "option without its value" 2 "-o" "$HYOKA" render "$sample" -o
expect "day that does not exist" 2 "--today" "$HYOKA" check --today 2025-02-30 "$sample"
expect "no data folder" 2 "nowhere" env HYOKA_DATA=/nowhere "$HYOKA" check "$sample"
mkdir body && cp bom.yaml body/2025-04-01.yaml && printf 'a: [\n' >body/hyoka.yaml
check "broken hyoka.yaml" 2 'hyoka.yaml:[0-9]+:[0-9]+: ' body/2025-04-01.yaml
printf '{}\n' >body/hyoka.yaml && printf -- '- {規則: FO-05, 規則: FO-06}\n' >body/waivers.yaml
check "broken waivers.yaml" 2 'waivers.yaml:1:15: ' body/2025-04-01.yaml
# --- the list of opinions beside an assessment
rm body/waivers.yaml
opinions() { # name, status, pattern, file
	cp "$4" body/意見.yaml
	check "opinions: $1" "$2" "$3" body/2025-04-01.yaml
	expect "opinions, a table: $1" 2 '意見.yaml' "$HYOKA" opinions --lang en body
}
opinions "aliases" 2 '意見.yaml:3:5: .*anchors' laughs.yaml
opinions "nested deep" 2 '意見.yaml:3:46: .*40 levels' deep_flow.yaml
opinions "NUL byte" 2 '意見.yaml:3:8: .*NUL' nul.yaml
opinions "Shift_JIS" 2 '意見.yaml:1:1: .*not UTF-8' sjis.yaml
opinions "empty" 2 '意見.yaml: .*empty' empty.yaml
printf '文だけ\n' >text.yaml
opinions "a text" 2 '意見.yaml:1:1: .*list is expected' text.yaml
python3 -c 'print("- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: \"\\u202e<script>様\\e[2J\", 反映の有無: 反映した}\n" * 5001, end="")' >many.yaml
opinions "more than there is room for" 1 '' many.yaml
printf -- '- {種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: "\\u202e<script>alert(1)</script>\\e[2J", 考え方・対応: 案のとおりです。, 反映の有無: 反映しない}\n' >body/意見.yaml
expect "opinions: a script stays text" 0 '' "$HYOKA" opinions body -o page.html
is "opinions: a script stays text in the page" '!' "$(grep -c '<script>alert' page.html)" -gt 0
expect "opinions: an escape is not sent to the terminal" 0 '' "$HYOKA" opinions body
is "opinions: no escape in the table" '!' "$(grep -c $'\e' out)" -gt 0
