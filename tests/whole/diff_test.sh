#!/bin/sh
# precept diff: figures and rows of data that changed, came and went, in the order of the newer publication; `follows:` names
# the older one.
set -eu
. tests/expect.sh
golden=tests/whole/diff/expected
mkdir -p "$BUILD/goldens/tests/whole/diff"
actual=$BUILD/goldens/$golden

"$BUILD/precept" diff tests/whole/diff/plan-2023 tests/whole/diff/plan-2024 >"$actual"
expect diff "$golden" "$actual"
"$BUILD/precept" diff tests/whole/diff/plan-2024 >"$BUILD/followed"
expect diff "$golden" "$BUILD/followed"
expect [ "$("$BUILD/precept" diff tests/whole/diff/plan-2023 tests/whole/diff/plan-2023 | tail -n 1)" = \
    'no figure and no row of data has changed' ]

# A publication at fault is not compared.
rm -rf "$BUILD/actual/diff"
mkdir -p "$BUILD/actual/diff"
cp -R tests/whole/diff/plan-2023 tests/whole/diff/plan-2024 "$BUILD/actual/diff/"
sed -i 's/£900,000/£9OO,000/' "$BUILD/actual/diff/plan-2023/funding.csv"
status=0
"$BUILD/precept" diff "$BUILD/actual/diff/plan-2024" >"$BUILD/followed" 2>&1 || status=$?
expect [ "$status" -eq 1 ]
expect grep -q 'plan-2023/funding.csv:2:.*cell-no-number' "$BUILD/followed"
expect [ "$(grep -c ' since ' "$BUILD/followed")" -eq 0 ]
finish
