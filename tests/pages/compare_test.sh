#!/bin/sh
# The pictures of `precept preview` show what the PDF shows: pages of two samples are held against what pdftoppm draws from the
# published files (compare.py, which has the measure), and compare.py finds a page that is another.
set -eu
. tests/expect.sh
scratch=$BUILD/tests/pages-compare
rm -rf "$scratch"
mkdir -p "$scratch"

compare_pages() { # PUBLICATION STEP: the first page, every STEP pages after it, and the last
    expect "$BUILD/precept" build --quiet --out "$scratch" --preview "$scratch" "inputs/$1"
    last=$(pdfinfo "$scratch/$1.pdf" | awk '$1 == "Pages:" { print $2 }')
    for page in $(seq 1 "$2" "$last") "$last"; do
        pdftoppm -r 100 -gray -f "$page" -l "$page" -singlefile "$scratch/$1.pdf" "$scratch/$1-$page"
        picture=$scratch/$1-$(printf %03d "$page").png
        expect /usr/bin/python3 tests/pages/compare.py "$picture" "$scratch/$1-$page.pgm"
    done
}

# Forms, tables and a signature; then a cover with art, bars, big numbers with icons, panels, pies, a circle of steps, a QR code.
compare_pages hmicfrs-response 1
compare_pages plan-refresh 4

status=0
/usr/bin/python3 tests/pages/compare.py "$scratch/hmicfrs-response-002.png" "$scratch/hmicfrs-response-1.pgm" >"$scratch/said" || status=$?
expect [ "$status" = 1 ]
expect grep -q "differ" "$scratch/said"
finish
