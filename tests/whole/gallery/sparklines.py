#!/usr/bin/python3
"""Measures the small lines of a table in the published PDF against the CSV file, with nothing of the program.

Each lies in a Figure of its own inside a TD; its points are within 1/100 pt (that of the PDF's numbers) of even steps across and of
amounts from the least to the most; its alternative text says the first and last, the highest and lowest.
Usage: sparklines.py PDF DATA.csv ROW COLUMN AMOUNT (names of columns; a line for each ROW over its COLUMNs)
"""
import csv
import sys

import pikepdf

path, data, row_name, column_name, amount_name = sys.argv[1:]
passed = failed = 0


def expect(what, holds):
    global passed, failed
    passed, failed = (passed + 1, failed) if holds else (passed, failed + 1)
    if not holds:
        print("failed:", what)


def figures(element, inside=None):
    """Figures in cells, in reading order, with the page that they lie on and their content there."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from figures(kid, inside)
    elif isinstance(element, pikepdf.Dictionary):
        tag = str(element.get("/S", ""))
        if tag == "/Figure" and inside == "/TD":
            yield element
        yield from figures(element.get("/K", pikepdf.Array()), tag)


def points(page, mark):
    """Of the one path in a marked content sequence: points of its lines, and of its last dot the middle."""
    open_marks, line, dot = [], [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            open_marks.append(properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None)
        elif name == "EMC":
            open_marks.pop()
        elif mark in open_marks and name in ("m", "l"):
            line.append((name, float(operands[0]), float(operands[1])))
        elif mark in open_marks and name == "c":
            dot.append((float(operands[4]), float(operands[5])))
    return [p[1:] for p in line[:-1]], dot  # the last move begins the dot


with open(data, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
names = list(dict.fromkeys(r[row_name] for r in rows))
columns = sorted({r[column_name] for r in rows})
amounts = {n: [next(float(r[amount_name]) for r in rows if r[row_name] == n and r[column_name] == c) for c in columns] for n in names}

with pikepdf.open(path) as pdf:
    found = list(figures(pdf.Root.StructTreeRoot))
    expect("a figure in a cell of each row", len(found) == len(names))
    for name, figure in zip(names, found):
        values = amounts[name]
        line, dot = points(pikepdf.Page(figure.Pg), int(figure.K))
        expect(f"{name}: a point for each amount", len(line) == len(values))
        low, high = min(values), max(values)
        bottom, top = line[values.index(low)][1], line[values.index(high)][1]
        for i, (value, (x, y)) in enumerate(zip(values, line)):
            exact = bottom + (value - low) / (high - low) * (top - bottom)
            even = line[0][0] + i * (line[-1][0] - line[0][0]) / (len(values) - 1)
            expect(f"{name}: amount {i + 1} is at its height", abs(y - exact) <= 0.0201)
            expect(f"{name}: amount {i + 1} is at its step", abs(x - even) <= 0.0201)
        middle = tuple((min(p[k] for p in dot) + max(p[k] for p in dot)) / 2 for k in (0, 1))
        expect(f"{name}: the dot is on the last amount", all(abs(a - b) <= 0.0201 for a, b in zip(middle, line[-1])))
        said = str(figure.Alt)
        words = f"From {values[0]:g} to {values[-1]:g}; highest {high:g} (", f", lowest {low:g} ("
        expect(f"{name}: {words} is said", said.startswith(words[0]) and words[1] in said)
        box = [float(n) for n in figure.A.BBox]
        expect(f"{name}: the box is around it", all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in line))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
