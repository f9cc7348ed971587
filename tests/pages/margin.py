#!/usr/bin/python3
"""margin.py FILE.pdf…: paragraphs that begin with "Action:" stand in the margin: each of their lines is level with a line of what
they follow, to the right of it, on its page, and the first with its first. One line a fault; last the number of them and of
paragraphs beside which a page ended."""

import sys

from pdf_lines import Document


def lines_of(element):
    return [line for line in element.all_lines() if line.text.strip()]


def look(path):
    faults = divided = 0
    for owner in Document(path).elements:
        own = [line for line in owner.lines if line.text.strip()]
        if owner.role != "P" or not own or not own[0].text.startswith("Action:"):
            continue
        beside = [line for child in owner.parent.children if child is not owner for line in lines_of(child)]
        divided += len({line.page for line in beside}) > 1
        first = min(beside, key=lambda line: (line.page, line.y))
        if (own[0].page, round(own[0].y, 1)) != (first.page, round(first.y, 1)):
            faults += 1
            print(f"{path}: page {own[0].page + 1}: “{own[0].text}” is not level with “{first.text[:40]}”")
        for line in own:
            level = [l for l in beside if l.page == line.page and abs(l.y - line.y) < 0.1]
            below = not any(l.page == line.page and l.y > line.y for l in beside)
            if not level and not below or any(l.right > line.x for l in level):
                faults += 1
                print(f"{path}: page {line.page + 1}: “{line.text}” stands beside nothing")
    return faults, divided


if __name__ == "__main__":
    found = [look(path) for path in sys.argv[1:]]
    print(sum(f for f, _ in found), "faults,", sum(d for _, d in found), "divided")
    sys.exit(any(f for f, _ in found))
