#!/bin/sh
# The laws over the tree, then each law over a small tree that breaks it (broken/LAW): it must name exactly the lines marked
# BREAKS ("BREAKS twice" where two things are wrong). So a law that no longer bites fails too.
set -eu
rules=tests/rules
export BUILD="${BUILD:-build}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "$1"
    [ ! -f "${2:-}" ] || sed 's/^/    /' "$2"
}

for law in fences words shape headers globals names leftovers catalogue; do
    if "$rules/law" $law . >"$scratch/said" 2>&1; then pass; else fail "the law of $law is broken:" "$scratch/said"; fi
done

# What cannot lie in the tree as it is, for it would break the law there or has to be compiled first.
cp -R "$rules/broken" "$scratch/broken"
mkdir -p "$scratch/broken/leftovers/inputs"
printf '# %s: later %s\npicture: /%s/me/a.png # BREAKS\n' TODO '# BREAKS' work >"$scratch/broken/leftovers/inputs/publication.yaml"
compiler=$(cat "$BUILD/recorded/compiler")
OBJECTS=$scratch/objects/pipeline
mkdir -p "$OBJECTS/check"
$compiler -w -fno-sanitize=all -c -o "$OBJECTS/check/globals.o" "$scratch/broken/globals/pipeline/check/globals.c"

for tree in "$scratch"/broken/*/; do
    tree=${tree%/}
    law=${tree##*/}
    [ "$law" != globals ] || continue
    if "$rules/law" "$law" "$tree" >"$scratch/said" 2>&1; then fail "the law of $law lets everything pass"; fi
    sed -n 's/^\([^ :]*:[0-9]*\): .*/\1/p' "$scratch/said" | sort >"$scratch/found"
    (cd "$tree" && grep -rn BREAKS . | sed 's|^\./||' |
        awk -F: '{ print $1 ":" $2 } /BREAKS twice/ { print $1 ":" $2 }') | sort >"$scratch/marked"
    if cmp -s "$scratch/found" "$scratch/marked"; then
        pass
    else
        diff "$scratch/marked" "$scratch/found" >"$scratch/said" || true
        fail "the law of $law does not name what is marked (<) or names more (>):" "$scratch/said"
    fi
done

if OBJECTS=$OBJECTS "$rules/law" globals . >"$scratch/said"; then fail "the law of globals lets everything pass"; fi
for name in initialised counter changeable of_a_thread inside; do
    if grep -q "global ${name}[. 0-9]*can change" "$scratch/said"; then pass; else fail "the law of globals overlooks $name" "$scratch/said"; fi
done
if grep -qE 'fixed|constant' "$scratch/said"; then fail "the law of globals takes a constant for a variable" "$scratch/said"; else pass; fi

# An exception that nothing needs any more is a breach.
mkdir -p "$scratch/stale/tests/rules" "$scratch/stale/pipeline/base"
printf '/* Keeps the law. */\nint five(int a, int b, int c, int d, int e);\n' >"$scratch/stale/pipeline/base/five.h"
echo 'shape pipeline/base/five.h:five because it once took six' >"$scratch/stale/tests/rules/exceptions"
if "$rules/law" shape "$scratch/stale" >"$scratch/said" 2>&1; then fail "a stale exception is not noticed"; else pass; fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
