#!/bin/sh
# The program, the gallery and the guide know the same components and kinds of chart. What the program lists where it meets an
# unknown one stands in inputs/gallery beside its lines (in an example, or named by a code) and in the tables of layouts/README.md,
# and nothing else stands there. Every option of a component stands in its row of the guide.
set -eu
. tests/expect.sh
new_project gallery-names
names=$project/names
mkdir -p "$names" "$project/inputs/probe"

# probe WORDS: what follows WORDS in what the program says of the components on standard input, one a line.
probe() {
    {
        printf '%s\n' 'layout: report' 'brand: cheshire' 'title: A probe' 'body:'
        cat
    } >"$project/inputs/probe/publication.yaml"
    "$BUILD/precept" check "$project/inputs/probe" 2>&1 |
        sed -n "s/^   $1: \(.*\)\.\$/\1/p" | sed 's/, /\n/g' | sort -u
}

echo '  - qqqqqqqqqqqqqq: x' | probe 'The components are' >"$names/components"
echo '  - chart: qqqqqqqqqqqqqq' | probe 'The choices are' >"$names/charts"
expect [ "$(wc -l <"$names/components")" -gt 20 ]
expect [ "$(wc -l <"$names/charts")" -gt 8 ]

# ---- the gallery
"$BUILD/precept" build --stop-after check inputs/gallery >"$names/checked"
awk -v known="$names/components" '
    BEGIN { while ((getline name < known) > 0) component[name] = 1 }
    FNR == NR { if ($1 == "of:") named[$NF] = 1; next }
    match($0, /^ *[a-z][a-z ]* [0-9]+( |$)/) {
        match($0, /^ */)
        depth = RLENGTH
        name = substr($0, depth + 1)
        subject = name
        sub(/ [0-9]+( .*)?$/, "", name)
        if (!(name in component)) next
        sub(/^[a-z ]* [0-9]+ ?/, "", subject)
        id = ""
        if (subject ~ /^(level [0-9]+ )?#/) {
            id = subject
            sub(/^[^#]*#/, "", id)
            sub(/ .*/, "", id)
            sub(/^[^#]*#[^ ]* ?/, "", subject)
        }
        if (within && depth <= within) within = 0
        if (within || (id != "" && id in named)) {
            print name > shown
            if (name == "chart") print subject > charts
        }
        if (name == "code") print name > shown
        if (name == "example" && !within) within = depth
    }' shown="$names/shown.all" charts="$names/shown-charts.all" "$names/checked" "$names/checked"
for list in shown shown-charts; do
    sort -u "$names/$list.all" >"$names/$list"
done
expect diff "$names/components" "$names/shown"
expect diff "$names/charts" "$names/shown-charts"

# ---- lines keep their spaces and ends, for those who copy or hear them and for those who read
"$BUILD/precept" build --quiet --out "$project/out" inputs/gallery
pdfinfo -struct-text "$project/out/gallery.pdf" >"$names/structure"
expect grep -qF '"- for each: place in answers   where: place.No > 80   order: No down   content:     - note: ' "$names/structure"
pdftotext -layout "$project/out/gallery.pdf" "$names/text"
expect awk '/ content:$/ { above = index($0, "content:") } /- note: "{{ place/ { found = index($0, "- note:") == above + 2 }
    END { exit !found }' "$names/text"

# ---- the guide
awk -F '|' -v names="$names" '
    match($0, /^```+/) {
        sign = substr($0, 1, RLENGTH)
        if (fence == "") fence = sign
        else if ($0 == fence) fence = ""
    }
    fence != "" { next }
    /^## / { part = $0 }
    part == "## Components" && $2 ~ /^ `/ {
        name = $2
        gsub(/[ `]+$|^ `/, "", name)
        print name > (names "/told")
        print $0 > (names "/row-" name)
    }
    part == "## Charts" && $2 ~ /^ `/ {
        count = split($2, kinds, ",")
        for (i = 1; i <= count; i++) {
            gsub(/^ *`|` *$/, "", kinds[i])
            print kinds[i] > (names "/told-charts")
        }
    }' layouts/README.md
for list in told told-charts; do
    sort "$names/$list" >"$names/$list.sorted"
done
expect diff "$names/components" "$names/told.sorted"
expect diff "$names/charts" "$names/told-charts.sorted"

# ---- the options
printf '%s\n' '---' 'title: A chapter' '---' >"$project/inputs/probe/x.md"
while read -r component; do
    printf '  - %s: x.md\n    qqqqqqqqqqqqqq: x\n' "$component" | probe 'Its keys are' >"$names/options"
    expect [ -s "$names/options" ]
    while read -r option; do
        case $option in id | style | 'only in' | 'not in' | decorative) continue ;; esac
        expect grep -qF "\`$option" "$names/row-$component"
    done <"$names/options"
done <"$names/components"
finish
