#!/bin/sh
# One fact with two values in two publications: the warning is the same whoever reads them, and comes last; amounts that can
# both be right, other periods and other names are none.
set -eu
. tests/expect.sh
new_project facts
give() { # PUBLICATION FIGURES
    mkdir -p "$project/inputs/$1"
    printf 'layout: report\nbrand: halton\ntitle: %s\nfigures:\n%s\nbody:\n  - text: Words.\n' "$1" "$2" \
        >"$project/inputs/$1/publication.yaml"
}
check() { # JOBS: what is said to standard error by a check of all
    (cd "$project" && "$precept" check --quiet --jobs "$1" 2>&1)
}
precept=$(realpath "$BUILD/precept")

give alpha '  households: {value: "210,000", source: Census}
  budget: {value: £207.8m, source: Plan}
  opened: {value: 3 May 2021, source: Plan}'
give beta '  budget: {value: "£207,812,000", source: Accounts}
  households: {value: "205,000", source: Census, period: 2011}
  homes: {value: "205,000", source: Census}'
expect [ -z "$(check 1)" ]
expect [ -z "$(check 2)" ]
give gamma '  Households: {value: "205,000", source: Census}
  opened: {value: 4 May 2021, source: Plan}
  budget: {value: £207.9m, source: Press}'
expect [ "$(check 1 | grep -c '\[fact-drifts\]')" -eq 3 ]
expect [ "$(check 1)" = "$(check 2)" ]
expect [ "$(check 1)" = "$(check 3)" ]
check 2 >"$project/said"
expect grep -q 'stands at inputs/alpha/publication.yaml:5, 205,000 at inputs/gamma/publication.yaml:5' "$project/said"
# With a fault in one of them the others are still compared.
printf 'nonsense: 1\n' >>"$project/inputs/beta/publication.yaml"
expect [ "$(check 2 | grep -c '\[fact-drifts\]')" -eq 3 ]
finish
