#!/bin/sh
# One changed cell changes the runs whose figure depends on it and nothing else: in the document (--stop-after compose), in
# the text of the PDF's structure, and in the audit.
set -eu
. tests/expect.sh
new_project one-cell tests/whole/one-cell
publication=$project/inputs/one-cell

make_all() {
    "$BUILD/precept" build --stop-after compose "$publication" >"$project/$1.document"
    "$BUILD/precept" build --quiet --out "$project/$1" "$publication"
    /usr/bin/python3 tests/pages/structure.py "$project/$1/one-cell.pdf" >"$project/$1.structure"
    cp "$project/$1/audit/one-cell.figures.csv" "$project/$1.audit"
}

# What changed from the first to the second, one line each, without the context.
changed() {
    diff "$project/first.$1" "$project/second.$1" | grep '^[<>]' || true
}

expect_changes() { # KIND COUNT: that many lines went and came, and each shows an old or new value of the cell's figures
    lines=$(changed "$1" | wc -l)
    strange=$(changed "$1" | grep -cvE '363|365|132|134|16\.8|18\.6|15\.2|15\.9' || true)
    if [ "$lines" -eq "$2" ] && [ "$strange" -eq 0 ]; then
        passed=$((passed + 1))
    else
        echo "the $1 changed in $lines lines ($2 expected), $strange of them without a figure of the cell:"
        changed "$1"
        failed=$((failed + 1))
    fi
}

make_all first
sed -i 's/^Warrington,113,132$/Warrington,113,134/' "$publication/data/visits.csv"
make_all second
# the sum in prose; the row's cell and change; the total's cell and change
expect_changes document 10
expect_changes structure 10
expect_changes audit 8 # the sum, the claim on it, and the two cells of the total; copied columns are one row each
finish
