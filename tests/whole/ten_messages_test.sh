#!/bin/sh
# The ten messages that authors meet most, as the paper on the authoring format words them, each raised by a file at fault; the
# golden is tests/whole/ten-messages.expected.
set -eu
. tests/expect.sh
new_project ten-messages tests/whole/ten-messages/*
golden=tests/whole/ten-messages.expected
given=$BUILD/goldens/$golden
mkdir -p "${given%/*}"
: >"$given"
for publication in plan response colon; do
    "$BUILD/precept" build --out "$project/out" "$project/inputs/$publication" 2>&1 | sed "s|$project/||g" >>"$given" || :
done
expect diff -u "$golden" "$given"
finish
