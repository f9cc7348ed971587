"""Holds each SVG picture on the pages, in the PDF and in the preview, against what librsvg makes of the same file.

compare.py PAGES NAME FILE=WIDTH…: PAGES is what `--stop-after typeset` prints, NAME that of the PDF without its ending, with which the
names of the preview's pictures begin, FILE the pictures in the order in which they are printed, WIDTH how many millimetres each is to be wide. A picture
fails when one of its parts (4 by 4 pixels) has another colour than librsvg's: an edge that is a pixel and a half out of place is seen.
"""

import functools
import io
import re
import subprocess
import sys

from PIL import Image, ImageChops

RESOLUTION, PART = 100, 4
MOST = 80  # of 255, in one part: how far two programs may disagree about pixels that an edge runs through


def places(listing):
    """(page, left, top) of each figure that is drawn, in points."""
    page, found = 0, {}
    for line in open(listing, encoding="utf-8"):
        if match := re.match(r"page (\d+) ", line):
            page = int(match[1])
        if match := re.match(r"  path element (\d+) at ([-\d.]+),([-\d.]+)", line):
            found.setdefault(match[1], (page, float(match[2]), float(match[3])))
    return list(found.values())


@functools.cache
def draw(*command):
    made = subprocess.run(command, check=True, capture_output=True).stdout
    return Image.open(io.BytesIO(made)).convert("RGB")


def parts(picture):
    return picture.resize((picture.width // PART, picture.height // PART), Image.BOX)


def differs(page, place, wanted):
    """The worst part of a picture on a page."""
    left, top = (round(points * RESOLUTION / 72) for points in place)
    found = page.crop((left, top, left + wanted.width, top + wanted.height))
    return max(high for _, high in ImageChops.difference(parts(found), parts(wanted)).getextrema())


def main(listing, name, files):
    where, failed = places(listing), 0
    if len(where) != len(files):
        sys.exit(f"{len(where)} pictures are drawn, {len(files)} were named")
    for (number, *place), (file, width) in zip(where, (named.split("=") for named in files)):
        pixels = str(round(float(width) / 25.4 * RESOLUTION))
        wanted = draw("rsvg-convert", "--width", pixels, "--keep-aspect-ratio", "--background-color", "white", file)
        page = str(number)
        in_pdf = draw("pdftoppm", "-r", str(RESOLUTION), "-f", page, "-l", page, "-png", f"{name}.pdf")
        in_preview = Image.open(f"{name}-{number:03}.png").convert("RGB")
        for where_from, picture in (("PDF", in_pdf), ("preview", in_preview)):
            worst = differs(picture, place, wanted)
            failed += worst > MOST
            print(f"{file} in the {where_from}: {worst} of 255{' differ' if worst > MOST else ''}")
    sys.exit(failed > 0)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
