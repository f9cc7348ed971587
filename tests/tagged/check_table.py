#!/usr/bin/python3
"""check_table.py FILE.pdf FILE.csv PAGES: the file has one table of as many body rows as the CSV has, on at least so many pages; it is
one Table element, and its words in the order of the structure are the cells of the CSV: quotation marks, dashes and apostrophes as a
printer sets them, and amounts with £ and commas."""

import csv
import re
import sys

from check_structure import rows_of
from tagged import Tagged


def signs(text):
    text = re.sub("[“”\"]", '"', re.sub("[‘’']", "'", re.sub("[–—−]", "-", text)))
    return re.sub(r"^£([\d,]+\.\d\d)$", lambda found: found[1].replace(",", ""), text)


def main(path, source, least):
    tagged = Tagged(path)
    with open(source, encoding="utf-8", newline="") as file:
        wanted = list(csv.reader(file))[1:]
    found = [e for e in tagged.elements if e.role == "Table" and len(rows_of(e)) > len(wanted)]
    if len(found) != 1:
        return f"{len(found)} tables with so many rows"
    pages = tagged.pages_of(found[0])
    if len(pages) < int(least) or pages != set(range(min(pages), max(pages) + 1)):
        return f"the table is on {len(pages)} pages"
    rows = [[signs(tagged.words(cell)) for cell in row.children("TH", "TD")]
            for body in found[0].children("TBody") for row in body.children("TR")]
    for number, (row, cells) in enumerate(zip(rows, wanted), 1):
        if row != [signs(cell) for cell in cells]:
            return f"row {number} says {row} and not {cells}"
    if len(rows) - len(wanted) not in (0, 1):
        return f"{len(rows)} rows, and {len(wanted)} in the CSV"
    print(f"{path}: one table, {len(wanted)} rows on {len(pages)} pages, as in {source}")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
