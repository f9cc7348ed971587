#!/bin/sh
# Every feature at once on small facing pages, with words that no line holds, type of 8 and of 24 pt, other scripts, empty things
# and a table of 3,000 rows: it builds, and its pages are judged like any other's.
set -eu
BUILD=${BUILD:-build}
. tests/expect.sh
new_project torture tests/pages/torture
awk 'BEGIN {
    print "day,to,amount"
    for (n = 1; n <= 3000; n++) printf "2023-%02d-%02d,Payee number %d of a long register,%d.%02d\n", n % 12 + 1, n % 28 + 1, n, n * 7919 % 9973, n % 100
}' >"$project/inputs/torture/data/register.csv"
expect "$BUILD/precept" build --quiet --out "$project/out" "$project/inputs/torture"
expect qpdf --check "$project/out/torture.pdf" >"$project/said"
expect /usr/bin/python3 tests/pages/judge.py "$project/out/torture.pdf"
finish
