#!/bin/sh
# Every folder beside this file that has `expected` or `under` is a case: a small publication that is at fault in one way. It
# is checked (or built, see below) from the project root; what stands on standard error must equal `expected`.
#
#   expected   the golden; make accept writes it
#   under      the text that must stand above the first carets (empty: one caret where something is missing); without the file
#              there must be none
#   command    instead of "check": another command (build, figures), or all of the arguments, @ standing for the case's folder
#   inside     when there, the program runs in the case's folder and the publication is not named
#
# Asserted beside that: the case named after an id raises it, with file:line:column, source line, caret and remedy; and every id
# of the catalogue is raised by a case, or by the unit test that `elsewhere` names.
set -eu
cases=${CASES:-tests/messages}
catalogue=${CATALOGUE:-pipeline/diag/messages} # both can be others, for the test of this script
build=${BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
goldens=$build/goldens/$cases
rm -rf "$goldens"
mkdir -p "$goldens"
share=$(dirname "$(dirname "$(realpath "$build/precept")")") # a program in its tree looks there for what it brings along
export build goldens share

# The program's standard error, and its exit status where it is not that of sources at fault.
run_case='
    case=$1
    name=${case##*/}
    command=check
    [ ! -f "$case/command" ] || read -r command <"$case/command" || :
    where=.
    folder=$case
    if [ -f "$case/inside" ]; then
        where=$case
        folder=
    fi
    case $command in
    build | check | figures) arguments="$command $folder" ;;
    *) arguments=$(printf "%s" "$command" | sed "s|@|$folder|g") ;;
    esac
    case $command in
    *--out* | *-o*) ;;
    build*) arguments="$arguments --out $build/tests/messages-out" ;;
    esac
    mkdir -p "$goldens/$name"
    status=0
    (cd "$where" && exec "$build/precept" $arguments) >/dev/null 2>"$goldens/$name/said" || status=$?
    sed "s|$share/|SHARE/|g" "$goldens/$name/said" >"$goldens/$name/expected"
    rm "$goldens/$name/said"
    [ "$status" = 1 ] || echo "exit status $status" >>"$goldens/$name/expected"
'
for case in "$cases"/*/; do
    case=${case%/}
    if [ -f "$case/expected" ] || [ -f "$case/under" ] || [ -f "$case/command" ]; then
        printf '%s\n' "$case"
    fi
done >"$build/cases.list"
xargs -P "$(nproc)" -I '{}' sh -c "$run_case" run '{}' <"$build/cases.list"

# The golden read as an editor and an author would. Bytes, not characters: LC_ALL=C.
look='
    BEGIN { for (i = 128; i < 192; i++) continuation = continuation sprintf("%c", i) }
    function next_character(line, at) {
        do at++; while (at <= length(line) && index(continuation, substr(line, at, 1)))
        return at
    }
    # The bytes of `line` from the character number `skip` on, `count` characters.
    function characters(line, skip, count,   at, start) {
        at = 1
        while (skip-- > 0) at = next_character(line, at)
        start = at
        while (count-- > 0) at = next_character(line, at)
        return substr(line, start, at - start)
    }
    function fault(what) { print "      " what; faults++ }
    function ends_with_id(line,   id) {
        if (line !~ /^(.*: )?(error|warning): .+ \[[a-z0-9-]+\]$/) return ""
        id = line
        sub(/.*\[/, "", id); sub(/\]$/, "", id)
        return id
    }
    { line[++lines] = $0 }
    /^ *\t*[ \t]*\^+$/ && !caret_at { caret_at = NR }
    {
        id = ends_with_id($0)
        if (id != "") {
            ids++
            if (!head_at) head_at = NR
            if (id == name || index(name, id "-") == 1) {
                raised = 1
                place = $0 ~ /^[^ ]+:[0-9]+:[0-9]+: (error|warning): /
            }
        }
        if ($0 ~ /^   [^ ]/) remedies++
    }
    END {
        if (!raised) fault("it does not raise the message that it is named after")
        if (!remedies) fault("no remedy is printed")
        if (has_under) {
            if (!place) fault("no file:line:column")
            if (!caret_at) fault("no caret")
            else {
                carets = line[caret_at]
                blank = index(carets, "^") - 1
                found = characters(line[caret_at - 1], blank, length(carets) - blank)
                if (under == "" ? length(carets) > blank + 1 : found != under)
                    fault("under the caret stands \"" found "\", not \"" under "\"")
            }
        } else if (caret_at) fault("a caret, but the file `under` does not say what must stand there")
        exit faults > 0
    }'
passed=0
failed=0
while read -r case; do
    name=${case##*/}
    actual=$goldens/$name/expected
    says=
    if [ ! -f "$case/expected" ]; then
        says="      there is no golden yet (make accept)"
    elif ! says=$(diff "$case/expected" "$actual"); then
        says="      the output differs from the golden:
$says"
    fi
    has_under=0
    under=
    if [ -f "$case/under" ]; then
        has_under=1
        under=$(head -n 1 "$case/under" | sed 's/\\/\\\\/g')
    fi
    looks=$(LC_ALL=C awk -v name="$name" -v has_under=$has_under -v under="$under" "$look" "$actual") || says="$says
$looks"
    if [ -z "$says" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n%s\n' "$case" "$says"
    fi
done <"$build/cases.list"

# Every id has a golden.
cat "$cases"/*/expected 2>/dev/null | sed -n 's/.*\[\([a-z0-9-]*\)\]$/\1/p' | sort -u >"$build/cases.raised" || :
for id in $(sed -n 's/^MESSAGE(\([a-z0-9_]*\),.*/\1/p' "$catalogue"/*.def); do
    if grep -qx "$(printf '%s' "$id" | tr _ -)" "$build/cases.raised"; then
        passed=$((passed + 1))
    elif test=$(sed -n "s/^$id  *//p" "$cases/elsewhere" 2>/dev/null) && [ -n "$test" ] && grep -qw "MSG_$id" "$test"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "no golden raises $id"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
