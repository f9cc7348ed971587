#!/bin/sh
# precept outline over the publications of outline/: what is heard, against its goldens; the outputs of a publication for each row under
# their names; and nothing but messages where the sources are at fault. That the same stands in the PDF is shown by tests/tagged.
set -eu
. tests/expect.sh
here=tests/cli/outline
goldens=$BUILD/goldens/$here
mkdir -p "$goldens"

# try STATUS GOLDEN PUBLICATION…
try() {
    wanted=$1
    golden=$goldens/$2
    status=0
    shift 2
    "$BUILD/precept" outline "$@" >"$golden" 2>"$BUILD/outline.said" || status=$?
    expect [ "$status" = "$wanted" ]
}

for name in said letters; do
    try 0 "expected.$name" "$here/$name"
    expect diff "$here/expected.$name" "$goldens/expected.$name"
    expect [ ! -s "$BUILD/outline.said" ]
done
try 1 nothing "$here/at-fault"
expect [ ! -s "$goldens/nothing" ]
expect grep -q 'name-unknown' "$BUILD/outline.said"
try 2 nothing "$here/said" "$here/letters"
expect [ ! -s "$goldens/nothing" ]
expect grep -q 'precept outline FOLDER' "$BUILD/outline.said"
rm "$goldens/nothing"
finish
