#!/bin/sh
# Publications of other organisations, with layouts, brands, data and registers of their own (one of them in Welsh), each in
# a read-only folder of its own, build from another working directory, with an installed program.
set -eu
scratch=$BUILD/actual/others
[ -d "$scratch" ] && chmod -R u+w "$scratch"
rm -rf "$scratch"
mkdir -p "$scratch/elsewhere"
scratch=$(realpath "$scratch")
make -s BUILD="$BUILD" DESTDIR="$scratch/installed" install
precept=$scratch/installed/usr/local/bin/precept
passed=0
failed=0

expect() {
    if "$@" >"$scratch/said" 2>&1; then
        passed=$((passed + 1))
    else
        echo "failed: $*"
        cat "$scratch/said"
        failed=$((failed + 1))
    fi
}

for name in fire cyngor grants; do
    cp -R "tests/others/$name" "$scratch/$name"
    chmod -R a-w "$scratch/$name"
done
cd "$scratch/elsewhere"
for name in fire cyngor grants; do
    expect "$precept" build --quiet --out "$scratch/out" "../$name"
    expect qpdf --check "$scratch/out/$name.pdf"
done
pdftotext "$scratch/out/cyngor.pdf" "$scratch/cyngor.txt"
expect grep -q 'Tŷ’r Cwm' "$scratch/cyngor.txt"
expect grep -q 'Mai 2024' "$scratch/cyngor.txt"
pdftotext "$scratch/out/fire.pdf" "$scratch/fire.txt"
expect grep -q '£58,351.25' "$scratch/fire.txt"
expect grep -q 'down by nearly 15%' "$scratch/fire.txt"
pdftotext "$scratch/out/grants.pdf" "$scratch/grants.txt"
expect grep -q '£27,740.25' "$scratch/grants.txt"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
