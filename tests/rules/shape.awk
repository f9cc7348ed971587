# Law 7: no function over 80 lines outside a switch that only dispatches, no file over 600 lines, at most 5 parameters; a file
# opens with what it does. Reads code as clang-format lays it out: a definition begins in the first column.

BEGIN { LONGEST = 80; LONGEST_FILE = 600; PARAMETERS = 5 }

# The number of parameters in "(…)", which is the first parenthesis of the signature.
function parameters(signature,   at, depth, commas, c, empty, last) {
    at = index(signature, "(")
    depth = 0
    commas = 0
    last = ""
    for (; at <= length(signature); at++) {
        c = substr(signature, at, 1)
        if (c == "(") { depth++; if (depth == 1) continue }
        if (c == ")" && --depth == 0) break
        if (c == "," && depth == 1) { commas++; last = "" }
        else if (c != " ") last = last c
    }
    if (last == "" || last == "void") return 0
    return commas + (last != "...")
}

function named(signature) {
    sub(/\(.*/, "", signature)
    sub(/[ \t]*$/, "", signature)
    sub(/.*[ *]/, "", signature)
    return signature
}

function end_of_file() { if (lines > LONGEST_FILE) report(lines, "a file of " lines " lines: which second job has moved in?") }

FNR == 1 {
    if (NR > 1) { held = file; file = before_file; end_of_file(); file = held }
    before_file = file
    collecting = inside = 0
    if ($0 !~ /^\/\*/) report(1, "the file does not open with what it does")
}

{ lines = FNR; code = stripped($0) }

collecting { signature = signature " " code }
!collecting && !inside && code ~ /^[A-Za-z_].*\(/ && code !~ /^(typedef|#)/ && code !~ /=/ {
    signature = code
    start = FNR
    collecting = 1
}
collecting && code ~ /^\{/ { inside = 1 }
collecting && (code ~ /^\{/ || code ~ /;[ \t]*$/) {
    sub(/__attribute__.*/, "", signature)
    if (parameters(signature) > PARAMETERS)
        report(start, named(signature) " takes " parameters(signature) " parameters")
    collecting = 0
    cases = others = 0
    next
}
inside && code ~ /^\}/ {
    inside = 0
    if (FNR - start + 1 > LONGEST && others > cases + 10)
        report(start, named(signature) " has " FNR - start + 1 " lines")
}
inside && code ~ /^[ \t]*(case |default:)/ { cases++ }
inside && code !~ /^[ \t]*(case .*:|default:|break;|return.*;|switch.*|\}|\{)?[ \t]*$/ { others++ }

END { end_of_file() }
