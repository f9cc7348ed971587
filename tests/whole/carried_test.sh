#!/bin/sh
# A table over several pages whose sums are carried from page to page: what stands in the PDF at each page's end and below the
# next one's head is what awk adds up from the CSV and the rows that stand on the pages; and the structure has one table with
# the rows of the CSV, a total, and nothing that was carried.
set -eu
. tests/expect.sh
new_project carried tests/whole/carried
folder=$project/inputs/carried

expect_same() { # WHAT FILE FILE
    if diff "$2" "$3" >"$project/diff" && [ -s "$2" ]; then
        passed=$((passed + 1))
    else
        echo "$1 (< expected, > found):"
        head -n 20 "$project/diff"
        failed=$((failed + 1))
    fi
}

awk 'BEGIN {
    print "district,scheme,people,spent"
    for (n = 1; n <= 80; n++) {
        seed = (seed * 1103 + 12345) % 65536
        printf "%s,Scheme %d,%d,%d\n", n % 3 ? "North" : "West", n, seed % 97 + 5, seed * 7 % 90001 - 900
    }
}' >"$folder/grants.csv"
"$BUILD/precept" build --quiet --out "$project" "$folder"
pdftotext -layout "$project/carried.pdf" "$project/carried.txt"
/usr/bin/python3 tests/pages/structure.py "$project/carried.pdf" >"$project/structure"

# A name and numbers on each line, without the signs and spaces of print.
sed 's/,//g; s/£//g; s/−/-/g' "$project/carried.txt" | awk '
    /^ *Scheme [0-9]+ / { print $1, $2, $3, $4 }
    /^ *(Carried|Brought) forward / { print $1, $3, $4 }
    /^ *(North|West|All schemes) +[0-9]/ { print $1, $(NF - 1), $NF }
    /\f/ { print "page" }' >"$project/printed"

# The same from the rows in the order in which they are printed, added up here.
awk -F, 'NR == FNR { people[$2] = $3; spent[$2] = $4; next }
    {
        split($0, word, " ")
        if (word[1] == "Scheme") {
            name = word[1] " " word[2]
            p += people[name]; s += spent[name]
            gp += people[name]; gs += spent[name]
            print name, people[name], spent[name]
        } else if (word[1] == "Carried" || word[1] == "Brought" || word[1] == "All")
            print word[1], p, s
        else if (word[1] == "page")
            print
        else {
            print word[1], gp, gs
            gp = gs = 0
        }
        if (word[1] == "All") p = s = gp = gs = 0
    }' "$folder/grants.csv" "$project/printed" >"$project/added"
expect_same "the printed sums are not those of the rows" "$project/added" "$project/printed"

# Each page but the last of a table ends with the sums, each page but the first begins with them.
awk '$1 == "page" && last == "Carried" { breaks++ }
    $1 == "Brought" { if (last != "page") exit 1; brought++ }
    $1 == "Carried" { carried++ }
    { last = $1 }
    END { print breaks, brought, carried }' "$project/printed" >"$project/breaks"
echo "7 7 7" >"$project/expected"
expect_same "the sums stand at the breaks" "$project/expected" "$project/breaks"
grep 'continued' "$project/carried.txt" | sed 's/^\f*//' | sort | uniq -c >"$project/continued"
printf '%s\n' '      4 Schemes by district (continued)' '      3 Schemes in order (continued)' >"$project/expected"
expect_same "the captions that go on" "$project/expected" "$project/continued"

# The rows of the structure, cells with a bar between them: of each table the CSV's rows and a total, once.
sed 's/,//g; s/£//g; s/−/-/g' "$project/structure" | awk '
    /^ *(Table|TR)/ { if (row != "") print tables, row; row = "" }
    /^ *Table/ { tables++ }
    /^ *(TD|TH)/ { cell = 1 }
    cell && /^ *"/ { gsub(/^ *"|"$/, ""); row = row (row == "" ? "" : "|") $0; cell = 0 }
    END { print tables, row }' >"$project/rows"
awk -F, '
    NR > 1 {
        people += $3; spent += $4
        line[NR] = $2 "|" $3 "|" $4; of[NR] = $1
        p[$1] += $3; s[$1] += $4
    }
    function district(name, i) {
        print "2 " name
        for (i = 2; i <= NR; i++) if (of[i] == name) print "2 " line[i]
        print "2 " name "|" p[name] "|" s[name]
    }
    END {
        for (table = 1; table <= 2; table++) {
            print table, "Scheme|People|Spent"
            if (table == 1) for (i = 2; i <= NR; i++) print "1 " line[i]
            else { district("North"); district("West") }
            print table, "All schemes|" people "|" spent
        }
    }' "$folder/grants.csv" >"$project/expected"
expect_same "the rows of the structure are not those of the CSV" "$project/expected" "$project/rows"
finish
