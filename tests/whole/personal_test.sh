#!/bin/sh
# Small numbers of data and figures marked personal are seen nowhere: not in the document, the pages, the PDF's text and
# alternative texts, the audit, nor in `precept figures`; and none of these changes when only small numbers do, so that no
# height, total, share, order of words or place of anything tells of them either.
set -eu
. tests/expect.sh
new_project personal tests/whole/personal
sed -i 's/small numbers: {below: 5,/small numbers: {below: 5000,/' "$project/inputs/house-style.yaml"
mv "$project/inputs/personal/layout.yaml" "$project/layouts/casework.yaml"
publication=$project/inputs/personal

make_all() {
    mkdir -p "$project/$1"
    "$BUILD/precept" build --stop-after compose "$publication" >"$project/$1/document"
    "$BUILD/precept" build --stop-after typeset "$publication" >"$project/$1/pages"
    "$BUILD/precept" figures "$publication" >"$project/$1/figures"
    "$BUILD/precept" build --quiet --out "$project/$1/out" --preview "$project/$1/pictures" "$publication"
    pdftotext -layout "$project/$1/out/personal.pdf" "$project/$1/text"
    /usr/bin/python3 tests/pages/structure.py "$project/$1/out/personal.pdf" >"$project/$1/structure"
    strings -n 3 "$project/$1/out/personal.pdf" >"$project/$1/strings"
    cp "$project/$1/out/audit/personal.figures.csv" "$project/$1/audit"
}

verdict() { # STATUS WORDS
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "$2"
        failed=$((failed + 1))
    fi
}

# The small numbers of the sources as they might be printed: 4321, 4,321, 4.3k.
make_all first
for product in document pages figures text structure strings audit; do
    found=$(grep -nE '4,?321|3,?217|2,?789|1,?987|4\.3k|3\.2k|2\.8k|2\.0k' "$project/first/$product" || true)
    verdict "$([ -z "$found" ] && echo 0 || echo 1)" "a small number is seen in the $product:
$found"
done
for product in document pages text structure audit; do
    count=$(grep -c -F '[c]' "$project/first/$product" || true)
    verdict "$([ "$count" -gt 9 ] && echo 0 || echo 1)" "hardly anything is held back in the $product"
done

# The identifier of the file is made of its sources.
sed -i 's/4321/4876/; s/3217/1203/; s/2789/1/; s/1987/4999/' "$publication/data/cases.csv" "$publication/publication.yaml"
make_all second
for product in document pages figures text structure audit; do
    changes=$(diff "$project/first/$product" "$project/second/$product" || true)
    verdict "$([ -z "$changes" ] && echo 0 || echo 1)" "the $product tells of small numbers:
$changes"
done
changes=$(diff "$project/first/strings" "$project/second/strings" | grep '^[<>]' | grep -vc 'dc:identifier\|/ID\[' || true)
verdict "$changes" "the PDF's bytes tell of small numbers"
for picture in "$project"/first/pictures/*; do
    status=0
    cmp "$picture" "$project/second/pictures/${picture##*/}" || status=1
    verdict "$status" "${picture##*/} tells of small numbers"
done
finish
