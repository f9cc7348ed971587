#!/bin/sh
# Shows that the runner of the tests counts what it should: good and bad tests, a crash, silence, a test that says that all is well
# and ends badly, and one whose output has no line end.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
new_test() {
    { echo '#!/bin/sh'; cat; } >"$scratch/$1"
    chmod +x "$scratch/$1"
}
echo 'echo "3 passed, 0 failed"' | new_test good
printf 'echo "a.c:1: expected b"\necho "4 passed, 2 failed"\nexit 1\n' | new_test bad
printf 'echo "5 passed, 0 failed"\nkill -SEGV $$\n' | new_test crash
printf 'exit 0\n' | new_test silent
printf 'echo "6 passed, 0 failed"\nexit 3\n' | new_test untrue
printf 'printf "7 passed, 0 failed"\n' | new_test no-line-end
mkdir "$scratch/build"

passed=0
failed=0
expect() {
    if printf '%s\n' "$said" | grep -qE -- "$1"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "not said: $1"
        printf '%s\n' "$said" | sed 's/^/    /'
    fi
}
if said=$(BUILD=$scratch/build tests/run "$scratch"/good "$scratch"/no-line-end 2>&1); then
    expect '^10 passed, 0 failed$'
else
    expect 'good tests to pass'
fi
if said=$(BUILD=$scratch/build tests/run "$scratch"/good "$scratch"/bad "$scratch"/crash "$scratch"/silent "$scratch"/untrue 2>&1); then
    expect 'bad tests to fail'
fi
expect '^ok .*/good '
expect '^FAILED .*/bad '
expect '^FAILED .*/crash '
expect '^FAILED .*/silent '
expect '^FAILED .*/untrue '
expect '^a.c:1: expected b$'
expect '^13 passed, 5 failed$'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
