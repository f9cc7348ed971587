#!/usr/bin/env python3
"""Measures the charts of the gallery in their SVG pictures against the CSV files, with nothing of the program.

Bars: there is one scale at which every bar is within 1/1024 pt of value times scale. Slices: each arc ends within 2/1024 pt of
the exact point. Labels: each amount is printed as the office's formats print it.
Usage: measure.py FOLDER-OF-PICTURES PREFIX FOLDER-OF-DATA
"""
import csv
import math
import re
import sys
import xml.etree.ElementTree as tree
from fractions import Fraction as F

pictures, prefix, data = sys.argv[1:]
UNIT = F(1, 1024)
passed = failed = 0


def expect(what, holds):
    global passed, failed
    passed, failed = (passed + 1, failed) if holds else (passed, failed + 1)
    if not holds:
        print("failed:", what)


def table(name):
    with open(f"{data}/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def picture(name):
    root = tree.parse(f"{pictures}/{prefix}-{name}.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    paths = {int(p.get("data-part")): p.get("d") for p in root.iter(space + "path") if p.get("data-part")}
    return paths, ["".join(t.itertext()).replace("\u00a0", " ") for t in root.iter(space + "text")]


def numbers(path):
    return [F(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path)]


def length(path, upright):
    n = numbers(path)
    return n[5] - n[1] if upright else n[2] - n[0]


def scale_fits(what, values, lengths):
    low = max((size - UNIT) / value for value, size in zip(values, lengths))
    high = min((size + UNIT) / value for value, size in zip(values, lengths))
    expect(f"{what}: one scale for all {len(values)} bars", low <= high and low > 0)


def bars(name, values, upright=False, labels=None):
    paths, words = picture(name)
    there = {part: value for part, value in enumerate(values, 1) if value}
    expect(f"{name}: a bar for each amount that is not nought, and no more", set(paths) == set(there))
    scale_fits(name, [abs(v) for v in there.values()], [length(paths[part], upright) for part in there])
    for label in labels or []:
        expect(f"{name}: {label} is printed", label in words)


def slices(name, values):
    paths, _ = picture(name)
    hollow = name == "donut"
    whole, before = sum(values), 0
    for part, value in enumerate(values, 1):
        n = [float(x) for x in numbers(paths[part])]
        points = list(zip(n[::2], n[1::2]))
        outer = points[: len(points) // 2] if hollow else points[1:]
        if not hollow:
            centre = points[0]
            radius = math.dist(centre, points[1])
            if part == 1:
                first = radius
            for share, point in ((before, points[1]), (before + value, points[-1])):
                turn = 2 * math.pi * share / whole
                exact = centre[0] + first * math.sin(turn), centre[1] - first * math.cos(turn)
                expect(f"{name}: part {part} ends at its share", math.dist(exact, point) <= 2 / 1024)
        before += value
        expect(f"{name}: part {part} has an arc", len(outer) >= 4)


def amounts(name, column):
    return [int(row[column]) if row[column] else 0 for row in table(name)]


outturn = sorted(amounts("outturn", "outturn"), reverse=True)
bars("bar-one-series", outturn, labels=[f"£{F(v, 10**5).__round__() / 10:.1f}m" for v in outturn])
years = [[int(r["referrals"]) for r in table("years") if r["year"] == y] for y in ("2020/21", "2021/22", "2022/23")]
bars("bar-grouped", [v for year in years for v in year], labels=[f"{v:,}" for year in years for v in year])
bars("column-grouped", [year[i] for i in range(3) for year in years], upright=True)
bars("bar-panels", [year[i] for i in range(3) for year in years])
bars("bar-negative", amounts("balances", "opening") + amounts("balances", "closing"),
     labels=["£7,100k", "−£120k", "£480k"])
answers = [amounts("satisfaction", c) for c in ("Yes", "Partly", "No")]
bars("bar-stacked", sum(answers, []), labels=[f"{sum(a):,}" for a in zip(*answers)])
bars("bar-shares", [F(v, sum(a[i] for a in answers)) for s in answers for i, v in enumerate(s)])
bars("column-shares", [F(v, sum(a[i] for a in answers)) for s in answers for i, v in enumerate(s)], upright=True)
bars("variances", [int(r["outturn"]) - int(r["budget"]) for r in table("outturn")], labels=["−£518k", "+£415k", "£0k"])
bars("fifty", sorted(amounts("parishes", "reports"), reverse=True))
slices("pie", amounts("outturn", "outturn"))
slices("donut", amounts("outturn", "outturn"))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
