#!/bin/sh
# The pages of every sample and of the largest workload, judged from the finished PDF by judge.py; and judge.py itself, which must
# find a fault of each kind that was put into a sound file.
set -eu
BUILD=${BUILD:-build}
scratch=$BUILD/tests/pages
python=/usr/bin/python3 # Debian's, which sees Debian's pikepdf
. tests/expect.sh

check() { # WHAT STATUS
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
    fi
}

rm -rf "$scratch"
mkdir -p "$scratch/out"
"$BUILD/precept" build --quiet --jobs 2 --out "$scratch/out" 2>/dev/null || check "the samples build" 1
for file in "$scratch"/out/*.pdf; do
    status=0
    "$python" tests/pages/judge.py "$file" >"$scratch/said" || status=1
    [ "$status" = 0 ] || cat "$scratch/said"
    check "the pages of ${file##*/}" "$status"
done

spoilt() { # FAULT WORDS: judge.py finds the fault and says so
    "$python" tests/pages/spoil.py "$1" "$scratch/out/hmicfrs-response.pdf" "$scratch/$1.pdf"
    status=0
    "$python" tests/pages/judge.py "$scratch/$1.pdf" >"$scratch/said" || status=1
    [ "$status" = 1 ] && grep -q "$2" "$scratch/said" || status=0
    [ "$status" = 1 ] || cat "$scratch/said"
    check "a fault is found: $1" "$((1 - status))"
}
spoilt outside "margin\|edge"
spoilt overlap "overlaps"
spoilt divide "alone on its page"
spoilt strand "nothing below it"

finish
