#!/bin/sh
# A bad cell, an unknown key, a false claim and a picture without alternative text: one run reports all four, and nothing is
# published; what was published before is as it was.
set -eu
. tests/expect.sh
new_project four-faults tests/whole/four-faults
echo 'the last good one' >"$project/out/four-faults.pdf"

status=0
"$BUILD/precept" build --out "$project/out" "$project/inputs/four-faults" >"$project/said" 2>&1 || status=$?
cat "$project/said"
expect [ "$status" -eq 1 ]
expect [ "$(grep -c ': error: ' "$project/said")" -eq 4 ]
expect grep -q 'data/spend.csv:3:6: error: .*\[cell-' "$project/said"
expect grep -q 'publication.yaml:15:5: error: .*\[.*key-unknown\]' "$project/said"
expect grep -q 'publication.yaml:18:[0-9]*: error: .*\[claim-false\]' "$project/said"
expect grep -q 'publication.yaml:19:[0-9]*: error: .*\[.*alt.*\]' "$project/said"
expect [ "$(ls "$project/out")" = four-faults.pdf ]
expect grep -q 'the last good one' "$project/out/four-faults.pdf"
finish
