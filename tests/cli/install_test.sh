#!/bin/sh
# An installation builds a publication without the source tree, also when it was moved; and whoever may not write gets a message.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "$1"; }

# With the PREFIX that the program was built for: nothing is built anew while other tests run.
if make --no-print-directory BUILD="$BUILD" DESTDIR="$scratch/dest" install >"$scratch/log" 2>&1; then
    pass
else
    fail "make install failed: $(tail -n 5 "$scratch/log")"
fi
installed=$(find "$scratch/dest" -path '*/bin/precept' 2>/dev/null)
installed=${installed%/bin/precept}
for file in bin/precept share/man/man1/precept.1 share/precept/fonts/manifest.csv share/precept/inputs/house-style.yaml share/precept/inputs/registers/posts.yaml; do
    if [ -f "$installed/$file" ]; then pass; else fail "$file was not installed"; fi
done

mkdir "$scratch/elsewhere"
mv "$installed" "$scratch/moved"
for record in inputs/*/publication.yaml; do # all of them first: one may use another
    cp -R "${record%/publication.yaml}" "$scratch/elsewhere/"
done
for record in inputs/*/publication.yaml; do
    name=$(basename "${record%/publication.yaml}")
    if (cd "$scratch/elsewhere" && "$scratch/moved/bin/precept" build --quiet "$name"); then pass; else fail "$name does not build with an installation"; fi
    if [ -n "$(find "$scratch/elsewhere/out" -name "*.pdf" -size +0)" ]; then pass; else fail "$name has made no PDF"; fi
    rm -rf "$scratch/elsewhere/out"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
