#!/usr/bin/env python3
"""Measures the charts of the gallery in their SVG pictures against the CSV files, with nothing of the program.

Bars: there is one scale at which every bar is within 1/1024 pt of value times scale. Slices: each arc, of a donut the inner and
the outer one, ends within 1/1024 pt of the exact point. Points of lines and dots: there is one scale at which the middle of every
mark is within 1/1024 pt of its value, and so are the lines of the grid of theirs; a line runs from mark to mark. Labels: each
amount is printed as the office's formats print it.
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


def points_of(path):
    n = numbers(path)
    return list(zip(n[::2], n[1::2]))


def ends_at(point, centre, radius, share):
    """Within a unit of the point that a share of a turn leads to, clockwise from twelve o'clock."""
    turn = 2 * math.pi * float(share)
    exact = float(centre[0]) + float(radius) * math.sin(turn), float(centre[1]) - float(radius) * math.cos(turn)
    return math.dist(exact, [float(p) for p in point]) <= float(UNIT)


def arcs_end(arcs, centre, radius, shares):
    return all(ends_at(a[0], centre, radius, f) and ends_at(a[-1], centre, radius, t) for a, (f, t) in zip(arcs, shares))


def slices(name, values):
    paths, _ = picture(name)
    whole = sum(values)
    shares = [(F(sum(values[:i]), whole), F(sum(values[: i + 1]), whole)) for i in range(len(values))]
    outer, inner = [], []
    for part in range(1, len(values) + 1):
        there, _, back = paths[part].partition("L" if name == "donut" else "#")
        outer.append(points_of(there)[0 if name == "donut" else 1 :])
        inner.append(points_of(back)[::-1])
        expect(f"{name}: part {part} has an arc", len(outer[-1]) >= 4)
    top = outer[0][0]  # of the circle: its first arc begins at twelve o'clock
    if name == "pie":
        centre = points_of(paths[1])[0]
        expect("pie: every arc ends at its share", arcs_end(outer, centre, centre[1] - top[1], shares))
        return
    about = round(abs(outer[0][-1][0] - top[0]) / abs(F(math.sin(2 * math.pi * shares[0][1]))) / UNIT)
    radii = [r * UNIT for r in range(about - 40, about + 41) if arcs_end(outer, (top[0], top[1] + r * UNIT), r * UNIT, shares)]
    expect("donut: one circle for all outer arcs, each ending at its share", radii)
    expect("donut: one circle in the same middle for all inner arcs", any(
        arcs_end(inner, (top[0], top[1] + r), top[1] + r - inner[0][0][1], shares) for r in radii))


def slopes(pairs):
    """From the least to the most slope of a straight line that passes every (value, place) within a unit; pairwise bounds are exact."""
    low, high = F(-10**9), F(10**9)
    for i, (v, p) in enumerate(pairs):
        for w, q in pairs[:i]:
            if v == w:
                low, high = (low, high) if abs(p - q) <= 2 * UNIT else (F(1), F(0))
            else:
                ends = sorted(((p - q - 2 * UNIT) / (v - w), (p - q + 2 * UNIT) / (v - w)))
                low, high = max(low, ends[0]), min(high, ends[1])
    return low, high


def one_scale(what, groups):
    bounds = [slopes(group) for group in groups]
    expect(f"{what}: one scale for {sum(map(len, groups))} places", max(b[0] for b in bounds) <= min(b[1] for b in bounds))


def middle(path, axis):
    places = [p[axis] for p in points_of(path)]
    return (min(places) + max(places)) / 2


def grid(name, axis):
    """(number, place) of each line of the grid: a text that is a number follows each."""
    found, path = [], None
    for element in tree.parse(f"{pictures}/{prefix}-{name}.svg").getroot():
        kind, said = element.tag.rpartition("}")[2], "".join(element.itertext())
        if kind == "text" and path and re.fullmatch(r"[−£]*[\d,.]+[mk]?", said):
            found.append((F(said.strip("£−mk").replace(",", "")) * (-1 if "−" in said else 1), points_of(path)[0][axis]))
        path = element.get("d") if kind == "path" and element.get("d").count("L") == 1 else None
    return found


def marks(name, values, axis, times=None):
    """values: series by series, None where nothing is known. axis: 0 when they lie along x. times: of each category, along x."""
    paths, _ = picture(name)
    count = len(values[0])
    parts = {s * count + i + 1: v for s, series in enumerate(values) for i, v in enumerate(series) if v is not None}
    expect(f"{name}: a mark for each amount that is known", set(parts) == set(paths))
    # The form of a mark may not be as high above its middle as below it: a series has one form.
    series = [[(parts[p], middle(paths[p], axis)) for p in parts if (p - 1) // count == s] for s in range(len(values))]
    one_scale(name, [grid(name, axis) + series[0]] + series[1:])
    if times:
        one_scale(f"{name}, time", [[(times[(p - 1) % count], middle(paths[p], 0)) for p in parts]])
        places = {(middle(paths[p], 0), middle(paths[p], 1)) for p in parts if p <= count}
        root = tree.parse(f"{pictures}/{prefix}-{name}.svg").getroot()
        drawn = [points_of(e.get("d")) for e in root if e.get("stroke-width") == "2" and "M" in e.get("d", "")[:1]]
        whole = [line for line in drawn if line[0] in places and line[-1] in places]
        expect(f"{name}: the first line runs from mark to mark", whole and all(p in places for line in whole for p in line))


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
monthly = [[int(r[c]) if r[c] else None for r in table("monthly")] for c in ("Abuse", "Burglary", "Fraud")]
marks("line-wide", monthly, 1, times=range(12))
marks("line-one", monthly[1:2], 1, times=range(12))
marks("line-years", [[year[i] for year in years] for i in range(len(years[0]))], 1, times=range(3))
marks("dot-one", monthly[1:2], 0)
marks("dot-two", [[F(int(r[c]), 10**6) if r[c] else None for r in table("balances")] for c in ("opening", "closing")], 0)
bars("column-months", amounts("calls", "calls"), upright=True)
slices("pie", amounts("outturn", "outturn"))
slices("donut", amounts("outturn", "outturn"))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
