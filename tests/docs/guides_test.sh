#!/bin/sh
# Every example of the guides builds: a fenced block after a line that holds only `PATH`: is that file. Paths that begin with
# layouts/ or inputs/ lie in the project, all others below its inputs/.
set -eu
precept=$BUILD/precept
scratch=$BUILD/actual/guides
rm -rf "$scratch"
mkdir -p "$scratch/inputs" "$scratch/out"
cp -R layouts "$scratch/layouts"
cp -R inputs/registers inputs/house-style.yaml "$scratch/inputs/"
mkdir -p "$scratch/fonts"
cp -R fonts/manifest.csv fonts/files "$scratch/fonts/"

extract='
    function open_file(path) {
        if (path !~ /^(layouts|inputs)\//) path = "inputs/" path
        file = scratch "/" path
        folder = file
        sub(/\/[^\/]*$/, "", folder)
        system("mkdir -p \"" folder "\"")
        printf "" > file
    }
    fence != "" {
        if ($0 == fence) { fence = ""; if (file != "") close(file); file = "" }
        else if (file != "") print > file
        next
    }
    match($0, /^(```+|~~~+)/) {
        fence = substr($0, 1, RLENGTH)
        if (named != "") open_file(named)
        named = ""
        next
    }
    /^`[A-Za-z0-9.\/_-]+`:$/ { named = substr($0, 2, length($0) - 3); next }
    NF { named = "" }'
for guide in inputs/README.md layouts/README.md; do
    awk -v scratch="$scratch" "$extract" "$guide"
done

passed=0
failed=0
for publication in "$scratch"/inputs/*/publication.yaml; do
    folder=${publication%/publication.yaml}
    if "$precept" build --quiet --out "$scratch/out" "$folder"; then
        passed=$((passed + 1))
    else
        echo "an example of a guide does not build: ${folder#"$scratch"/}"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
