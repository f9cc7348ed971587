#!/bin/sh
# What compose makes of small publications, one feature each: the tree of every folder below cases/ is held against its
# `expected` (make accept). Faces, styles and pages come before the tree; only the case `looks` holds them, and `logo` the
# pages.
set -eu
build=${BUILD:-build}
passed=0
failed=0
for case in tests/compose/cases/*/; do
    case=${case%/}
    [ -f "$case/publication.yaml" ] || continue
    actual=$build/goldens/$case/expected
    mkdir -p "${actual%/*}"
    status=0
    "$build/precept" build --stop-after compose "$case" >"$actual.whole" 2>&1 || status=$?
    case $case in
    */looks) cp "$actual.whole" "$actual" ;;
    */logo) sed -n '/^first pages/,$p' "$actual.whole" >"$actual" ;;
    *) sed -n '/^document,/,$p' "$actual.whole" >"$actual" ;;
    esac
    if [ "$status" = 0 ] && said=$(diff "$case/expected" "$actual" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$case is not what compose makes (status $status):"
        if [ "$status" = 0 ]; then printf '%s\n' "$said"; else cat "$actual.whole"; fi | head -n 40
    fi
    rm -f "$actual.whole"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
