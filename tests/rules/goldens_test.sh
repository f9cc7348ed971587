#!/bin/sh
# Shows that the runner of message cases bites: a program that answers as its case says, goldens of which each is wrong in one
# way, and a catalogue with a message that no case raises.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/build" "$scratch/messages" "$scratch/cases"

# The program: prints what the case's folder holds in `says`.
cat >"$scratch/build/precept" <<'EOF'
#!/bin/sh
for folder; do :; done
cat "$folder/says" >&2
exit 1
EOF
chmod +x "$scratch/build/precept"
printf 'MESSAGE(key_unknown, ERROR, "headline", "remedy")\nMESSAGE(key_twice, ERROR, "headline", "remedy")\n' \
    >"$scratch/messages/check.def"

# new_case NAME UNDER: says what comes on standard input, and expects the same.
new_case() {
    mkdir "$scratch/cases/$1"
    cat >"$scratch/cases/$1/says"
    cp "$scratch/cases/$1/says" "$scratch/cases/$1/expected"
    printf '%s\n' "$2" >"$scratch/cases/$1/under"
}
say() { # the place, what stands before and under the caret, the carets, the remedy
    printf '%s: error: it is wrong [%s]\n      %s\n      %s\n%s' "$1" "$2" "$3" "$4" "$5"
}
remedy='   Change it.
'
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-unknown vale
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-unknown-under ale
say a.yaml:1 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-unknown-place vale
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '' "$remedy" | new_case key-unknown-caret vale
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' '' | new_case key-unknown-remedy vale
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-known vale
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-unknown-golden vale
echo 'something else' >>"$scratch/cases/key-unknown-golden/expected"
say a.yaml:1:9 key-unknown '£ŵ: vale: 1' '    ^^^^' "$remedy" | new_case key-unknown-missing vale
rm "$scratch/cases/key-unknown-missing/expected"

BUILD=$scratch/build CASES=$scratch/cases CATALOGUE=$scratch/messages tests/messages/messages_test.sh >"$scratch/said" 2>&1 &&
    echo "the runner of message cases lets everything pass"
passed=0
failed=0
expect() {
    if grep -qF -- "$1" "$scratch/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not noticed: $1"
        sed 's/^/    /' "$scratch/said"
    fi
}
expect 'under the caret stands "vale", not "ale"'
expect 'no file:line:column'
expect 'no caret'
expect 'no remedy is printed'
expect 'it does not raise the message that it is named after'
expect 'the output differs from the golden'
expect 'there is no golden yet'
expect 'no golden raises key_twice'
expect '2 passed, 8 failed'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
