#!/bin/sh
# precept new: every kind of document has a starter, every starter builds as it stands, in every brand, and an author finds title
# and date at its top; nothing is overwritten; a project's own starters come first; an installation brings them along.
set -eu
. tests/expect.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
precept=$(realpath "$BUILD/precept")

refuses() { # STATUS WORDS ARGUMENT…: precept with these arguments says the words and ends with the status
    wanted=$1
    words=$2
    shift 2
    status=0
    "$precept" "$@" >"$scratch/said" 2>&1 || status=$?
    [ "$status" = "$wanted" ] && grep -q "$words" "$scratch/said"
}

mkdir -p "$scratch/project/inputs"
cp -R layouts fonts "$scratch/project/"
cp -R inputs/registers inputs/house-style.yaml "$scratch/project/inputs/"
for layout in layouts/*.yaml; do
    kind=$(basename "$layout" .yaml)
    [ "$kind" != styles ] || continue
    folder=$scratch/project/inputs/my-$kind
    expect "$precept" new --quiet "$kind" "$folder"
    expect [ "$(sed -n 's/^layout: *\([a-z-]*\).*/\1/p' "$folder/publication.yaml")" = "$kind" ]
    expect [ "$(sed -n '1,9s/^\(title\|published\):.*#.*/\1/p' "$folder/publication.yaml" | tr '\n' ' ')" = "title published " ]
    for brand in layouts/brands/*.yaml; do
        sed -i "s/^brand: [a-z]*/brand: $(basename "$brand" .yaml)/" "$folder/publication.yaml"
        status=0
        "$precept" build --out "$scratch/out" "$folder" >"$scratch/said" 2>&1 || status=$?
        [ "$status" = 0 ] || cat "$scratch/said"
        expect [ "$status" = 0 ]
        expect [ -s "$scratch/out/my-$kind.pdf" ]
        expect [ "$(grep -c 'warning:' "$scratch/said")" = 0 ]
    done
done

# Nothing is overwritten, and slips are named.
echo mine >"$scratch/project/inputs/mine"
expect refuses 2 'is there already \[new-exists\]' new report "$scratch/project/inputs/my-report"
expect refuses 2 'is there already \[new-exists\]' new report "$scratch/project/inputs/mine"
expect grep -q mine "$scratch/project/inputs/mine"
expect refuses 2 'Did you mean "briefing"? The kinds are: .*briefing.*report' new breifing "$scratch/project/inputs/other"
expect [ ! -e "$scratch/project/inputs/other" ]
expect refuses 2 'new-kind-unknown' new ../brands "$scratch/project/inputs/other"
expect refuses 2 'new-two' new report

# A starter of the project's own.
mkdir -p "$scratch/project/layouts/starters/letter/parts/deep"
sed 's/^title: .*/title: A letter/' layouts/starters/report/publication.yaml >"$scratch/project/layouts/starters/letter/publication.yaml"
echo words >"$scratch/project/layouts/starters/letter/parts/deep/words.md"
(cd "$scratch/project" && expect "$precept" new letter inputs/not/yet/there/ >"$scratch/said")
expect grep -q '^inputs/not/yet/there: a letter to begin with' "$scratch/said"
expect grep -q '^title: A letter' "$scratch/project/inputs/not/yet/there/publication.yaml"
expect grep -q words "$scratch/project/inputs/not/yet/there/parts/deep/words.md"

# Away from any project, with what the program brings along.
mkdir "$scratch/elsewhere"
(cd "$scratch/elsewhere" && "$precept" new -q report mine && "$precept" build -q mine) || failed=$((failed + 1))
expect [ -s "$scratch/elsewhere/out/mine.pdf" ]
finish
