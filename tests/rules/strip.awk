# For laws about C: stripped(line) is the line without comments and without what stands in quotation marks; state goes from
# line to line of a file. `file` and `folder` are those of the current line.

FNR == 1 {
    in_comment = 0
    file = FILENAME
    sub(/^\.\//, "", file)
    folder = file
    sub(/^.*pipeline\//, "", folder)
    if (folder ~ /\//) sub(/\/.*$/, "", folder)
    else sub(/\.c$/, "", folder)
}

function stripped(line,   out, at, two, c, close_at) {
    out = ""
    for (at = 1; at <= length(line); at++) {
        c = substr(line, at, 1)
        two = substr(line, at, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; at++ }
        } else if (two == "/*") { in_comment = 1; at++ }
        else if (two == "//") break
        else if (c == "\"" || c == "'") {
            for (close_at = at + 1; close_at <= length(line) && substr(line, close_at, 1) != c; close_at++)
                if (substr(line, close_at, 1) == "\\") close_at++
            out = out c c
            at = close_at
        } else out = out c
    }
    return out
}

function report(line_number, what) { printf "%s:%d: %s\n", file, line_number, what; broken = 1 }

END { exit broken }
