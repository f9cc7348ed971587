#!/usr/bin/python3
"""check_presence.py FILE.pdf: the file, tests/tagged/every, holds what there is in a structure that can go wrong, so that the other
checks and the validator have met it: every kind of chart with its data, nested lists, a source, words from right to left, a link over
two lines, tables over pages, on their side and with groups, columns, facing pages, lists of tables and charts, a statement on
accessibility. One line for each thing that is not there; the exit status is 1 when there is one."""

import os
import re
import sys

from check_structure import rows_of, span
from tagged import Annotation, Tagged

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pages"))
import pdf_lines  # noqa: E402

CHARTS = ("Bar chart.", "Column chart.", "Pie chart.", "Donut chart.", "Stacked bar chart.", "Stacked column chart.",
          "Bar chart of shares", "Column chart of shares", "Line chart.", "Dot chart.", "Chart of variances.")
HEBREW = re.compile("[\u0590-\u05ff]{2}")


def elements(tagged, role):
    return [e for e in tagged.elements if e.role == role]


def below(element, role):
    return [e for e in element.below() if e.role == role and e is not element]


def data_of(tagged, figure):
    """The table that follows a chart, beside it or beside the group that it stands in with its caption."""
    around = figure.parent if figure.parent.role == "Div" else figure
    siblings = around.parent.children()
    after = siblings[next(i for i, e in enumerate(siblings) if e is around) + 1:][:1]
    return after[0] if after and after[0].role == "Table" else None


def charts(tagged):
    """Of every kind, each with its data as a table behind it; of several series, and of several panels."""
    figures = elements(tagged, "Figure")
    for kind in CHARTS:
        found = [e for e in figures if kind in e.alt]
        yield f"chart: {kind}", bool(found) and all(data_of(tagged, e) is not None for e in found)
    columns = [data_of(tagged, e) for e in figures if "Column chart." in e.alt and "Stacked" not in e.alt]
    heads = [[tagged.words(cell) for cell in rows_of(table)[0].children()] for table in columns]
    yield "columns side by side for each series", any(len(row) == 3 and row[0] == "Area" for row in heads)
    yield "small multiples", any(row[:2] == ["Area", "Year"] for row in heads)


def lines_of(annotation):
    return round(float(annotation.Rect[1]))


def words(tagged):
    lists = elements(tagged, "L")
    yield "lists in lists in lists", any(below(inner, "L") for e in lists for inner in below(e, "L"))
    yield "a numbered list in another list", any(str(inner.attributes.get("ListNumbering")) == "/Decimal"
                                                 for e in lists for inner in below(e, "L"))
    yield "a source", any("Source: " in tagged.words(e) for e in elements(tagged, "Note"))
    yield "words from right to left", any(e.language == "he" and HEBREW.search(tagged.said(e)) for e in elements(tagged, "Span"))
    yield "words of another language", any(e.language == "cy" for e in elements(tagged, "Span"))
    yield "acronyms with what they stand for", any(mark.expansions for mark in tagged.marks.values())
    held = [[kid.object for kid in e.kids if isinstance(kid, Annotation)] for e in elements(tagged, "Link") if e.parent.role == "P"]
    yield "a link over two lines", any(len({lines_of(a) for a in one}) > 1 for one in held)
    for role in ("Note", "BlockQuote", "Code"):
        yield role, bool(elements(tagged, role))
    yield "a picture", any(e.alt.startswith("Two officers") for e in elements(tagged, "Figure"))
    statement = [e for e in elements(tagged, "H2") if tagged.words(e) == "Accessibility statement"]
    yield "a statement on accessibility", bool(statement) and len(below(statement[0].parent, "H3")) == 4


def tables(tagged):
    found = elements(tagged, "Table")
    yield "a table over 40 pages", any(len(tagged.pages_of(e)) >= 40 for e in found)
    yield "a head over several columns", any(span(c, "ColSpan") > 1 for e in found for c in below(e, "TH"))
    yield "two lists of tables and charts", len([e for e in elements(tagged, "TOC") if len(e.children("TOCI")) > 3]) >= 3
    sizes = [[float(side) for side in page.MediaBox] for page in tagged.pdf.pages]
    wide = {i for i, box in enumerate(sizes) if box[2] - box[0] > box[3] - box[1]}
    yield "a table on a page on its side", any(pages and pages <= wide for pages in map(tagged.pages_of, found))


def pages(path):
    """Margins that change sides, as the layout has them (36 and 24 mm), and words side by side."""
    lines = [line for line in pdf_lines.Document(path).lines if line.element is not None and line.seen]
    left = {}
    for line in lines:
        left[line.page] = min(line.x, left.get(line.page, line.x))
    yield "right page with its margin", any(round(x) == 102 for page, x in left.items() if page % 2 == 0)
    yield "left page with its margin on the other side", any(round(x) == 68 for page, x in left.items() if page % 2)
    prose = {}
    for line in lines:
        if line.element.role == "P" and len(line.text) > 25:
            prose.setdefault(line.page, []).append(line)
    yield "text in two columns", any(abs(a.y - b.y) < 1 and b.x > a.right for on_page in prose.values()
                                     for a in on_page for b in on_page)



def main(path):
    tagged = Tagged(path)
    missing = [what for part in (charts(tagged), words(tagged), tables(tagged), pages(path)) for what, there in part if not there]
    for what in missing:
        print(f"{path}: there is no {what}")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
