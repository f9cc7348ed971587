#!/bin/sh
# A board report: the numbers of its sections, paragraphs and items in the order in which they are heard, references that print them,
# and who acts in the margin beside each paragraph, wherever the pages break.
set -eu
python=/usr/bin/python3 # Debian's, which sees Debian's pikepdf
. tests/expect.sh
new_project board tests/pages/board

check() { # WHAT STATUS
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
    fi
}

"$BUILD/precept" build --quiet --out "$project" "$project/inputs/board"
"$python" tests/pages/structure.py "$project/board.pdf" >"$project/structure"
sed -n '/Lbl/{n;s/^ *"\(.*\)"$/\1/p}' "$project/structure" | tr '\n' ' ' >"$project/numbers"
cat >"$project/expected" <<'END'
1.0 1.1 2.0 2.1 3.0 3.1 3.2 (i) (a) (b) (ii) (iii) (iv) 3.3 3.4 3.4.1 3.4.2 4.0 4.1 5.0 5.1 6.0 6.1 6.1.1 6.2 6.2.1 7.0 7.1 8.0 8.1 9.0 9.1 10.0 10.1 
END
tr -d '\n' <"$project/expected" | cmp -s - "$project/numbers" && status=0 || status=1
[ "$status" = 0 ] || cat "$project/numbers"
check "the numbers are in order" "$status"
pdftotext "$project/board.pdf" - | tr '\n' ' ' >"$project/text"
status=0
for words in "paragraph 3.1 says" "item (ii) of the list" "paragraph 3.3 say" "and 3.4 has the numbers"; do
    grep -qF "$words" "$project/text" || status=1
done
check "references print the numbers" "$status"
"$BUILD/precept" build --quiet --stop-after typeset "$project/inputs/board" 2>/dev/null |
    grep -q '^outline 2 element [0-9]* page [0-9]* "10.0 Background papers"' && status=0 || status=1
check "bookmarks have the numbers" "$status"

# The same with more and more before the action, so that every line of its paragraph comes to stand at a page's end.
for lines in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
    folder=$project/inputs/board-$lines
    cp -R "$project/inputs/board" "$folder"
    awk -v lines="$lines" '
        { print }
        /^recommendation:/ { getline; for (n = 0; n < lines; n++) print "  - Words on a line.\n"; print }
        /in the way/ { for (n = 0; n < 160; n++) printf "%s%s", n % 16 ? " " : "\n    ", "word"; print "." }' \
        tests/pages/board/publication.yaml >"$folder/publication.yaml"
done
"$BUILD/precept" build --quiet --jobs 2 --out "$project/many" "$project"/inputs/board-*
status=0
"$python" tests/pages/margin.py "$project"/many/*.pdf >"$project/said" || status=1
grep -q ' [1-9][0-9]* divided$' "$project/said" || status=1
[ "$status" = 0 ] || cat "$project/said"
check "who acts stands beside the paragraph on every page" "$status"
status=0
"$python" tests/pages/judge.py "$project"/many/*.pdf "$project/board.pdf" >"$project/said" || status=1
[ "$status" = 0 ] || grep -v ' 0 findings' "$project/said"
check "the pages" "$status"

finish
