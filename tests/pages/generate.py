#!/usr/bin/python3
"""generate.py COUNT FOLDER [FIRST]: so many publications of random make-up below FOLDER/inputs, each from a seed of its own, to
be built and judged. The same numbers give the same publications."""

import random
import sys
from pathlib import Path

WORDS = ("the a police service of and to in for on with people report crime officers plan money safer road victims panel "
         "council question answer neighbourhood prevention responsibilities young women men children organised "
         "communication investigation every year month week more fewer than before after under between without").split()


def words(r, count):
    return " ".join(r.choice(WORDS) for _ in range(count))


def sentence(r):
    text = words(r, r.randint(4, 24))
    return text[0].upper() + text[1:] + "."


def paragraph(r, most=6):
    return " ".join(sentence(r) for _ in range(r.randint(1, most)))


def title(r):
    text = words(r, r.randint(1, 9))
    return text[0].upper() + text[1:]


def listing(r, numbered):
    return [f"{f'{i + 1}.' if numbered else '-'} {words(r, r.randint(1, 30))}" for i in range(r.randint(1, 9))]


def fenced(r, kind):
    return [f"::: {kind}", *([paragraph(r, 3)] if r.random() < 0.6 else listing(r, False)), ":::"]


def table(r, data):
    lines = ["```table " + data, "caption: " + title(r), "columns:", "  - name", "  - note:", "    head: Note", "    wide: yes", "  - amount"]
    if r.random() < 0.5:
        lines.append("total: All")
    if r.random() < 0.3:
        lines.append("note: " + words(r, 12))
    if data == "long" and r.random() < 0.5:
        lines = [*lines, *(["total: All"] if "total: All" not in lines else []), "carry: yes"]
    if r.random() < 0.3:
        lines.append("group by: kind")
    return [*lines, "```"]


def chart(r):
    return ["```chart " + r.choice(["bar", "column"]), "caption: " + title(r), "data: short", "values: amount", "by: name", "```"]


def block(r):
    kind = r.random()
    if kind < 0.45:
        return [paragraph(r)]
    if kind < 0.6:
        return listing(r, r.random() < 0.3)
    if kind < 0.66:
        return fenced(r, r.choice(["note", "callout", "panel " + title(r), "quote " + title(r)]))
    if kind < 0.7:
        return ["::: columns 2", paragraph(r, 12), ":::"]
    if kind < 0.76:
        return table(r, "short")
    if kind < 0.79:
        return table(r, "long")
    if kind < 0.84:
        return chart(r)
    if kind < 0.9:
        return ["### " + title(r), "", paragraph(r)]
    return ["## " + title(r), "", paragraph(r, 3)]


def chapter(r):
    lines, deep = ["---", "title: " + title(r), "---"], False
    for _ in range(r.randint(1, 16)):
        made = block(r)
        if made[0].startswith("### ") and not deep:
            made[0] = made[0][1:]  # no level is skipped
        deep = deep or made[0].startswith("## ")
        lines += ["", *made]
    return "\n".join(lines) + "\n"


def rows(r, count):
    lines = ["kind,name,note,amount"]
    kinds = [title(r)[:30].replace(",", "") for _ in range(3)]
    for i in range(count):
        lines.append(f"{r.choice(kinds)},Row {i + 1} {words(r, r.randint(0, 2))},{words(r, r.randint(1, 14))},{r.randint(-999, 99999)}")
    return "\n".join(lines) + "\n"


def publication(seed, folder):
    r = random.Random(seed)
    files = [f"chapters/part-{i}.md" for i in range(r.randint(1, 6))]
    layout, brand = r.choice(["report", "plan-like", "report"]), r.choice(["cheshire", "halton"])
    (folder / "chapters").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data/short.csv").write_text(rows(r, r.randint(1, 9)))
    (folder / "data/long.csv").write_text(rows(r, r.randint(30, 120)))
    for name in files:
        (folder / name).write_text(chapter(r))
    lines = [f"layout: {'report' if layout == 'report' else 'annual-report'}", f"brand: {brand}", "title: " + title(r), "published: 3 March 2023",
             "data:"]
    for name in ("short", "long"):
        lines += [f"  {name}:", f"    file: data/{name}.csv", "    columns: {kind: text, name: text, note: text, amount: money}"]
    lines += ["body:"]
    if layout != "report":
        lines += ["  - cover: opcc-cheshire"]
    if r.random() < 0.7:
        lines += ["  - contents: 2"]
    covers = {0: ["functions", "progress"]} if layout != "report" else {}
    for i, name in enumerate(files):
        lines += [f"  - file: {name}"]
        if layout != "report":
            lines += ["    style: " + r.choice(["chapter", "priority", "foreword"])]
        if i in covers:
            lines += [f"    covers: [{', '.join(covers[i])}]"]
    (folder / "publication.yaml").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for seed in range(first, first + int(sys.argv[1])):
        publication(seed, Path(sys.argv[2]) / "inputs" / f"made-{seed:03}")
