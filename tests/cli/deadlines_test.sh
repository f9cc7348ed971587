#!/bin/sh
# precept deadlines over the publications of deadlines/: the tables of several days against their goldens, and the status.
set -eu
build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
here=tests/cli/deadlines
mkdir -p "$build/goldens/$here"
passed=0
failed=0

# try STATUS GOLDEN ARGUMENT…
try() {
    wanted=$1
    golden=$2
    shift 2
    status=0
    (cd "$here" && exec "$build/precept" deadlines "$@") >"$build/goldens/$here/$golden" 2>"$build/deadlines.said" || status=$?
    if [ "$status" = "$wanted" ] && said=$(diff "$here/$golden" "$build/goldens/$here/$golden" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "deadlines $* (status $status) differs from $golden:"
        printf '%s\n' "${said:-}"
        cat "$build/deadlines.said"
    fi
    said=
}

try 0 expected.on-the-day --on 2023-02-14
try 0 expected.later --on '31 March 2023'
try 0 expected.later --jobs 2 --on=2023-03-31
try 0 expected.one --on 2023-02-14 inputs/visits
try 1 expected.at-fault --on 2023-02-14 inputs/visits at-fault

# Where nothing is due, that is said.
mkdir -p "$build/actual/nothing-due"
printf 'layout: report\nbrand: cheshire\ntitle: Nothing\nbody:\n  - text: Words.\n' >"$build/actual/nothing-due/publication.yaml"
if [ "$("$build/precept" deadlines -d 2023-02-14 "$build/actual/nothing-due")" = "0 deadlines on 14 February 2023: 0 overdue, 0 to come, 0 done." ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "a publication without deadlines is not told as such"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
