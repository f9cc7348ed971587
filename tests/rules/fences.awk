# Law 1: a stage includes what the table `fences` (first file) allows, and nothing else.

FNR == NR {
    if ($0 ~ /^(#|$)/) next
    name = $0; sub(/:.*/, "", name)
    rest = $0; sub(/^[^:]*:/, "", rest)
    if (name == "system") { n = split(rest, word, " "); for (i = 1; i <= n; i++) system_header[word[i]] = 1; next }
    known[name] = 1
    split(rest, part, "|")
    n = split(part[1], word, " "); for (i = 1; i <= n; i++) whole[name, word[i]] = 1
    n = split(part[2], word, " "); for (i = 1; i <= n; i++) single[name, word[i]] = 1
    libraries[name] = part[3]
    next
}

function library_allowed(header,   word, n, i, pattern) {
    n = split(libraries[folder], word, " ")
    for (i = 1; i <= n; i++) {
        pattern = word[i]
        gsub(/\./, "[.]", pattern)
        gsub(/\*/, ".*", pattern)
        if (header ~ "^" pattern "$") return 1
    }
    return 0
}

/^[ \t]*#[ \t]*include/ {
    header = $0
    if (sub(/^[ \t]*#[ \t]*include[ \t]+FT_/, "<freetype/FT_", header)) $0 = header # FreeType names its headers by macros
    sub(/^[^<"]*[<"]/, "", header)
    sub(/[>"].*$/, "", header)
    of = header
    sub(/\/.*/, "", of)
    if (!(folder in known)) report(FNR, "the folder " folder "/ is not in tests/rules/fences")
    else if ($0 ~ /</) {
        if (!(header in system_header) && !library_allowed(header)) report(FNR, folder "/ may not see <" header ">")
    } else if (!((folder, of) in whole) && !((folder, header) in single))
        report(FNR, folder "/ may not include \"" header "\"")
}
