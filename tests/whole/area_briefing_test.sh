#!/bin/sh
# The area briefings: one text, a paper of two pages for each borough, in every brand, with what is true of that borough.
set -eu
. tests/expect.sh
new_project area-briefing inputs/area-briefing

says() { # PAPER WORDS: the paper says them, wherever its lines end
    pdftotext "$out/briefing-$1.pdf" - | tr '\n' ' ' | grep -qF "$2"
}

for brand in layouts/brands/*.yaml; do
    brand=$(basename "$brand" .yaml)
    out=$project/$brand
    sed -i "s/^brand: .*/brand: $brand/" "$project/inputs/area-briefing/publication.yaml"
    "$BUILD/precept" build --quiet --out "$out" "$project/inputs/area-briefing" 2>"$project/said"
    expect [ ! -s "$project/said" ]
    expect [ "$(find "$out" -name '*.pdf' | wc -l)" -eq 4 ]
    for paper in "$out"/*.pdf; do
        expect [ "$(pdfinfo "$paper" | sed -n 's/^Pages: *//p')" -eq 2 ]
    done
    expect says halton '54 people in Halton are on the scheme. That is the same as the average'
    expect says warrington '43 people in Warrington are on the scheme. That is 20.4% below the average'
    expect says cheshire-east 'Beside police and probation, six services take part.'
    expect says cheshire-west-and-chester 'This is a sample.'
done

# A claim that stops being true of one borough stops them all, and names it.
sed -i 's/^Halton,Flex,29/Halton,Flex,25/' "$project/inputs/area-briefing/data/caseload.csv"
status=0
"$BUILD/precept" check "$project/inputs/area-briefing" 2>"$project/said" || status=$?
expect [ "$status" -eq 1 ]
expect grep -q 'claim-false' "$project/said"
expect grep -q 'It is so for Halton\.' "$project/said"
finish
