#!/bin/sh
# Law 8: what a table cell costs at the peak of a build, everything counted that lives at once. A register of payments is built with
# 2,000 rows and with 14,000, and the difference of the two peaks is divided by the cells between them. Its words are as distinct as
# those of a finance system: each row has a reference of its own, an amount, and a description that takes two lines. A law of half as
# much would be broken, so this one says something.
set -eu
limit=$(sed -n 's/^8\. At most \([0-9]*\) bytes a table cell.*/\1/p' pipeline/README.md)
. tests/expect.sh
new_project memory
columns=6

register() { # ROWS
    folder=$project/inputs/register-$1
    mkdir -p "$folder"
    cat >"$folder/publication.yaml" <<END
layout: report
brand: cheshire
title: Payments of the year
published: 30 September 2023
data:
  payments:
    file: payments.csv
    columns: {paid: date, supplier: text, category: text, description: text, reference: text, amount: money}
    key: reference
body:
  - table: payments
    caption: Every payment
    columns:
      - paid
      - supplier
      - category
      - description:
        wide: yes
      - reference
      - amount:
        show: £ and pence
    total: All payments
END
    LC_ALL=C awk -v rows="$1" '
        function draw(n) { seed = (seed * 16807) % 2147483647; return seed % n }
        BEGIN {
            seed = 20230930
            split("Rent Repair Hire Supply Printing Training Cleaning Survey Advice Transport", what, " ")
            split("offices vehicles radios leaflets officers volunteers stations laptops uniforms cameras", of, " ")
            split("Ashdown Bramley Calder Dale Elm Fenwick Garth Holme Ings Kirk", firm, " ")
            print "paid,supplier,category,description,reference,amount"
            for (i = 1; i <= rows; i++)
                printf "2023-%02d-%02d,%s Supplies,%s,%s of %s for the %s of %s,PO%06d,%d.%02d\n", draw(12) + 1, draw(28) + 1,
                    firm[draw(10) + 1], what[draw(10) + 1], what[draw(10) + 1], of[draw(10) + 1], of[draw(10) + 1],
                    firm[draw(10) + 1], i, draw(90000), draw(100)
        }' >"$folder/payments.csv"
}

# The most memory that a build of the register held at once, in KiB.
peak() { # ROWS
    register "$1"
    /usr/bin/python3 -c '
import os, sys
pid = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(pid, 0)
print(used.ru_maxrss)
sys.exit(status != 0)' "$BUILD/precept" build --quiet --out "$project/out" "$project/inputs/register-$1"
}

few=$(peak 2000)
many=$(peak 14000)
cost=$(((many - few) * 1024 / (12000 * columns)))
echo "      $cost bytes a table cell"
expect [ "$cost" -le "$limit" ]
expect [ "$cost" -gt $((limit / 2)) ]
finish
