"""Holds a picture of a page that precept drew against one of the same page that another program drew from the PDF.

usage: compare.py OURS.png THEIRS.pgm

A pixel differs when no pixel within one of it in the other picture is within 64 of its grey (of 255), seen from either picture.
At most 0.5% of the pixels may differ, and no differing blob may need a box of more than 4 by 4.
"""

import struct
import sys
import zlib

THRESHOLD = 64  # of 255
SHARE = 0.005  # of the pixels of a page
BLOB = 4  # pixels wide and high


def paeth(left, above, corner):
    """PNG 1.2, 6.6."""
    p = left + above - corner
    a, b, c = abs(p - left), abs(p - above), abs(p - corner)
    return left if a <= b and a <= c else above if b <= c else corner


def unfilter(kind, line, above, step):
    """PNG 1.2, 6."""
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        guess = (0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner))[kind]
        line[i] = (line[i] + guess) & 255
    return line


def read_png(path):
    """Rows of grey: 8 bits, RGB, not interlaced, which is what precept draws."""
    data = open(path, "rb").read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert (depth, colour, body[12]) == (8, 2, 0), "not an 8-bit RGB picture"
        packed += body if kind == b"IDAT" else b""
        at += length + 12
    raw, stride, rows = zlib.decompress(packed), width * 3 + 1, []
    above = bytearray(width * 3)
    for y in range(height):
        kind = raw[y * stride]
        line = bytearray(raw[y * stride + 1 : (y + 1) * stride])
        if kind == 2 and not any(line):
            line = above
        elif kind:
            line = unfilter(kind, line, above, 3)
        above = line
        rows.append(bytes((r * 77 + g * 150 + b * 29) >> 8 for r, g, b in zip(line[::3], line[1::3], line[2::3])))
    return rows


def read_pgm(path):
    data = open(path, "rb").read()
    magic, size, top, pixels = data.split(b"\n", 3)
    assert (magic, top) == (b"P5", b"255"), "not a PGM of 8 bits"
    width, height = map(int, size.split())
    return [pixels[y * width : (y + 1) * width] for y in range(height)]


def near(rows, y, x, grey):
    """Is there a pixel within one of (x, y) whose grey is near?"""
    for line in rows[max(0, y - 1) : y + 2]:
        piece = line[max(0, x - 1) : x + 2]
        if min(piece) <= grey + THRESHOLD and max(piece) >= grey - THRESHOLD:
            return True
    return False


def differing(ours, theirs):
    found = set()
    for y, (a, b) in enumerate(zip(ours, theirs)):
        if a != b:
            found.update(
                (x, y)
                for x, (p, q) in enumerate(zip(a, b))
                if abs(p - q) > THRESHOLD and not (near(theirs, y, x, p) and near(ours, y, x, q))
            )
    return found


def boxes(pixels):
    """The box around each group of pixels that touch, corners too."""
    pixels = set(pixels)
    while pixels:
        queue = [pixels.pop()]
        x0 = x1 = queue[0][0]
        y0 = y1 = queue[0][1]
        while queue:
            x, y = queue.pop()
            x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
            for place in [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
                if place in pixels:
                    pixels.remove(place)
                    queue.append(place)
        yield x0, y0, x1 - x0 + 1, y1 - y0 + 1


def main():
    ours, theirs = read_png(sys.argv[1]), read_pgm(sys.argv[2])
    if (len(ours), len(ours[0])) != (len(theirs), len(theirs[0])):
        print(f"{sys.argv[1]}: {len(ours[0])} x {len(ours)} pixels, theirs {len(theirs[0])} x {len(theirs)}")
        return 1
    found = differing(ours, theirs)
    share = len(found) / (len(ours) * len(ours[0]))
    large = [box for box in boxes(found) if box[2] > BLOB or box[3] > BLOB]
    for x, y, width, height in large[:5]:
        print(f"{sys.argv[1]}: {width} x {height} pixels at ({x}, {y}) differ")
    if share > SHARE:
        print(f"{sys.argv[1]}: {share:.2%} of the pixels differ")
    if "-v" in sys.argv:
        print(f"{sys.argv[1]}: {len(found)} differ, {share:.4%}, {len(large)} large")
    return 1 if large or share > SHARE else 0


sys.exit(main())
