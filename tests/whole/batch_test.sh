#!/bin/sh
# `for each` at the top of a publication: an output a row, each with its PDF, audit and manifest under a name of its own; rows
# left out; products printed one after the other; the same bytes with any number of jobs; what is wrong for every row said
# once, what is not named with its rows, and then nothing published.
set -eu
. tests/expect.sh
new_project batch tests/whole/batch/areas tests/whole/batch/faults tests/whole/one-cell

precept() {
    "$BUILD/precept" "$@"
}

files() { # FOLDER END: the names of the files there that end so, without that end
    find "$1" -maxdepth 1 -name "*$2" -printf '%f\n' | sed "s|$2\$||" | sort
}

precept build --out "$project/out" "$project/inputs/areas" >"$project/said"
names='cases-in-cheshire-east
cases-in-cheshire-west-and-chester
cases-in-halton'
expect [ "$(files "$project/out" .pdf)" = "$names" ]
expect [ "$(files "$project/out" .manifest.json)" = "$names" ]
expect [ "$(files "$project/out/audit" .figures.csv)" = "$names" ]
expect [ "$(wc -l <"$project/said")" -eq 3 ]
expect grep -q '^[^:]*/cases-in-halton.pdf: 1 page, ' "$project/said"

halton=$project/out/cases-in-halton
pdftotext "$halton.pdf" "$project/words"
expect grep -q '54 people are on the scheme in Halton, the same as the average' "$project/words"
expect grep -q 'All but Halton' "$project/words"
expect grep -q 'Warrington has 43, −11 beside Halton.' "$project/words"
expect [ "$(pdfinfo "$halton.pdf" | sed -n 's/^Title: *//p')" = 'Halton: people on the scheme' ]
expect grep -q '"path": "cases-in-halton.pdf"' "$halton.manifest.json"
audit=$project/out/audit/cases-in-halton.figures.csv
expect grep -q '^Halton,copied,Halton,area.borough,inputs/areas/caseload.csv:4:borough,' "$audit"
expect grep -q '^more than half,claim,29/54 .*caseload.csv:4:flex' "$audit"
expect grep -q '^Warrington,copied,Warrington,other.borough,' "$audit"

# The same bytes however many are made side by side.
precept build --quiet --jobs 3 --out "$project/again" "$project/inputs/areas" "$project/inputs/one-cell"
for name in $names; do
    expect cmp "$project/out/$name.pdf" "$project/again/$name.pdf"
done

# Each row's product under a line that names its output.
for stage in compute compose typeset; do
    precept build --stop-after "$stage" "$project/inputs/areas" >"$project/product"
    expect [ "$(sed -n 's/^output //p' "$project/product" | sort)" = "$names" ]
done
precept build --stop-after check "$project/inputs/areas" >"$project/product"
expect grep -q '^for each: area in caseload' "$project/product"
precept figures "$project/inputs/areas" >"$project/product"
expect [ "$(grep -c '^output cases-in-' "$project/product")" -eq 3 ]
expect grep -q ': all is well; 69 figures and claims hold' <<END
$(precept check "$project/inputs/areas")
END

# All faults at once, and nothing is published.
status=0
precept build --out "$project/none" "$project/inputs/faults" 2>"$project/faults" || status=$?
expect [ "$status" -eq 1 ]
expect [ ! -e "$project/none" ]
golden=tests/whole/batch/faults/expected
mkdir -p "$BUILD/goldens/${golden%/*}"
sed "s|$project/||g" "$project/faults" >"$BUILD/goldens/$golden"
expect diff "$golden" "$BUILD/goldens/$golden"
finish
