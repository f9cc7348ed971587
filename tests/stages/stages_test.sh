#!/bin/sh
# What each stage makes, as text. A case is a folder beside this file: a small publication, or a file `publication` that names one
# elsewhere, with `expected.STAGE` for each stage that is held against its golden (make accept writes what they hold; an
# empty one begins a new golden).
set -eu
build=${BUILD:-build}
passed=0
failed=0
for golden in tests/stages/*/expected.*; do
    [ -f "$golden" ] || continue
    case=${golden%/*}
    stage=${golden##*.}
    publication=$case
    [ ! -f "$case/publication" ] || read -r publication <"$case/publication"
    actual=$build/goldens/$golden
    mkdir -p "${actual%/*}"
    status=0
    "$build/precept" build --stop-after "$stage" "$publication" >"$actual" 2>"$actual.errors" || status=$?
    if [ "$status" = 0 ] && said=$(diff "$golden" "$actual"); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$golden is not what the stage makes (status $status):"
        { cat "$actual.errors"; printf '%s\n' "${said:-}"; } | head -n 30
    fi
    rm -f "$actual.errors"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
