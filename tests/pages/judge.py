#!/usr/bin/python3
"""judge.py FILE.pdf…: what a careful typographer would mark on the pages, found in the finished files: text outside the
margins, lines that overlap, one line of a paragraph alone at the top or bottom of a page, headings without text below them,
captions without what they caption, short tables that are divided. One line a finding; the exit status is 1 when there is one."""

import sys
from collections import defaultdict

from pdf_lines import Document

EDGE = 17.0  # pt, 6 mm: no text is nearer to the paper's edge
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def content(document):
    return [line for line in document.lines if line.element is not None and line.text.strip() and line.seen]


def by_page(lines):
    pages = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def outside(document):
    """Text beyond the paper's edge zone, or in the room of running heads and feet."""
    running = by_page([l for l in document.lines if l.artifact.startswith("Pagination") and l.text.strip()])
    for line in content(document):
        width, height = document.sizes[line.page]
        if line.x < EDGE or line.right > width - EDGE + 0.5 or line.top < EDGE or line.bottom > height - EDGE:
            yield line, "outside the page's edge"
        for other in running[line.page]:
            if line.top < other.bottom and other.top < line.bottom and line.x < other.right and other.x < line.right:
                yield line, "on a running head or foot"


def measure_overrun(document):
    """Text that ends further right than the page's other text may: beyond the right margin, which is as wide as the left one,
    or as the widest left margin of the document where pages face each other."""
    left = {page: min(l.x for l in lines) for page, lines in by_page(content(document)).items()}
    for line in content(document):
        if line.right > document.sizes[line.page][0] - min(left.values()) + 0.5:
            yield line, "beyond the right margin"


def overlaps(document):
    for lines in by_page([l for l in document.lines if l.text.strip() and l.seen]).values():
        lines.sort(key=lambda l: l.top)
        for i, a in enumerate(lines):
            for b in lines[i + 1:]:
                if b.top >= a.bottom - 0.12 * min(a.size, b.size):
                    break
                if a.x < b.right - 0.5 and b.x < a.right - 0.5 and abs(a.y - b.y) > 0.05:
                    yield b, f"overlaps “{a.text.strip()[:30]}”"
                elif a.x < b.right - 1 and b.x < a.right - 1 and a.element is not b.element:
                    yield b, f"overlaps “{a.text.strip()[:30]}”"


def lone_lines(document):
    for element in document.elements:
        if element.role not in ("P", "BlockQuote", "LBody", "Note"):
            continue
        pages = defaultdict(set)
        for line in element.lines:
            if line.text.strip():
                pages[line.page].add(round(line.y, 1))
        if len(pages) < 2:
            continue
        for page, baselines in pages.items():
            if len(baselines) < 2:
                line = next(l for l in element.lines if l.page == page)
                yield line, "one line of a paragraph alone on its page"


def stranded(document):
    for page, lines in by_page(content(document)).items():
        for line in lines:
            heading = line.element.up(*HEADINGS)
            if heading is None:
                continue
            below = {round(l.y, 1) for l in lines if l.y > line.y + 1 and l.element.order > heading.order
                     and l.element.up(*HEADINGS) is not heading}
            later = [e for e in document.elements[heading.order + 1:] if e.lines]
            if not below and later and later[0].lines[0].page != page:
                yield line, "a heading with nothing below it"


def divided_tables(document):
    for element in document.elements:
        if element.role != "Table":
            continue
        lines = [l for l in element.all_lines() if l.text.strip() and l.seen]
        pages = by_page(lines)
        if len(pages) < 2:
            continue
        height = sum(max(l.bottom for l in part) - min(l.top for l in part) for part in pages.values())
        room = document.sizes[lines[0].page][1]
        if height < room / 4:
            yield lines[0], f"a table of {height:.0f} pt is divided"


def parted_captions(document):
    for element in document.elements:
        if element.role != "Caption" or element.parent is None:
            continue
        own = {l.page for l in element.all_lines()}
        rest = {l.page for child in element.parent.children if child is not element for l in child.all_lines()}
        if own and rest and not own & rest:
            yield next(element.all_lines()), "a caption without what it captions"


CHECKS = (outside, measure_overrun, overlaps, lone_lines, stranded, divided_tables, parted_captions)


def main(paths):
    found = 0
    for path in paths:
        document = Document(path)
        before = found
        for check in CHECKS:
            for line, fault in check(document):
                found += 1
                role = line.element.role if line.element is not None else line.artifact
                print(f"{path}: page {line.page + 1}: {fault}: {role} “{line.text.strip()[:60]}”")
        print(f"{path}: {len(document.sizes)} pages, {found - before} findings")
    return found > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
