#!/bin/sh
# A hundred thousand rows as a finance system saves them are read, checked, grouped and totalled: every sum is that of the
# program that wrote them, faults are told at their rows, and the Windows encoding is refused unless it is declared.
set -eu
. tests/expect.sh
rows=100000
new_project rows
tests/bench/rows "$project/inputs/spending" $rows
tests/bench/rows "$project/inputs/faulty" $rows faults

expect() { # WANTED IN WHAT
    if grep -qF -- "$1" "$2"; then
        passed=$((passed + 1))
    else
        echo "$3 lacks: $1"
        failed=$((failed + 1))
    fi
}

figures=$project/figures
"$BUILD/precept" build --stop-after compute "$project/inputs/spending" | grep -av '^  row\|^printed' >"$figures"
# 3646806578834 pence is £36,468,065,788.34 in a dump of exact values: 36468065788.34
pence() {
    printf %s "$1" | sed 's/\(..\)$/.\1/; s/0$//; s/\.0$//'
}
read -r total back invoices <"$project/inputs/spending/sums"
expect "  all: money $(pence "$total") spending.amount[1-$rows]" "$figures" "the figures"
expect "  repaid: money $(pence "$back") " "$figures" "the figures"
expect "  invoices: count $invoices " "$figures" "the figures"
fleet=$(sed -n 's/^Fleet, hire and fuel //p' "$project/inputs/spending/sums")
expect "  fleet: money $(pence "$fleet") " "$figures" "the figures"
sed -n '2,$p' "$project/inputs/spending/sums" | while read -r line; do
    pounds=$(printf %s "${line##* }" | sed 's/\(..\)$/.\1/' | sed ':a; s/\([0-9]\)\([0-9]\{3\}[,.]\)/\1,\2/; ta')
    echo "£$pounds"
done >"$project/subtotals"
while read -r subtotal; do
    expect "$subtotal" "$figures" "the table"
done <"$project/subtotals"

"$BUILD/precept" check "$project/inputs/faulty" >"$project/faults" 2>&1 || true
for row in 2 $((rows / 2)) $((rows + 1)); do
    expect "spending.csv:$row:" "$project/faults" "the list of faults"
done
expect "3 errors, 0 warnings." "$project/faults" "the list of faults"

sed -i '/encoding:/d' "$project/inputs/faulty/publication.yaml"
"$BUILD/precept" check "$project/inputs/faulty" >"$project/faults" 2>&1 || true
expect "spending.csv:1:44: error: this file is not saved as UTF-8" "$project/faults" "the list of faults"
expect "The byte A3 is the pound sign in a Windows file" "$project/faults" "the list of faults"
finish
