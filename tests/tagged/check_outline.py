#!/usr/bin/python3
"""check_outline.py PUBLISHED OUTLINES: every PDF in the folder PUBLISHED says what `precept outline` said of its publication (files in
the folder OUTLINES, named after the publication): the same is read again from the structure tree and the page content of the finished
file and put into the same words, and must be equal line by line. The first lines that differ are shown; the exit status is then 1."""

import difflib
import os
import sys

import pikepdf

from check_words import own_expansions
from tagged import Annotation, Element, Tagged, Words, plain

INLINE = ("Link", "Span", "Code", "Reference", "Lbl")
ROLES = {"P": "", "Caption": "caption: ", "Note": "note: ", "TOCI": "entry: ", **{f"H{n}": f"heading {n}: " for n in range(1, 7)}}


def counted(count, one, many=""):
    return f"{count} {one if count == 1 else many or one + 's'}"


class Outline:
    def __init__(self, path):
        self.tagged = Tagged(path)
        self.lines = []
        self.indent = 0
        self.page = None
        root = self.tagged.pdf.Root
        title, pages = str(self.tagged.pdf.docinfo["/Title"]), counted(len(self.tagged.pdf.pages), "page")
        self.lines.append(f"document: {plain(title)}, in {root.Lang}, {pages}")
        self.destinations = {page.obj.objgen: page.label for page in self.tagged.pdf.pages}
        self.node(self.tagged.root)

    # ---- lines ------------------------------------------------------------------------------------------------------

    def line(self, words):
        self.lines.append("  " * self.indent + words.rstrip())

    def say_page(self, element):
        page = self.first_page(element)
        if page is not None and page != self.page:
            self.page = page
            self.lines.append("page " + self.tagged.pdf.pages[page].label)

    def first_page(self, element):
        for kid in element.kids:
            found = kid.page if isinstance(kid, Words) else self.first_page(kid) if isinstance(kid, Element) else None
            if found is not None:
                return found
        return None

    # ---- words ------------------------------------------------------------------------------------------------------

    def words(self, element):
        """Its own and those of inline elements."""
        return plain("".join(self.pieces(element)))

    def pieces(self, element):
        for kid in element.kids:
            if isinstance(kid, Words):
                mark = self.tagged.marks.get((kid.page, kid.mcid))
                yield mark.text if mark else ""
            elif isinstance(kid, Element) and kid.role in INLINE:
                yield from self.pieces(kid)
                if kid.role == "Lbl":
                    yield " "

    def inlines(self, element):
        for kid in element.children(*INLINE):
            if kid.role == "Reference":
                yield from self.inlines(kid)
            elif kid.role != "Lbl":
                yield kid

    def target(self, link):
        held = next(kid.object for kid in link.kids if isinstance(kid, Annotation))
        action = held.get("/A", {})
        if "/URI" in action:
            return "to " + str(action.URI)
        destination = held.Dest if "/Dest" in held else action.D
        return "to page " + self.destinations[destination[0].objgen]

    def all_link(self, element):
        """The one link that holds all of the words."""
        inlines = list(self.inlines(element))
        if len(inlines) == 1 and not list(own_expansions(self.tagged, element)) and inlines[0].role == "Link" and not inlines[0].language \
                and self.words(inlines[0]) == self.words(element):
            return inlines[0]
        return None

    def block(self, role, element):
        link = self.all_link(element)
        self.line(role + self.words(element) + (f" (link {self.target(link)})" if link else ""))
        if not link:
            self.parts(element)

    def parts(self, element):
        self.indent += 1
        for inline in self.inlines(element):
            if inline.role == "Link":
                self.line(f"link: {self.words(inline)}, {self.target(inline)}"
                          + (f", in {inline.language}" if inline.language else ""))
            elif inline.language:
                self.line(f"in {inline.language}: {self.words(inline)}")
        for words, stands_for in dict.fromkeys(own_expansions(self.tagged, element)):
            self.line(f"{words} stands for: {stands_for}")
        self.indent -= 1

    # ---- roles ------------------------------------------------------------------------------------------------------

    def inside(self, children):
        self.indent += 1
        for child in children:
            self.node(child)
        self.indent -= 1

    def node(self, element):
        role = element.role
        children = [child for child in element.children() if child.role not in INLINE]
        if element.language and role != "Document":
            self.line("in " + element.language)
            self.indent += 1
        if role in ROLES:
            self.say_page(element)
            self.block(ROLES[role], element)
            self.inside(children)
        elif role in ("L", "TOC"):
            self.say_page(element)
            many = counted(len(children), "item") if role == "L" else counted(len(children), "entry", "entries")
            self.line(("list of " if role == "L" else "contents of ") + many)
            self.inside(children)
        elif role == "LI":
            self.item(element)
        elif role == "BlockQuote":
            self.say_page(element)
            self.line("quotation")
            self.inside(children)
        elif role == "Table":
            self.table(element)
        elif role == "Figure":
            self.say_page(element)
            self.line("graphic: " + element.alt)
            self.inside(children)
        else:
            for child in children:
                self.node(child)
        if element.language and role != "Document":
            self.indent -= 1

    def item(self, element):
        self.say_page(element)
        label = "".join(self.words(kid) for kid in element.children("Lbl"))
        body = [child for held in element.children("LBody") for child in held.children()]
        said = "item " + label + (" " if label else "")
        if body and body[0].role == "P" and not body[0].language:
            self.block(said, body.pop(0))
        else:
            self.line(said)
        self.inside(body)

    # ---- tables -----------------------------------------------------------------------------------------------------

    def table(self, element):
        rows = [e for e in element.below() if e.role == "TR"]
        columns = sum(int(cell.attributes.get("ColSpan", 1)) for cell in rows[0].children())
        self.say_page(element)
        self.line(f"table of {counted(columns, 'column')} and {counted(len(rows), 'row')}")
        self.inside(element.children("Caption"))
        self.indent += 1
        for row in rows:
            self.row(row)
        self.indent -= 1

    def row(self, row):
        cells = row.children()
        heads = all(cell.role == "TH" for cell in cells)
        words = "heads: " if heads else "row: "
        for i, cell in enumerate(cells):
            if i:
                words += ": " if not heads and cells[i - 1].role == "TH" else " | "
            figures = ["graphic: " + e.alt for e in cell.children("Figure")]
            words += self.words(cell) or " ".join(figures) or "blank"
            for key, name in (("ColSpan", "columns"), ("RowSpan", "rows")):
                if int(cell.attributes.get(key, 1)) > 1:
                    words += f" ({int(cell.attributes[key])} {name})"
        self.say_page(row)
        self.line(words)
        for cell in cells:
            self.parts(cell)


def outlines(folder):
    """Name → lines of each output."""
    made = {}
    for file in sorted(os.listdir(folder)):
        name = os.path.splitext(file)[0]
        with open(os.path.join(folder, file), encoding="utf-8") as text:
            for line in text.read().splitlines():
                if line.startswith("output "):
                    name = line[7:]
                else:
                    made.setdefault(name, []).append(line)
    return made


def main(published, folder):
    failed = False
    for name, said in outlines(folder).items():
        path = os.path.join(published, name + ".pdf")
        try:
            read = Outline(path).lines
        except (pikepdf.PdfError, KeyError, AttributeError) as fault:
            read = [f"cannot be read: {fault!r}"]
        differ = list(difflib.unified_diff(said, read, "precept outline", path, n=1, lineterm=""))
        print("\n".join(differ[:40]) if differ else f"{path}: {len(said)} lines")
        failed |= bool(differ) or len(said) < 2
    return failed or not os.listdir(folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
