#!/bin/bash
# Unit tests (cmocka): one program a file, in the room of tests/unit that its subject has in engine.
set -u
cd "$(dirname "$0")/.." || exit 2
export HYOKA_DATA="$PWD"
for source in $(find tests/unit -name 'test_*.c' | sort); do
	name=$(basename "$source" .c)
	if ! make -s BUILD="$BUILD" "$BUILD/unit/$name" 2>&1; then
		echo "not ok unit: $name does not build"
		continue
	fi
	out=$("$BUILD/unit/$name" 2>&1)
	status=$?
	echo "$out" | sed -n "s/^\[       OK \] /ok unit: $name /p"
	if [ $status -ne 0 ]; then
		echo "$out" | grep -vE '^\[ (RUN|      OK)' | head -40
		echo "$out" | sed -n "s/^\[  FAILED  \] \([a-z].*\)/not ok unit: $name \1/p" | sort -u
		echo "$out" | grep -q '^\[  FAILED  \] [a-z]' || echo "not ok unit: $name ended with status $status"
	fi
done
