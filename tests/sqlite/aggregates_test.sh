#!/bin/sh
# Sums, filtered sums, subtotals of groups, counts, smallest and largest of 200 seeded random tables (pence, negatives in
# every writing, blanks that stand for 0, quoted names): what `precept figures` says is what sqlite3 makes of the same rows
# in whole pence, to the last digit.
set -eu
tables=200
scratch=$BUILD/actual/sqlite
rm -rf "$scratch"
mkdir -p "$scratch/inputs/random/data"
cp -R tests/messages/layouts "$scratch/layouts"
cp -R tests/messages/inputs/registers tests/messages/inputs/house-style.yaml "$scratch/inputs"
awk -v TABLES=$tables -v FOLDER="$scratch/inputs/random" -f tests/sqlite/tables.awk >"$scratch/rows.sql"

# The audit's exact values in whole pence (counts too), in its order; what a table merely copies is left out.
"$BUILD/precept" figures "$scratch/inputs/random" >"$scratch/figures.csv"
sqlite3 -bail "$scratch/rows.db" <"$scratch/rows.sql"
sqlite3 -bail "$scratch/rows.db" >"$scratch/said" <<END
.import --csv "$scratch/figures.csv" said
.mode tabs
SELECT formula, "exact value" FROM said WHERE kind <> 'copied' ORDER BY rowid;
END
awk -F '\t' '{
    minus = sub(/^-/, "", $2) ? "-" : ""
    n = split($2, part, ".")
    pence = part[1] sprintf("%s", n > 1 ? substr(part[2] "0", 1, length(part[2]) > 2 ? 9 : 2) : "00")
    sub(/^0+/, "", pence)
    print $1 "\t" (pence == "" ? "0" : minus pence)
}' "$scratch/said" >"$scratch/found"
sqlite3 -bail -separator "$(printf '\t')" "$scratch/rows.db" 'SELECT formula, number FROM wanted ORDER BY line' >"$scratch/wanted"

# Line by line: they agree, or this one does not; and none is missing.
paste "$scratch/wanted" "$scratch/found" | awk -F '\t' -v tables=$tables '
    $1 == $3 && $2 == $4 && $1 != "" { good++; next }
    bad++ < 20 { printf "sqlite3 has %s = %s, precept has %s = %s\n", $1, $2, $3, $4 }
    END {
        if (NR < 15 * tables) { bad++; print "only " NR " figures were compared" }
        printf "%d passed, %d failed\n", good, bad
        exit bad > 0
    }'
