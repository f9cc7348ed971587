#!/bin/sh
# A publication that uses another one: its figures, data and worked-out columns are read in its own scope, the audit and the
# manifest name its files, a cell changed there changes what is printed here, and what is wrong there stops this one.
set -eu
. tests/expect.sh
new_project uses tests/whole/uses/*
plan=$project/inputs/plan-2023
report=$project/inputs/year-report
audit=$project/out/audit/year-report.figures.csv
lacks() { ! grep -q "$@"; }

"$BUILD/precept" build --quiet --out "$project/out" "$report"
# A figure, a given figure's quotient, a worked-out column's sum and its total, a row found by its key.
expect grep -q '^"£1,300,000",computed,1300000,plan.net budget,inputs/plan-2023/data/funding.csv:2-3:amount,' "$audit"
expect grep -q '^£6.19,computed,130/21 (6.190476…),plan.per household,inputs/plan-2023/data/funding.csv:2-3:amount,' "$audit"
expect grep -q '^"£60,000",computed,60000,left in the plan,inputs/plan-2023/data/funding.csv:2-3:left,' "$audit"
expect grep -q '^2 cells,copied,,source,inputs/plan-2023/data/funding.csv:2-3:source,,1,table,inputs/year-report/' "$audit"
expect grep -q '^"£400,000",copied,400000,amount,inputs/plan-2023/data/funding.csv:3:amount,Budget book 2023,1,chart,' "$audit"
# A column that is looked up: the key here, the amounts and their keys there.
expect grep -q '^2 cells,computed,,look up plan.funding.amount by source,inputs/year-report/outturn.csv:2-3:source; inputs/plan-2023/data/funding.csv:2-3:amount; ' "$audit"
"$BUILD/precept" build --stop-after compute "$report" >"$project/figures"
expect grep -q 'row | Grant | £910,000 | £900,000$' "$project/figures"
expect grep -q '"Mend the lights"' "$project/figures"

expect grep -q ',plan.per household,.*,net budget / households' "$audit"

# What was opened there is on record; the brand and the pictures of a publication that is not printed are not looked for.
manifest=$project/out/year-report.manifest.json
expect grep -q '"inputs/plan-2023/publication.yaml", "sha256"' "$manifest"
expect grep -q '"inputs/plan-2023/data/promises.csv", "sha256"' "$manifest"
expect [ "$(grep -c '"layouts/report.yaml"' "$manifest")" -eq 1 ]
expect lacks 'inputs/plan-2023/layouts/brands' "$manifest"

# Prose that is wrong there is no fault here; a false check is, and it is told once.
cp "$plan/publication.yaml" "$project/kept"
printf '      - text: "[about £9]{{ net budget }} [](#nowhere)"\n' >"$project/more"
sed -i '/The budget is/r '"$project/more" "$plan/publication.yaml"
expect "$BUILD/precept" check --quiet "$report"
cp "$project/kept" "$plan/publication.yaml"
sed -i 's/£400,000/£500,000/' "$plan/data/funding.csv"
status=0
"$BUILD/precept" check "$report" >"$project/said" 2>&1 || status=$?
expect [ "$status" -eq 1 ]
expect grep -q 'plan-2023/publication.yaml:[0-9]*:[0-9]*: error: .*\[check-failed\]' "$project/said"
expect grep -q 'year-report/publication.yaml:[0-9]*:[0-9]*: error: .*\[claim-false\]' "$project/said"
expect [ "$(grep -c ': error: ' "$project/said")" -eq 2 ]

# Without a project, publications that lie side by side are one; what lies elsewhere is not.
alone=$(mktemp -d)
trap 'rm -rf "$alone"' EXIT
mkdir "$alone/elsewhere"
cp -R tests/whole/uses/* "$alone/"
"$BUILD/precept" build --quiet --out "$alone/out" "$alone/year-report"
expect grep -q '"../plan-2023/data/funding.csv", "sha256"' "$alone/out/year-report.manifest.json"
mv "$alone/plan-2023" "$alone/elsewhere/"
sed -i 's|../plan-2023|../elsewhere/plan-2023|' "$alone/year-report/publication.yaml"
"$BUILD/precept" check "$alone/year-report" >"$project/said" 2>&1 || status=$?
expect grep -q 'used-outside' "$project/said"
finish
