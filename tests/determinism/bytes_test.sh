#!/bin/sh
# The same sources give the same bytes: every publication is built in the project, and once more in a copy in another folder, from
# another working directory, side by side, by another user (as root), at another time in another time zone, with a hostile
# environment and dirty memory. Every file that is published must be equal.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
passed=0
failed=0

# Another place, with the program's own place as deep as here, and an out/ that anybody may write to.
there=$scratch/quite/another/place
mkdir -p "$there/build" "$there/tests" "$scratch/here" "$scratch/there" "$scratch/nowhere"
cp -R layouts inputs fonts "$there/"
[ ! -d tests/others ] || cp -R tests/others "$there/tests/"
cp "$BUILD/precept" "$there/build/"
chmod -R a+rX "$there"
chmod 777 "$scratch/there"

publications=
others=
for record in inputs/*/publication.yaml tests/others/*/publication.yaml; do
    [ -f "$record" ] || continue
    publications="$publications ${record%/publication.yaml}"
    others="$others $there/${record%/publication.yaml}"
done

by=
if [ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
    by="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
# shellcheck disable=SC2086 # one word a publication
"$BUILD/precept" build --quiet --out "$scratch/here" $publications || failed=$((failed + 1))
sleep 1
# shellcheck disable=SC2086
(
    cd "$scratch/nowhere"
    umask 027
    env -i PATH="$PATH" TZ=Pacific/Kiritimati LANG=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 LC_NUMERIC=fr_FR.UTF-8 LANGUAGE=ar:ja \
        PANGO_LANGUAGE=ja:ar:ru FONTCONFIG_FILE=/nonexistent FONTCONFIG_PATH=/nonexistent XDG_CONFIG_HOME=/nonexistent \
        XDG_DATA_HOME=/nonexistent HOME=/nonexistent TMPDIR=/nonexistent USER=somebody SOURCE_DATE_EPOCH=1 \
        HB_SHAPER_LIST=fallback FREETYPE_PROPERTIES=truetype:interpreter-version=35 MALLOC_PERTURB_=165 COLUMNS=40 \
        TERM=xterm CLICOLOR_FORCE=1 \
        $by "$there/build/precept" build --quiet --jobs 3 --out "$scratch/there" $others
) || failed=$((failed + 1))

(cd "$scratch" && find here there -type f | sed 's|^[a-z]*/||' | sort -u) >"$scratch/files"
while read -r file; do
    if cmp -s "$scratch/here/$file" "$scratch/there/$file"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$file is not the same:"
        cmp "$scratch/here/$file" "$scratch/there/$file" 2>&1 || true
        case $file in
        *.csv | *.json) diff "$scratch/here/$file" "$scratch/there/$file" | head -n 10 ;;
        esac
    fi
done <"$scratch/files"
if [ -z "$publications" ] || [ ! -s "$scratch/files" ]; then
    failed=$((failed + 1))
    echo "nothing was published"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
