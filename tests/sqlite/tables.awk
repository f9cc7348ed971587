# Makes seeded tables, the same on every machine: a publication in FOLDER that prints figures of each, and on standard output
# the same rows as SQL, in whole pence, for sqlite3 to work out the same figures from. Sizes: TABLES.

BEGIN {
    seed = 20231220
    split("Halton|Warrington|Cheshire East|Chester, West|St John's", areas, "|")
    split("Smith, Jones & Co.|The \"Rest\"|O'Brien|Plain|Ŵyn|two  words", people, "|")
    page = FOLDER "/publication.yaml"
    print "layout: case\nbrand: case\ntitle: Random tables\npublished: 20 December 2023\ndata:" >page
    print "BEGIN;\nCREATE TABLE rows (t, id, person, area, pence INTEGER, cases INTEGER);"
    print "CREATE TABLE wanted (line INTEGER PRIMARY KEY, formula, number);"
    for (t = 1; t <= TABLES; t++) table_of(t)
    print "summary: |" >page
    for (t = 1; t <= TABLES; t++) figures_of(t)
    print "body:" >page
    for (t = 1; t <= TABLES; t++) groups_of(t)
    print "COMMIT;"
}

# Park and Miller's generator: products stay below 2^53.
function below(limit) { seed = seed * 48271 % 2147483647; return int(seed / 7) % limit }
function quoted(text) { gsub(/"/, "\"\"", text); return "\"" text "\"" }
function sql(text) { gsub(/'/, "''", text); return "'" text "'" }

function with_commas(digits,   out) {
    while (length(digits) > 3) {
        out = "," substr(digits, length(digits) - 2) out
        digits = substr(digits, 1, length(digits) - 3)
    }
    return digits out
}

# Whole pence as people and spreadsheets write them: £, commas, one decimal or none where it is nought, brackets or a minus.
function written(pence,   minus, pounds, rest, text, form) {
    minus = pence < 0
    if (minus) pence = -pence
    pounds = sprintf("%.0f", (pence - pence % 100) / 100)
    rest = sprintf("%02d", pence % 100)
    form = below(6)
    text = form % 2 ? with_commas(pounds) : pounds
    if (rest != "00" || form > 3) text = text "." (rest ~ /0$/ && form == 2 ? substr(rest, 1, 1) : rest)
    if (form > 1) text = "£" text
    if (!minus) return text
    return form == 5 ? "(" text ")" : (form == 1 ? "−" : "-") text
}

function amount(   size) {
    size = below(8)
    if (size == 0) return 0
    if (size == 1) return below(100) - 50
    if (size == 2) return (below(2000000) - 1000000) * 1000000 + below(1000000)
    return below(20000000) - 6000000
}

function table_of(t,   file, rows, row, person, area, pence, cases) {
    file = FOLDER "/data/t" t ".csv"
    printf "  t%d: {file: data/t%d.csv, columns: {id: text, person: text, area: text, ", t, t >page
    print "amount: {type: money, blank: 0}, cases: {type: count, blank: 0}}, key: id}" >page
    print "id,person,area,amount,cases" >file
    rows = 1 + below(t % 10 ? 30 : 300)
    for (row = 1; row <= rows; row++) {
        person = people[1 + below(6)]
        area = areas[1 + below(1 + t % 5)]
        pence = amount()
        cases = below(4) ? below(5000) : 0
        printf "r%d,%s,%s,%s,%s\n", row, quoted(person), quoted(area),
            pence == 0 && below(2) ? "" : quoted(written(pence)), cases == 0 && below(2) ? "" : cases >file
        printf "INSERT INTO rows VALUES(%d,%d,%s,%s,%.0f,%d);\n", t, row, sql(person), sql(area), pence, cases
    }
    close(file)
}

# One figure: the formula for the one, the aggregate over rows of the table for the other.
function figure(t, formula, aggregate, condition) {
    printf "  {{ %s }}\n\n", formula >page
    printf "INSERT INTO wanted(formula, number) SELECT %s, coalesce(%s, 0) FROM rows WHERE t = %d AND %s;\n",
        sql(formula), aggregate, t, condition
}

function figures_of(t,   name, pounds) {
    name = "t" t
    pounds = below(40000)
    figure(t, "sum(" name ".amount)", "sum(pence)", "1")
    figure(t, "sum(" name ".cases)", "100 * sum(cases)", "1")
    figure(t, "count(" name ")", "100 * count(*)", "1")
    figure(t, "smallest(" name ".amount)", "min(pence)", "1")
    figure(t, "largest(" name ".amount)", "max(pence)", "1")
    figure(t, "largest(" name ".cases)", "100 * max(cases)", "1")
    figure(t, "sum(" name ".amount where area = \"Halton\")", "sum(pence)", "area = 'Halton'")
    figure(t, "sum(" name ".amount where amount < £0)", "sum(pence)", "pence < 0")
    figure(t, "sum(" name ".amount where amount >= £" pounds ".50 and cases > 0)", "sum(pence)",
        "pence >= " pounds * 100 + 50 " AND cases > 0")
    figure(t, "sum(" name ".amount where person is one of (\"Smith, Jones & Co.\", \"O'Brien\"))", "sum(pence)",
        "person IN ('Smith, Jones & Co.', 'O''Brien')")
    figure(t, "count(" name " where area is not \"Warrington\" or cases = 0)", "100 * count(*)",
        "(area <> 'Warrington' OR cases = 0)")
}

# A table with a subtotal for each area, in the order in which the areas are first met, and a total.
function groups_of(t) {
    printf "  - {table: t%d, caption: Table of amounts, group by: area, columns: [id, amount, cases], total: All}\n", t >page
    printf "INSERT INTO wanted(formula, number) SELECT formula, number FROM (\n" \
        "SELECT 1 part, min(id) first, 1 place, 'amount' formula, sum(pence) number FROM rows WHERE t = %d GROUP BY area\n" \
        "UNION ALL SELECT 1, min(id), 2, 'cases', 100 * sum(cases) FROM rows WHERE t = %d GROUP BY area\n" \
        "UNION ALL SELECT 2, 0, 1, 'amount', sum(pence) FROM rows WHERE t = %d\n" \
        "UNION ALL SELECT 2, 0, 2, 'cases', 100 * sum(cases) FROM rows WHERE t = %d) ORDER BY part, first, place;\n", t, t, t, t
}
