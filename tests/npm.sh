#!/bin/bash
# The npm packages of tests/<NAME> (package.json, package-lock.json), installed under $BUILD and never in the
# source tree: prints the folder that has node_modules. Installs only when the lock file is another one.
set -eu
cd "$(dirname "$0")/.."
name=$1
folder=$PWD/${BUILD:-build}/npm/$name
if ! cmp -s "tests/$name/package-lock.json" "$folder/package-lock.json" || [ ! -d "$folder/node_modules" ]; then
	rm -rf "$folder"
	mkdir -p "$folder"
	cp "tests/$name/package.json" "$folder/"
	cp "tests/$name/package-lock.json" "$folder/lock.part"
	(cd "$folder" && cp lock.part package-lock.json && npm ci --prefer-offline --no-audit --no-fund --loglevel=error >&2)
	rm "$folder/lock.part"
fi
echo "$folder"
