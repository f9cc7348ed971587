#!/bin/sh
# Photographs that lie on their side, with the gamma or the profile of another device, or in a frame that they fill: printed upright,
# in their colours, and within their frame.
set -eu
. tests/expect.sh
new_project photos
precept=$BUILD/precept
mkdir "$project/inputs/photos"

/usr/bin/python3 tests/photos/photos.py make "$project/inputs/photos"
expect "$precept" build --quiet --out "$project/out" --preview "$project/out" "$project/inputs/photos"
"$precept" build --stop-after typeset "$project/inputs/photos" >"$project/pages"
expect /usr/bin/python3 tests/photos/photos.py look "$project/pages" "$project/out/photos" >"$project/said"
expect grep -qx "15 pictures, 0 corners of another colour" "$project/said"

# One profile, however many pictures have it; the second of two files that are the same is the first.
qpdf --qdf --object-streams=disable "$project/out/photos.pdf" "$project/plain.qdf"
expect [ "$(grep -ac /ICCBased "$project/plain.qdf")" = 2 ]
expect [ "$(grep -ac '/N 3' "$project/plain.qdf")" = 2 ] # and that of the output intent

# And what is turned wrongly is seen: without its Exif the sixth lies on its side.
/usr/bin/python3 - "$project/inputs/photos" <<'END'
import sys
from PIL import Image

name = sys.argv[1] + "/turn-6.jpg"
picture = Image.open(name)
picture.load()
picture.info.pop("exif")
picture.save(name)
END
expect "$precept" build --quiet --out "$project/out" --preview "$project/out" "$project/inputs/photos"
lies() { ! /usr/bin/python3 tests/photos/photos.py look "$project/pages" "$project/out/photos" >"$project/said"; }
expect lies
expect grep -q "^picture 6 in the PDF" "$project/said"
finish
