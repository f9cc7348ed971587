#!/bin/sh
# The man page is well formed, and names the options and commands that the program's help names: no more, no fewer.
set -eu
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "$1"; }

if said=$(mandoc -T lint -W warning precept.1 2>&1); then pass; else fail "precept.1 is not well formed: $said"; fi

help=$("$BUILD/precept" --help)
options=$(printf '%s\n' "$help" | sed -n 's/^  -\(.\), --\([a-z-]*\).*/\1 \2/p' | sort)
described=$(sed -n 's/^\.It Fl \(.\) , Fl -\([a-z-]*\).*/\1 \2/p' precept.1 | sort)
if [ -n "$options" ] && [ "$options" = "$described" ]; then
    pass
else
    fail "the options of --help and of the man page differ:
$options
and
$described"
fi

commands=$(printf '%s\n' "$help" | sed -n '/^commands/,/^$/s/^  \([a-z]*\) .*/\1/p' | sort)
described=$(sed -n '/^The commands are/,/^\.El/s/^\.It Cm \([a-z]*\)$/\1/p' precept.1 | sort)
if [ -n "$commands" ] && [ "$commands" = "$described" ]; then
    pass
else
    fail "the commands of --help and of the man page differ: $commands and $described"
fi

statuses=$(printf '%s\n' "$help" | sed -n 's/^exit status: //p' | tr ',' '\n' | awk '{ print $1 }')
described=$(sed -n '/^\.Sh EXIT STATUS/,/^\.El/s/^\.It \([0-9]\)$/\1/p' precept.1)
if [ -n "$statuses" ] && [ "$statuses" = "$described" ]; then pass; else fail "the exit statuses differ"; fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
