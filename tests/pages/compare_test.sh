#!/bin/sh
# The pictures of `precept preview` show what the PDF shows: pages of two samples and of the gallery of charts in both brands are held
# against what pdftoppm draws from the published files (compare.py, which has the measure), and compare.py finds a page that is another.
set -eu
. tests/expect.sh
scratch=$BUILD/tests/pages-compare
rm -rf "$scratch"
mkdir -p "$scratch"

compare_pages() { # PUBLICATION STEP: the first page, every STEP pages after it, and the last
    name=${1##*/}
    expect "$BUILD/precept" build --quiet --out "$scratch" --preview "$scratch" "$1"
    last=$(pdfinfo "$scratch/$name.pdf" | awk '$1 == "Pages:" { print $2 }')
    for page in $(seq 1 "$2" "$last") "$last"; do
        pdftoppm -r 100 -gray -f "$page" -l "$page" -singlefile "$scratch/$name.pdf" "$scratch/$name-$page"
        picture=$scratch/$name-$(printf %03d "$page").png
        expect /usr/bin/python3 tests/pages/compare.py "$picture" "$scratch/$name-$page.pgm"
    done
}

# Forms, tables and a signature; then a cover with art, bars, big numbers with icons, panels, pies, a circle of steps, a QR code.
compare_pages inputs/hmicfrs-response 1
compare_pages inputs/plan-refresh 8
# Every component and chart; then charts whose data are hard on them.
compare_pages inputs/gallery 1

new_project compare
for brand in cheshire halton; do
    cp -R tests/whole/gallery "$project/inputs/charts-$brand"
    sed -i "s/^brand: .*/brand: $brand/" "$project/inputs/charts-$brand/publication.yaml"
done
compare_pages "$project/inputs/charts-cheshire" 1
compare_pages "$project/inputs/charts-halton" 2

status=0
/usr/bin/python3 tests/pages/compare.py "$scratch/hmicfrs-response-002.png" "$scratch/hmicfrs-response-1.pgm" >"$scratch/said" || status=$?
expect [ "$status" = 1 ]
expect grep -q "differ" "$scratch/said"
finish
