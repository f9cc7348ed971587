"""Photographs as cameras and programs write them, and whether they are the right way up where they are printed.

photos.py make FOLDER: writes the pictures and a publication that shows each 30 mm wide; every one is to look the same.
photos.py look PAGES NAME: PAGES is what `--stop-after typeset` prints, NAME that of the PDF without its ending, with which the names
of the preview's pictures begin. Each corner of each picture must have its colour in both.
"""

import functools
import io
import re
import struct
import subprocess
import sys
import zlib

from PIL import Image, ImageCms, ImageDraw

CORNERS = {(0, 0): "#c02030", (1, 0): "#20a040", (0, 1): "#2040c0", (1, 1): "#f0f0e0"}
BACK = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}
PROFILES = "/usr/share/color/icc/"
NEAR = 24  # of 255: JPEG is not exact


def scene():
    picture = Image.new("RGB", (300, 200))
    for (x, y), colour in CORNERS.items():
        ImageDraw.Draw(picture).rectangle((150 * x, 100 * y, 150 * x + 149, 100 * y + 99), fill=colour)
    return picture


def lies(picture, turn):
    """As a camera that was held so stores it."""
    exif = Image.Exif()
    exif[0x0112] = turn
    return (picture.transpose(getattr(Image, BACK[turn])) if turn in BACK else picture), exif


def with_gamma(picture, gamma):
    """A PNG whose numbers are for another gamma, and which says so."""
    table = [round(255 * ((((v / 255 + 0.055) / 1.055) ** 2.4 if v > 10 else v / 255 / 12.92) ** (1 / gamma))) for v in range(256)]
    out = io.BytesIO()
    picture.point(table * 3).save(out, "PNG")
    chunk = b"gAMA" + struct.pack(">I", round(100000 / gamma))
    chunk = struct.pack(">I", 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return out.getvalue()[:33] + chunk + out.getvalue()[33:]


def make(folder):
    picture, names = scene(), []
    for turn in range(1, 9):
        stored, exif = lies(picture, turn)
        names.append(f"turn-{turn}.jpg")
        stored.save(f"{folder}/{names[-1]}", exif=exif, quality=95)
    stored, exif = lies(picture, 6)
    stored.save(f"{folder}/turn-6.png", exif=exif)
    with open(f"{folder}/gamma.png", "wb") as file:
        file.write(with_gamma(picture, 1.0))
    wide = ImageCms.getOpenProfile(PROFILES + "compatibleWithAdobeRGB1998.icc")
    converted = ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), wide)
    for name in ("wide.jpg", "wide.png", "wide-too.jpg"):
        converted.save(f"{folder}/{name}", icc_profile=wide.tobytes(), quality=95)
    names += ["turn-6.png", "gamma.png", "wide.jpg", "wide.png", "wide-too.jpg"]
    with open(f"{folder}/publication.yaml", "w", encoding="utf-8") as file:
        file.write("layout: report\nbrand: cheshire\ntitle: Photographs\nbody:\n  - section: All\n    content:\n")
        file.writelines(f"      - {{picture: {name}, alt: Four fields, width: 30 mm}}\n" for name in names)
        for frame in ("width: 40 mm, height: 15 mm", "width: 15 mm, height: 25 mm"):
            file.write(f"      - {{picture: turn-6.jpg, alt: Four fields, {frame}, fit: fill, align: centre}}\n")


@functools.cache
def page_of_pdf(name, number):
    command = ["pdftoppm", "-r", "100", "-f", str(number), "-l", str(number), "-png", f"{name}.pdf"]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("RGB")


def look(listing, name):
    page, count, failed = 0, 0, 0
    for line in open(listing, encoding="utf-8"):
        if match := re.match(r"page (\d+) ", line):
            page = int(match[1])
        if not (match := re.match(r"  picture .*at ([\d.]+),([\d.]+) width ([\d.]+) height ([\d.]+)", line)):
            continue
        count += 1
        left, top, width, height = (float(points) * 100 / 72 for points in match.groups())
        if cut := re.search(r"cut to ([\d.]+) by ([\d.]+) at ([\d.]+),([\d.]+)", line):
            width, height, left, top = (float(points) * 100 / 72 for points in cut.groups())
        rough = count > 10  # with a profile: the preview shows their numbers as if they were those of sRGB
        for drawn, where in ((page_of_pdf(name, page), "PDF"), (Image.open(f"{name}-{page:03}.png").convert("RGB"), "preview")):
            for (x, y), colour in CORNERS.items():
                found = drawn.getpixel((int(left + width * (1 + 2 * x) / 4), int(top + height * (1 + 2 * y) / 4)))
                wanted = tuple(bytes.fromhex(colour[1:]))
                if max(abs(a - b) for a, b in zip(found, wanted)) > (90 if rough and where == "preview" else NEAR):
                    failed += 1
                    print(f"picture {count} in the {where}: {found} at {x} {y}, not {wanted}")
            for x, y in ((left - 3, top + height / 2), (left + width + 3, top + height / 2), (left + width / 2, top - 3), (left + width / 2, top + height + 3)):
                if drawn.getpixel((int(x), int(y))) != (255, 255, 255):
                    failed += 1
                    print(f"picture {count} in the {where} is seen beside its place")
    print(f"{count} pictures, {failed} corners of another colour")
    sys.exit(failed > 0)


make(sys.argv[2]) if sys.argv[1] == "make" else look(sys.argv[2], sys.argv[3])
