# Laws about words that must not stand in some folders: the table `words` is the first file.

FNR == NR {
    if ($0 ~ /^(#|$)/) next
    n = split($0, part, /: */)
    because = part[4]
    count++
    folders[count] = " " part[2] " "
    reason[count] = because
    n = split(part[3], word, " ")
    for (i = 1; i <= n; i++) rules[word[i]] = rules[word[i]] " " count
    next
}

function applies(rule) {
    if (index(folders[rule], " -" folder " ")) return 0
    return index(folders[rule], " * ") || index(folders[rule], " " folder " ")
}

function check(word,   list, n, i) {
    if (!(word in rules)) return
    n = split(rules[word], list, " ")
    for (i = 1; i <= n; i++)
        if (applies(list[i])) { report(FNR, "`" word "`: " reason[list[i]]); return }
}

{
    code = stripped($0)
    if (code ~ /^[ \t]*#[ \t]*include/) next
    if (code ~ /(^|[^A-Za-z0-9_.])[0-9]+\.[0-9]/) check("0.0-literal")
    if (code ~ /(^|[^A-Za-z0-9_])typedef (struct|union|enum)([^A-Za-z0-9_]|$)/ && code !~ /\(/) check("typedef-struct")
    before = ""
    while (match(code, /[A-Za-z_][A-Za-z0-9_]*/)) {
        name = substr(code, RSTART, RLENGTH)
        before = before substr(code, 1, RSTART - 1)
        member = before ~ /(->|\.)$/
        code = substr(code, RSTART + RLENGTH)
        before = name
        if (member) continue
        check(name)
        if (code ~ /^ ?\(/) check(name "(")
    }
}
