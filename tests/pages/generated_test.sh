#!/bin/sh
# Publications of random make-up, built in both brands and two layouts, and judged from the finished PDFs. GENERATED=500 makes more
# of them than the usual 25.
set -eu
BUILD=${BUILD:-build}
. tests/expect.sh
new_project generated
sed -i 's/figures typed by hand: warn/figures typed by hand: ignore/' "$project/inputs/house-style.yaml" # their words are noise
/usr/bin/python3 tests/pages/generate.py "${GENERATED:-25}" "$project"
program=$PWD/$BUILD/precept
case $BUILD in /*) program=$BUILD/precept ;; esac
expect sh -c "cd '$project' && '$program' build --quiet --jobs 2 inputs/made-* >said 2>&1"
for publication in "$project"/inputs/made-*/; do
    name=$(basename "$publication")
    if /usr/bin/python3 tests/pages/judge.py "$project/out/$name.pdf" >"$project/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        cat "$project/said"
    fi
done
finish
