#!/bin/sh
# precept preview: a picture of each page that is asked for, or one of all of them; the same bytes each time; nothing is published.
set -eu
. tests/expect.sh
scratch=$BUILD/tests/cli-preview
rm -rf "$scratch"
mkdir -p "$scratch"
publication=inputs/hmicfrs-response

size() { # WIDTHxHEIGHT of a PNG: two numbers of four bytes from the 17th on
    od -An -tu1 -j16 -N8 "$1" | awk '{ print ($1 * 256 + $2) * 65536 + $3 * 256 + $4 "x" ($5 * 256 + $6) * 65536 + $7 * 256 + $8 }'
}

expect [ "$("$BUILD/precept" preview --pages 3,1-2,2 --out "$scratch/some" "$publication")" = "$(printf '%s\n' \
    "$scratch/some/hmicfrs-response-001.png" "$scratch/some/hmicfrs-response-002.png" "$scratch/some/hmicfrs-response-003.png")" ]
expect [ "$(find "$scratch/some" -type f | wc -l)" = 3 ]
expect [ "$(size "$scratch/some/hmicfrs-response-001.png")" = 827x1170 ]

expect "$BUILD/precept" preview --quiet --out "$scratch/all" "$publication"
expect [ "$(find "$scratch/all" -type f | wc -l)" = 4 ]
expect cmp "$scratch/some/hmicfrs-response-002.png" "$scratch/all/hmicfrs-response-002.png"

# Four pages on a sheet stand two by two.
expect "$BUILD/precept" preview --quiet --sheet --out "$scratch/sheet" "$publication"
expect "$BUILD/precept" preview --quiet --sheet --out "$scratch/again" "$publication"
expect [ "$(ls "$scratch/sheet")" = hmicfrs-response-sheet.png ]
expect [ "$(size "$scratch/sheet/hmicfrs-response-sheet.png")" = 632x878 ]
expect cmp "$scratch/sheet/hmicfrs-response-sheet.png" "$scratch/again/hmicfrs-response-sheet.png"
expect "$BUILD/precept" preview --quiet --sheet --pages 4 --out "$scratch/one" "$publication"
expect [ "$(size "$scratch/one/hmicfrs-response-sheet.png")" = 322x445 ]

for wrong in 0 3-2 ',1' 1-2-3 two; do
    status=0
    "$BUILD/precept" preview --pages "$wrong" --out "$scratch/wrong" "$publication" >"$scratch/said" 2>&1 || status=$?
    expect [ "$status" = 2 ]
    expect grep -q "numbers of pages, as 4 or 1,3-5" "$scratch/said"
done
expect [ ! -e "$scratch/wrong" ]
finish
