#!/bin/sh
# What an edition marks its pages with: words that are seen on every page and heard once, first of all; nothing of them without the
# edition; and a watermark on which text could not be read is an error.
set -eu
. tests/expect.sh
new_project marked tests/whole/marked
source=$project/inputs/marked/publication.yaml
pdf=$project/out/marked.pdf
said=$project/said

edition() { # NAME: builds it, and takes its words in reading order, page by page
    "$BUILD/precept" build --quiet --out "$project/out" --preview "$project" ${1:+--edition "$1"} "$project/inputs/marked"
    pdftotext -layout "$pdf" "$said"
    pdfinfo -struct-text "$pdf" >"$said.structure"
    pages=$(pdfinfo "$pdf" | awk '$1 == "Pages:" { print $2 }')
}
on_pages() { grep -o "$1" "$said" | wc -l; }
heard() { grep -c "$1" "$said.structure"; }

edition ''
expect [ "$(on_pages 'Members only')" = 0 ]
expect [ "$(on_pages 'For comment')" = 0 ]

# Both: the cover, which has a background, carries all words on its label.
edition members
expect [ "$(on_pages 'Not for publication')" = "$pages" ]
expect grep -q 'Not for publication – Members only' "$said"
expect [ "$(heard 'Not for publication – Members only')" = 1 ]
expect [ "$(heard 'Not for publication')" = 1 ]
expect [ "$(sed -n '/"/{p;q}' "$said.structure" | tr -d ' ')" = '"Notforpublication–Membersonly"' ]
expect [ "$(qpdf --qdf --object-streams=disable "$pdf" - | grep -ac '/Subtype/Watermark')" = $((pages - 1)) ]
expect /usr/bin/python3 tests/pages/judge.py "$pdf"
expect /usr/bin/python3 tests/tagged/check_structure.py "$pdf"
pdftoppm -r 100 -gray -f 2 -l 2 -singlefile "$pdf" "$project/page"
expect /usr/bin/python3 tests/pages/compare.py "$project/marked-002.png" "$project/page.pgm"

# A watermark alone, with a figure in it.
edition consultation
expect grep -q 'For comment until 43 replies have come' "$said"
expect [ "$(heard 'For comment until 43 replies have come')" = 1 ]

sed -i 's/^  soft: .*/  soft: "#7a8aa0"/' "$project/layouts/brands/cheshire.yaml"
sed -i '/^  - cover/d' "$source"
status=0
"$BUILD/precept" build --edition members --out "$project/out" "$project/inputs/marked" >"$said" 2>&1 || status=$?
expect [ "$status" = 1 ]
expect grep -q 'look-contrast' "$said"
finish
