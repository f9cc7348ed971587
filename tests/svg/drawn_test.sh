#!/bin/sh
# Pictures of outlines: what is read of each file (expected; make accept), and that PDF and preview show what librsvg makes of the
# same files (compare.py). Beside the folder's own drawings: the ink of the text where the file leaves the colour to it.
set -eu
. tests/expect.sh
new_project svg tests/svg
project=$(realpath "$project")
precept=$BUILD/precept
golden=$BUILD/goldens/tests/svg/expected
mkdir -p "${golden%/*}"

"$precept" build --stop-after read "$project/inputs/svg" | sed -n '/^picture "drawings/,/^[^p ]/{ /^\(picture\| \)/p }' >"$golden"
expect diff tests/svg/expected "$golden"
expect "$precept" build --quiet --out "$project/out" --preview "$project/out" "$project/inputs/svg"
"$precept" build --stop-after typeset "$project/inputs/svg" >"$project/pages"

# Three are as wide as their files say, the others as the publication does; the last is 24 units of a ninety-sixth of an inch.
compare() { # the width of the first
    set -- shapes.svg="$1" inkscape.svg=60 icon.svg=20 arcs.svg=120 cut.svg=60 small.svg=30 joins.svg=100 clipped.svg=15 icon.svg=6.35
    (cd tests/svg/drawings && exec /usr/bin/python3 ../compare.py "$project/pages" "$project/out/svg" "$@") >"$project/said"
}
wrong() { ! compare "$1"; }
expect compare 120
expect [ "$(grep -c ' of 255$' "$project/said")" = 18 ]

# A clip that takes in the whole picture cuts nothing; one that takes in half of it does, and is refused.
sed -i 's/<rect width="24"/<rect width="12"/' "$project/inputs/svg/drawings/clipped.svg"
"$precept" check "$project/inputs/svg" >"$project/half" 2>&1 || :
expect grep -q 'clipped.svg:2:15: error: `clip-path` cannot be "url(#clip0_12_345)"' "$project/half"

# And the measure bites: a drawing is not one that is a hundredth wider.
expect wrong 121.2
expect grep -q "shapes.svg in the PDF: .* differ" "$project/said"
finish
