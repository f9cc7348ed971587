#!/bin/sh
# What a screen reader meets in finished files: the samples, the publications of other organisations, and every/, which holds
# whatever a structure can hold. Manifests say of them what is true. Roles, words, languages and links are those of the composed
# document; what `precept outline` says is what the file says; a table over many pages is one element and says its CSV; files
# are as small as another packer makes them. And the checks themselves: each fault that break_structure.py puts into a sound
# file is reported by the check that it names.
set -eu
BUILD=${BUILD:-build}
scratch=$BUILD/tests/tagged
python=/usr/bin/python3 # Debian's, which sees Debian's pikepdf
rows=700                # of every/data/register.csv: over 40 pages
passed=0
failed=0

expect() { # WHAT COMMAND…
    what=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $what"
        cat "$scratch/said"
    fi
}

# publish FOLDER OUT: the PDF, and the composed document and what is heard beside it in OUT/composed and OUT/outlines.
publish() {
    mkdir -p "$2/composed" "$2/outlines"
    expect "$1 builds" "$BUILD/precept" build --quiet --out "$2" "$1"
    "$BUILD/precept" build --quiet --stop-after compose "$1" >"$2/composed/${1##*/}.txt" 2>"$scratch/said" || :
    "$BUILD/precept" outline "$1" >"$2/outlines/${1##*/}.txt" 2>"$scratch/said" || :
}

# Another packer makes it less than a tenth smaller.
packed() {
    qpdf --object-streams=generate --recompress-flate "$1" "$scratch/packed.pdf"
    [ "$(($(wc -c <"$scratch/packed.pdf") * 10))" -gt "$(($(wc -c <"$1") * 9))" ]
}

tells_lies() {
    ! "$python" tests/tagged/check_manifest.py "$scratch/told"
}

lacks_something() {
    ! "$python" tests/tagged/check_presence.py "$scratch/out/hmicfrs-response.pdf"
}

# The outline in wrong/ is not that of the file.
differs() {
    ! "$python" tests/tagged/check_outline.py "$scratch/out" "$scratch/wrong"
}

rm -rf "$scratch"
mkdir -p "$scratch/sources" "$scratch/few"
cp -R tests/tagged/every "$scratch/sources/every"
cp -R tests/tagged/every "$scratch/few/every"
mkdir -p "$scratch/sources/every/data" "$scratch/few/every/data"
tests/tagged/register "$rows" >"$scratch/sources/every/data/register.csv"
tests/tagged/register 60 >"$scratch/few/every/data/register.csv"

for folder in inputs/*/publication.yaml tests/others/*/publication.yaml "$scratch/sources/every/publication.yaml"; do
    publish "${folder%/publication.yaml}" "$scratch/out"
done
publish "$scratch/few/every" "$scratch/few/out"
if [ "${SANITIZED-}" != yes ]; then # the rest is not ours to sanitize
    for file in "$scratch"/out/*.pdf; do
        expect "the structure of ${file##*/}" "$python" tests/tagged/check_structure.py "$file"
        expect "${file##*/} is packed" packed "$file"
    done
    expect "every.pdf holds everything" "$python" tests/tagged/check_presence.py "$scratch/out/every.pdf"
    expect "another file does not" lacks_something
    expect "roles and words are the author's" "$python" tests/tagged/check_words.py "$scratch/out" "$scratch/out/composed"
    expect "what is heard is what the file says" "$python" tests/tagged/check_outline.py "$scratch/out" "$scratch/out/outlines"
    mkdir "$scratch/wrong"
    sed 's/heading 2: Charts/heading 3: Charts/' "$scratch/out/outlines/every.txt" >"$scratch/wrong/every.txt"
    expect "another level of a heading is found" differs
    expect "manifests say what the structures hold" "$python" tests/tagged/check_manifest.py "$scratch/out"
    mkdir "$scratch/told"
    cp "$scratch/out/every.pdf" "$scratch/told/"
    sed 's/"tables_with_heads": [0-9]*/"tables_with_heads": 99/' "$scratch/out/every.manifest.json" >"$scratch/told/every.manifest.json"
    expect "a manifest that says more is found" tells_lies
    expect "a long table says its CSV" "$python" tests/tagged/check_table.py "$scratch/out/every.pdf" "$scratch/sources/every/data/register.csv" 40
    "$python" tests/tagged/break_structure.py "$scratch/few/out/every.pdf" "$scratch/few/out/composed/every.txt" >"$scratch/broken" || :
    sum=$(tail -n 1 "$scratch/broken")
    sed '$d' "$scratch/broken"
    passed=$((passed + ${sum%% *}))
    sum=${sum#*, }
    failed=$((failed + ${sum%% *}))
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
