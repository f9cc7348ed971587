#!/bin/sh
# The ten messages that authors meet most, as the paper on the authoring format words them, each raised by a file at fault; the
# golden is tests/whole/ten-messages.expected.
set -eu
project=$BUILD/actual/ten-messages
golden=tests/whole/ten-messages.expected
given=$BUILD/goldens/$golden
rm -rf "$project"
mkdir -p "$project/inputs" "${given%/*}"
cp -R layouts fonts "$project/"
cp -R inputs/registers inputs/house-style.yaml tests/whole/ten-messages/* "$project/inputs/"
: >"$given"
for publication in plan response colon; do
    "$BUILD/precept" build --out "$project/out" "$project/inputs/$publication" 2>&1 | sed "s|$project/||g" >>"$given" || :
done
if cmp -s "$golden" "$given"; then
    echo "1 passed, 0 failed"
else
    diff -u "$golden" "$given" || :
    echo "0 passed, 1 failed"
    exit 1
fi
