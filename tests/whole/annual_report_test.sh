#!/bin/sh
# The sample annual report: its totals, shares and carried-forward sums are worked out again here by awk, its officers are
# those of the Home Office's files, its promises are the plan's, and a new year or another service is one edit that leaves no
# stale text.
set -eu
project=$BUILD/actual/annual-report
rm -rf "$project"
mkdir -p "$project/inputs" "$project/out"
cp -R layouts fonts "$project/"
cp -R inputs/* "$project/inputs/"
report=$project/inputs/annual-report
passed=0
failed=0

expect() { # DESCRIPTION COMMAND...
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "failed: $what"
        failed=$((failed + 1))
    fi
}

same() { # DESCRIPTION: $project/wanted and $project/found are alike
    if diff "$project/wanted" "$project/found" >"$project/differ"; then
        passed=$((passed + 1))
    else
        echo "failed: $1"
        head -20 "$project/differ"
        failed=$((failed + 1))
    fi
}

compose() {
    "$BUILD/precept" build --stop-after compose "$report" >"$project/$1.document" 2>"$project/$1.said"
}

# ---- it builds: no error, no warning, every number with a source
expect "check says nothing" test -z "$("$BUILD/precept" check --quiet "$report" 2>&1)"
"$BUILD/precept" build --quiet --out "$project/out" "$report"
pdf=$project/out/annual-report.pdf
expect "twenty pages or more" test "$(pdfinfo "$pdf" | awk '$1 == "Pages:" { print $2 }')" -ge 20
expect "a source for every number" sh -c '! grep -q unsourced "$1"' sh "$project/out/audit/annual-report.figures.csv"
pdftotext -layout "$pdf" "$project/text"
expect "the draft for the panel" "$BUILD/precept" build --quiet --edition "panel draft" --out "$project/draft" "$report"

# ---- payments: each page carries the sum of all rows so far; the rows are those of the file, in its order
sed 's/.*,//; 1d; s/\r$//' "$report/data/spending.csv" >"$project/wanted"
sed -n '/Every payment over/,$p' "$project/text" | sed -n '/Brought forward/d; /Carried forward/d; /All payments/d; s/.* £\([0-9,]*\.[0-9][0-9]\)$/\1/p' |
    tr -d , >"$project/found"
same "the payments of the table are those of the file"
sed -n '/Every payment over/,$p' "$project/text" | awk '
    !/ £[0-9,]+\.[0-9][0-9]$/ { next }
    {
        amount = $NF
        gsub(/[£,.]/, "", amount)                   # in pence
        if (/^ *Carried forward/) { carried++; wrong += amount != sum; last = amount }
        else if (/^ *Brought forward/) { brought++; wrong += amount != last }
        else if (/^ *All payments/) wrong += amount != sum
        else sum += amount
    }
    END { print (carried >= 3 && carried == brought && !wrong) }' >"$project/found"
echo 1 >"$project/wanted"
same "sums carried and brought forward"

# ---- budget and outturn: subtotals, variances, and shares by the largest remainder
sed '1d; s/"\([0-9]*\),\([0-9]*\)"/\1\2/g' "$report/data/outturn.csv" | awk -F, '
    function thousands(n) { return (n < 0 ? "−" : "") (abs(n) >= 1000 ? int(abs(n) / 1000) "," sprintf("%03d", abs(n) % 1000) : abs(n)) }
    function abs(n) { return n < 0 ? -n : n }
    function percent(n, of,   tenths) {
        tenths = int(abs(n) * 1000 / of + 0.5)
        return (tenths == 0 ? "" : n < 0 ? "−" : "+") int(tenths / 10) "." tenths % 10 "%"
    }
    function row(name, b, o, share) { print name, thousands(b), thousands(o), thousands(o - b), percent(o - b, b), share "%" }
    { block[NR] = $1; line[NR] = $2; b[NR] = $3; o[NR] = $4; all_b += $3; all_o += $4 }
    END {
        left = 100
        for (i = 1; i <= NR; i++) { share[i] = int(o[i] * 100 / all_o); rest[i] = o[i] * 100 % all_o; left -= share[i] }
        for (; left; left--) {
            most = 1
            for (i = 2; i <= NR; i++) if (rest[i] > rest[most]) most = i
            share[most]++; rest[most] = -1
        }
        for (i = 1; i <= NR; i++) {
            row(line[i], b[i], o[i], share[i])
            sb += b[i]; so += o[i]; ss += share[i]
            if (i == NR || block[i + 1] != block[i]) { row(block[i], sb, so, ss); sb = so = ss = 0 }
        }
        row("Net budget", all_b, all_o, 100)
    }' >"$project/wanted"
sed -n '/Budget and outturn, .*£000/,/^Variance is/p' "$project/text" | sed -n 's/^ *//; s/  */ /g; /%$/p' |
    sed 's/^Communication and \(.*[0-9]\)/Communication and technology \1/' >"$project/found"
same "budget and outturn"
expect "the budget is the one that was set" grep -q '^Net budget 228,579 ' "$project/found"

# ---- referrals: rows, changes and total
sed 1d "$report/data/referrals.csv" | awk -F, '
    function thousands(n) { return n >= 1000 ? int(n / 1000) "," sprintf("%03d", n % 1000) : n }
    function change(a, b,   t) { t = int((b > a ? b - a : a - b) * 1000 / a + 0.5); return (b < a ? "−" : "+") int(t / 10) "." t % 10 "%" }
    $2 == "2021/22" { then[$1] = $3; a += $3 }
    $2 == "2022/23" { now[$1] = $3; b += $3 }
    END { for (s in now) print s, thousands(then[s]), thousands(now[s]), change(then[s], now[s]); print "All services", thousands(a), thousands(b), change(a, b) }' |
    sort >"$project/wanted"
sed -n '/^Referrals by service/,/^Source/p' "$project/text" | sed -n 's/^ *//; s/  */ /g; /%$/p' | sort >"$project/found"
same "referrals by service"

# ---- officers: the joined table says what the Home Office's files say, letter by letter
sed 1d "$report/data/officers.csv" | sort >"$project/found"
for year in 2015 2016 2017 2018 2019; do
    awk -F, -v year="$year" '/^(Cheshire|Cumbria|Greater Manchester|Lancashire|Merseyside),/ { print $1 ",Mar " year "," $3 }' \
        "$report/data/police-officer-fte/$year.csv"
done | sort >"$project/wanted"
same "officers"
for year in 2015 2019; do
    awk -F, '$1 == "North West" { printf "%.0f\n", $3 }' "$report/data/police-officer-fte/$year.csv" |
        sed 's/\(...\)$/,\1/' >"$project/region"
    expect "the region in $year" grep -q "^ *North West .*$(cat "$project/region")" "$project/text"
done

# ---- the plan: its promises are read from there, and none can be left out
plan=$project/inputs/plan-refresh
sed -i 's/^asb-3,asb,will,.*/asb-3,asb,will,A promise in other words/' "$plan/data/commitments.csv"
compose reworded
expect "a promise that the plan rewords" grep -q 'A promise in other words' "$project/reworded.document"
sed -i '/^asb-3,/d' "$report/data/progress.csv"
status=0
"$BUILD/precept" check "$report" >"$project/said" 2>&1 || status=$?
expect "a promise that the report forgets" test "$status" -eq 1
expect "the message says why" grep -q 'every promise of the Plan has its line' "$project/said"
sed -i 's/^covers: \[roads, /covers: [/' "$report/chapters/roads.md"
"$BUILD/precept" check "$report" >"$project/said" 2>&1 || true
expect "a priority on which nobody reports" grep -q "nothing reports on \"Make Cheshire's roads safer\"" "$project/said"
cp inputs/annual-report/chapters/roads.md "$report/chapters/"
cp inputs/plan-refresh/data/commitments.csv "$plan/data/"
cp inputs/annual-report/data/progress.csv "$report/data/"

# ---- another service: one row, and every total follows
compose first
echo 'Mediation service,2022/23,210' >>"$report/data/referrals.csv"
compose service
old=$(sed 1d "$report/data/referrals.csv" | awk -F, '$2 == "2022/23" { n += $3 } END { n -= 210; printf "%d,%03d", n / 1000, n % 1000 }')
new=$(sed 1d "$report/data/referrals.csv" | awk -F, '$2 == "2022/23" { n += $3 } END { printf "%d,%03d", n / 1000, n % 1000 }')
expect "the new service has a row" grep -q 'Mediation service' "$project/service.document"
expect "the old total is gone" sh -c '! grep -qF "\"$1\"" "$2"' sh "$old" "$project/service.document"
expect "the new total is where the old one was" \
    test "$(grep -cF "\"$new\"" "$project/service.document")" -eq "$(grep -cF "\"$old\"" "$project/first.document")"
cp inputs/annual-report/data/referrals.csv "$report/data/referrals.csv"

# ---- another year: its data, and one line of words. What is printed differs by the year and by nothing else
for file in referrals crime casualties offences outcomes hours carbon complaints; do
    sed -i 's,2022/23,2032/33,; s,2021/22,2031/32,' "$report/data/$file.csv"
done
sed -i 's,^  this year: 2022/23,  this year: 2032/33,' "$report/publication.yaml"
compose year
cp "$project/first.document" "$project/wanted"
sed 's,2033/34,2023/24,g; s,2032/33,2022/23,g; s,2031/32,2021/22,g' "$project/year.document" >"$project/found"
same "a new year is one edit"
expect "the report says the new year" test "$(grep -c 2032/33 "$project/year.document")" -gt 20
expect "no year of the old report is left, but of months in the data" \
    sh -c '! sed "/place of rank/d" "$1" | grep -E "202[1-3]/2[2-4]"' sh "$project/year.document"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
