#!/bin/sh
# The Police and Crime Plan refresh: 30 pages or more; the pages that its contents print are those where other readers of
# PDF find the sections; one edit renames a priority, adds a service or changes the year everywhere; a section that is moved
# leaves no stale page behind; a slot of the Act that nobody covers stops the build.
set -eu
. tests/expect.sh
new_project plan inputs/plan-refresh
publication=$project/inputs/plan-refresh

ok() {
    passed=$((passed + 1))
}

wrong() {
    echo "$1"
    failed=$((failed + 1))
}

build() { # NAME: publishes, and writes beside it what qpdf and poppler read in the PDF
    "$BUILD/precept" build --quiet --out "$project/$1" "$publication"
    pdf=$project/$1/plan-refresh.pdf
    pages=$(pdfinfo "$pdf" | awk '$1 == "Pages:" { print $2 }')
    qpdf --json --json-key=outlines "$pdf" >"$project/$1.outlines"
    pdftotext -layout "$pdf" "$project/$1.text"
    pdftotext -raw "$pdf" "$project/$1.raw"
    /usr/bin/python3 tests/pages/structure.py "$pdf" >"$project/$1.structure"
    sections "$1"
    contents "$1"
}

# "first page, last page, title" of every section, by the bookmarks under that of the title. qpdf writes a bookmark's title
# behind its children and its page before them; both stand at the same indent.
sections() {
    awk '
        { match($0, /^ */); indent = RLENGTH }
        /"destpageposfrom1":/ { page[indent] = $2 + 0 }
        /"title":/ {
            title = $0
            sub(/^ *"title": "/, "", title)
            sub(/",?$/, "", title)
            print indent "\t" page[indent] "\t" title
        }' "$project/$1.outlines" |
        awk -F'\t' -v total="$pages" '
            { indent[NR] = $1; page[NR] = $2; title[NR] = $3; seen[$1] = 1 }
            END {
                least = second = 1000
                for (i in seen) if (i + 0 < least) least = i + 0
                for (i in seen) if (i + 0 > least && i + 0 < second) second = i + 0
                for (i = 1; i <= NR; i++) if (indent[i] == second && title[i] != "Contents") {
                    count++
                    first[count] = page[i]
                    words[count] = title[i]
                }
                for (i = 1; i <= count; i++) print first[i] "\t" words[i]
            }' >"$project/$1.starts"
    while IFS='	' read -r page words; do
        printf '%s\t%s\t%s\n' "$page" "$words" "$(stands_below "$1" "$page" "$words")"
    done <"$project/$1.starts" |
        awk -F'\t' -v total="$pages" '
            { first[NR] = $1; words[NR] = $2; below[NR] = $3 }
            END {
                for (i = 1; i <= NR; i++) {
                    last = i == NR ? total : first[i + 1] - !below[i + 1]
                    print first[i] "\t" (last < first[i] ? first[i] : last) "\t" words[i]
                }
            }' >"$project/$1.sections"
}

# stands_below NAME PAGE WORDS: 1 when a section begins below the end of another one, 0 when its page begins with it: above it there
# are a running head and a label at the most.
stands_below() {
    pdftotext -f "$2" -l "$2" "$project/$1/plan-refresh.pdf" - |
        awk -v words="$3" '/[^ \f]/ { lines++; if (index($0, substr(words, 1, 12)) == 1) at = lines }
            END { print (at > 5) }'
}

# "first page, last page, words" of every entry of the contents, as they are printed.
contents() {
    start=$(cut -f1 "$project/$1.sections" | head -n 1)
    pdftotext -layout -l "$((start - 1))" "$project/$1/plan-refresh.pdf" - |
        awk '
            / \. \. / {
                words = $0
                sub(/( \.)+ .*/, "", words)
                sub(/^ +/, "", words)
                sub(/ +$/, "", words)
                place = $0
                sub(/.*( \.)+ +/, "", place)
                gsub(/pages?|to|–/, " ", place)
                n = split(place, number, " ")
                print number[1] "\t" number[n] "\t" words
            }' >"$project/$1.contents"
}

expect_contents() { # NAME: every section has its entry, with the pages where it is
    wanted=$(wc -l <"$project/$1.sections")
    bad=$(awk -F'\t' '
        NR == FNR { first[FNR] = $1; last[FNR] = $2; words[FNR] = $3; count = FNR; next }
        {
            entry = words[FNR]
            if (entry !~ /./ || substr(entry, length(entry) - length($3) + 1) != $3)
                print "entry " FNR " of the contents is \"" entry "\", the section is \"" $3 "\""
            else if (first[FNR] != $1 || last[FNR] != $2)
                print "\"" $3 "\" is on pages " $1 " to " $2 "; the contents say " first[FNR] " to " last[FNR]
        }
        END { if (count != FNR) print "the contents have " count " entries for " FNR " sections" }
        ' "$project/$1.contents" "$project/$1.sections")
    if [ -z "$bad" ] && [ "$wanted" -ge 15 ]; then
        ok
    else
        wrong "$1: $wanted sections
$bad"
    fi
}

expect_titles_on_pages() { # NAME: where the bookmarks lead, the words of the heading stand
    bad=$(awk -F'\t' '
        NR == FNR { page[NR] = $1; title[NR] = $3; count = NR; next }
        { text[FNR] = $0 }
        END {
            for (i = 1; i <= count; i++)
                if (index(text[page[i]], title[i]) == 0) print "page " page[i] " does not hold \"" title[i] "\""
        }' "$project/$1.sections" RS='\f' "$project/$1.flat")
    if [ -z "$bad" ]; then ok; else wrong "$bad"; fi
}

occurrences() { # NAME WORDS: how often the structure's text has them
    tr '\n' ' ' <"$project/$1.structure" | tr -s ' ' | grep -oF "$2" | wc -l
}

# ---- as it is
build first
tr '\n' ' ' <"$project/first.raw" | tr -s ' ' >"$project/first.flat"
if [ "$pages" -ge 30 ]; then ok; else wrong "the plan has $pages pages"; fi
expect_contents first
expect_titles_on_pages first

# ---- one edit renames a priority: its heading, the contents, the ticks, the plan on a page
old="Make Cheshire's roads safer"
new="Bring everyone home by road"
curly="Make Cheshire’s roads safer"
before=$(occurrences first "$curly")
sed -i "s/,$old,/,$new,/" "$publication/data/priorities.csv"
build second
after=$(occurrences second "$new")
stale=$(occurrences second "$curly")
if [ "$before" -ge 4 ] && [ "$after" -eq "$before" ] && [ "$stale" -eq 0 ]; then
    ok
else
    wrong "the old name stood $before times; after one edit the new one stands $after times and the old one $stale times"
fi
if cut -f3 "$project/second.contents" | grep -qF "$new"; then ok; else wrong "the contents lack the new name"; fi
expect_contents second

# ---- a section is moved: the contents and the references to its pages follow
awk '
    /chapters\/grants\.md/ { held = $0; next }
    { print }
    /chapters\/landscape\.md/ { print "  - file: chapters/grants.md" }
    ' "$publication/publication.yaml" >"$project/moved.yaml"
mv "$project/moved.yaml" "$publication/publication.yaml"
build third
expect_contents third
place=$(awk -F'\t' '$3 == "Grants and their conditions" { print $1 " to " $2 }' "$project/third.sections")
said=$(tr '\n' ' ' <"$project/third.raw" | sed 's/\xc2\xa0/ /g' | tr -s ' ' |
    grep -o 'Grants and their conditions on pages [0-9]* to [0-9]*' | grep -o '[0-9]* to [0-9]*$' || true)
if [ -n "$place" ] && [ "$said" = "$place" ]; then ok; else wrong "the grants are on pages $place; the text says $said"; fi

# ---- one record more is a service: a row of the table and a panel
cat >>"$publication/data/services.yaml" <<'EOF'
- id: harbour
  name: Harbour House
  counted: yes
  for: people who had to leave home
  provider: Harbour
  unit: referrals
  volume: 624
  begins: 1 April 2021
  ends: 31 March 2022
  link: https://www.example.org/harbour
  link words: Harbour House and its rooms
  summary: |
    A safe room for a night or a month.
EOF
build fourth
expect_contents fourth
# its names in the table and over the panel, its sum and its link
if [ "$(occurrences fourth 'Harbour House')" -eq 3 ] && [ "$(occurrences fourth '624 referrals, about 50 a month')" -eq 1 ] &&
    [ "$(occurrences fourth '"624"')" -eq 1 ]; then
    ok
else
    wrong "the service that was added is not in the table and in a panel of its own"
fi

# ---- one edit changes the financial year, once the data has it; what is left of the old year is data
printf '2023/24,£250.44\n' >>"$publication/data/precept.csv"
sed -i 's|^  this year: 2022/23|  this year: 2023/24|' "$publication/publication.yaml"
build fifth
old_left=$(grep -F '2022/23' "$project/fifth.structure" | grep -cvE '^ *"2022/23"$|In 2023/24 it pays|Council tax notices' || true)
if [ "$old_left" -eq 0 ] && [ "$(occurrences fifth '2023/24')" -ge 9 ] &&
    [ "$(occurrences fifth 'paid £235.44 in 2022/23. In 2023/24 it pays £250.44, which is £15 more')" -eq 1 ]; then
    ok
else
    wrong "the old year is left in $old_left places after one edit"
    grep -nF '2022/23' "$project/fifth.structure" || true
fi

# ---- nobody covers a slot of the Act: nothing is published
sed -i '/^covers: grants/d' "$publication/chapters/grants.md"
if "$BUILD/precept" build --quiet --out "$project/sixth" "$publication" 2>"$project/said"; then
    wrong "a plan without its grants is published"
elif grep -q 's.7(1)(f)' "$project/said" && [ ! -e "$project/sixth/plan-refresh.pdf" ]; then
    ok
else
    wrong "a plan without its grants is refused for another reason: $(cat "$project/said")"
fi
finish
