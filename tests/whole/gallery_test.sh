#!/bin/sh
# Every kind of chart, and the data that are hard on it, in both brands: each builds, and what it says to those who do not see
# it is held against gallery/words.expected (make accept).
set -eu
scratch=$BUILD/actual/gallery
rm -rf "$scratch"
mkdir -p "$scratch/layouts" "$scratch/inputs" "$scratch/fonts"
cp -R layouts/. "$scratch/layouts/"
cp -R inputs/registers inputs/house-style.yaml "$scratch/inputs/"
cp -R fonts/manifest.csv fonts/files "$scratch/fonts/"
passed=0
failed=0

expect() {
    what=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then
        passed=$((passed + 1))
    else
        echo "failed: $what"
        head -n 40 "$scratch/said"
        failed=$((failed + 1))
    fi
}

for brand in cheshire halton; do
    cp -R tests/whole/gallery "$scratch/inputs/gallery-$brand"
    sed -i "s/^brand: .*/brand: $brand/" "$scratch/inputs/gallery-$brand/publication.yaml"
    expect "the gallery in $brand" "$BUILD/precept" build --quiet --out "$scratch/out" "$scratch/inputs/gallery-$brand"
    expect "$brand says nothing on the way" test ! -s "$scratch/said"
done

# ---- the pictures of charts, measured by a script that knows nothing of the program
"$BUILD/precept" build --quiet --out "$scratch/out" --preview "$scratch/pictures" "$scratch/inputs/gallery-cheshire"
for chart in "$scratch"/pictures/*.svg; do
    expect "${chart##*/} as PNG" grep -aq IEND "${chart%.svg}.png"
done
expect "lengths, arcs and labels" python3 tests/whole/gallery/measure.py "$scratch/pictures" gallery-cheshire tests/whole/gallery/data

expect "small lines" /usr/bin/python3 tests/whole/gallery/sparklines.py "$scratch/out/gallery-cheshire.pdf" \
    tests/whole/gallery/data/waits.csv area quarter wait

golden=$BUILD/goldens/tests/whole/gallery/words.expected
mkdir -p "${golden%/*}"
"$BUILD/precept" build --stop-after compose "$scratch/inputs/gallery-cheshire" |
    sed -n 's/^ *//; /^\(figure #\|drawing\|alternative text\|series\|panel\|tick\|small line\|cell computed [0-9]* "From\)/p' >"$golden"
expect "what the charts say" diff tests/whole/gallery/words.expected "$golden"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
