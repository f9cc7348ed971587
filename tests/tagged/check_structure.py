#!/usr/bin/python3
"""check_structure.py FILE.pdf…: what a person who checks a tagged PDF by ear and by eye would mark and no validator sees, found in
the finished files. One line a finding: file, page, name of the check, what is wrong. The exit status is 1 when there is one."""

import re
import sys
import unicodedata

import pikepdf

from tagged import Annotation, Element, Tagged, Words, plain

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
GROUPS = {"Document", "Part", "Sect", "Div", "L", "LI", "Table", "THead", "TBody", "TR", "TOC", "BlockQuote"}
INSIDE = {"LI": {"L"}, "Lbl": {"LI", "P", "Note", "Caption", *HEADINGS}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"},
          "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}, "Caption": {"Table", "Div", "L"}}  # not Figure: nobody hears what is below an alternative text
SAYS_NOTHING = {"here", "click here", "link", "this link", "more", "read more", "page", "this page", ""}


def first_page(tagged, element):
    return min(tagged.pages_of(element), default=None)


def quote(text):
    return f"“{plain(text)[:50]}”"


# ---- the document ---------------------------------------------------------------------------------------------------


def marked(tagged):
    """The file says that it is tagged, its title is shown, pages are gone through by structure."""
    root = tagged.pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield None, "MarkInfo does not say that the file is tagged"
    if tagged.root is None or tagged.root.role != "Document":
        yield None, "the structure has no Document at its root"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield None, "the window shows the file's name and not the title"
    if not str(tagged.pdf.docinfo.get("/Title", "")).strip():
        yield None, "the document has no title"
    for i, page in enumerate(tagged.pdf.pages):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield i, "the keyboard does not go through the page in the order of the structure"


def language(tagged):
    """A language for the document; one of its own for what is written in another script."""
    whole = str(tagged.pdf.Root.get("/Lang", ""))
    if not LANGUAGE.match(whole):
        yield None, f"the document's language is {quote(whole)}"
    scripts = {"HEBREW": ("he", "yi"), "ARABIC": ("ar", "fa", "ur", "ps"), "GREEK": ("el",), "CYRILLIC": ("ru", "uk", "bg", "sr")}
    for e in tagged.elements:
        if e.language and not LANGUAGE.match(e.language):
            yield first_page(tagged, e), f"{e.role} has the language {quote(e.language)}"
        for kid in e.kids:
            mark = tagged.marks.get((kid.page, kid.mcid)) if isinstance(kid, Words) else None
            if mark is None or mark.text.isascii():
                continue
            said = (mark.language or e.said_in() or whole).lower()
            for script, languages in scripts.items():
                letters = [c for c in mark.text if c.isalpha() and unicodedata.name(c, "").startswith(script)]
                if len(letters) > 1 and not said.startswith(languages):
                    yield kid.page, f"{script.title()} is said to be {quote(said)}: {quote(mark.text)}"


def metadata(tagged):
    """XMP agrees with the information dictionary."""
    with tagged.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        held = {"/Title": xmp.get("dc:title", ""), "/Author": ", ".join(xmp.get("dc:creator", [])),
                "/Subject": xmp.get("dc:description", ""), "/Producer": xmp.get("pdf:Producer", ""),
                "/Creator": xmp.get("xmp:CreatorTool", ""), "/CreationDate": xmp.get("xmp:CreateDate", ""),
                "/ModDate": xmp.get("xmp:ModifyDate", "")}
        if str(xmp.get("{http://www.aiim.org/pdfua/ns/id/}part", "")) != "1":
            yield None, "XMP does not say that the file is PDF/UA-1"
    for key, value in held.items():
        said = str(tagged.pdf.docinfo.get(key, ""))
        if key.endswith("Date"):
            said, value = re.sub(r"\D", "", said)[:14], re.sub(r"\D", "", str(value))[:14]
        if said != str(value):
            yield None, f"XMP says {quote(str(value))} and {key} {quote(said)}"


# ---- content and structure belong to each other ---------------------------------------------------------------------


def tree_values(tree):
    values, nodes = {}, [tree]
    while nodes:
        node = nodes.pop()
        for name in ("/Nums", "/Names"):
            pairs = list(node.get(name, []))
            values.update({str(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)})
        nodes.extend(node.get("/Kids", []))
    return values


def content(tagged):
    """All that is painted is content of one element or an artifact; both ways between them agree."""
    for page, words in tagged.faults:
        yield page, words
    for page, what in tagged.unmarked:
        yield page, f"painted outside of the structure: {quote(what)}"
    for key, elements in tagged.owners.items():
        if key not in tagged.marks:
            yield key[0], f"{elements[0].role} holds marked content {key[1]}, which is not on the page"
        if len(elements) > 1:
            yield key[0], f"marked content {key[1]} belongs to {len(elements)} elements"
    for key, mark in tagged.marks.items():
        if key not in tagged.owners:
            yield key[0], f"no element holds {quote(mark.text)}"
    if tagged.root is not None:
        yield from parents(tagged)


def parents(tagged):
    values = tree_values(tagged.pdf.Root.StructTreeRoot.get("/ParentTree", pikepdf.Dictionary()))
    by_page = {}
    for (at, mcid), owners in tagged.owners.items():
        by_page.setdefault(at, {})[mcid] = owners[0]
    for number, page in enumerate(tagged.pdf.pages):
        mine = by_page.get(number, {})
        listed = values.get(str(page.obj.get("/StructParents", "")), None)
        if mine and listed is None:
            yield number, "the page is not in the ParentTree"
            continue
        for mcid, owner in mine.items():
            held = listed[mcid] if mcid < len(listed) else None
            if not isinstance(held, pikepdf.Object) or held.objgen != owner.object.objgen:
                yield number, f"the ParentTree gives marked content {mcid} to another element than the tree does"
    for e in tagged.elements:
        for kid in e.kids:
            if isinstance(kid, Annotation):
                held = values.get(str(kid.object.get("/StructParent", "")), None)
                if held is None or held.objgen != e.object.objgen:
                    yield kid.page, "an annotation's entry in the ParentTree does not lead to its Link"


def artifacts(tagged):
    """Artifacts say what they are; words in them are running heads and feet, or said already."""
    said = text = None
    for a in tagged.artifacts:
        if a.type not in ("Pagination", "Layout", "Page", "Background"):
            yield a.page, f"an artifact of the type {quote(a.type)}: {quote(a.text)}"
        elif a.type == "Pagination" and a.subtype not in ("Header", "Footer", "Watermark"):
            yield a.page, f"a running line that is neither header nor footer: {quote(a.text)}"
        elif a.subtype == "Watermark" and a.text.strip() not in opening_words(tagged):
            yield a.page, f"a watermark whose words are not heard at the beginning: {quote(a.text)}"
        elif a.type == "Background" and a.text.strip():
            yield a.page, f"words in a background: {quote(a.text)}"
        elif a.type == "Layout" and re.search(r"\w", a.text):
            if said is None:
                said = repeated_words(tagged)
                text = " ".join(tagged.words(e) for e in tagged.elements if e.role in ("P", *HEADINGS)).lower()
            if plain(a.text).lower() not in text: # a pull quote is, with a capital of its own
                yield from unsaid(a, said)


def opening_words(tagged):
    """Those of the first paragraph."""
    return next((tagged.words(e) for e in tagged.elements if e.role == "P"), "")


def repeated_words(tagged):
    """Words that may stand again where a table goes on: those of captions, of head rows, and of carried sums."""
    words = set()
    for e in tagged.elements:
        if e.role in ("Caption", "TH"):
            words.update(tagged.words(e).split())
    return words


def unsaid(a, said):
    text = plain(a.text)
    words = [w for w in re.split(r"\s+", text) if re.search(r"[^\W\d]", w)]
    unknown = [w for w in words if w not in said and not any(w.startswith(s) or w.endswith(s) for s in said if len(s) > 2)]
    if len(unknown) > 3 and len(unknown) > len(words) / 2:
        yield a.page, f"words that are said nowhere: {quote(text)}"


def order(tagged):
    """The tree has its content in the order of the pages, and on them in that of drawing, which is the author's."""
    last = (-1, -1)
    for e in tagged.elements:
        own, before = [], (-1, -1)
        for page, at, mark in tagged.own_marks(e):
            if (page, at) < before:
                yield page, f"{e.role} has its words in another order than the page: {quote(mark.text)}"
                break
            before = (page, at)
            own.append(before)
        if own and own[0] < last and e.role not in ("Link", "Span", "Code", "Reference", "Lbl", "TD", "TH"):
            yield own[0][0], f"{e.role} is read before what stands above it: {quote(tagged.said(e))}"
        elif own and e.role not in ("Link", "Span", "Code", "Reference", "Lbl"):
            last = max(last, own[0])


def text(tagged):
    """Every sign has its letters."""
    for (page, mcid), mark in tagged.marks.items():
        if "\ufffd" in mark.text or any(0xE000 <= ord(c) < 0xF900 for c in mark.text):
            yield page, f"a sign without letters: {quote(mark.text)}"


def empty(tagged):
    """An element says something, or holds something that does."""
    for e in tagged.elements:
        if e.role in HEADINGS + ("P", "Caption", "LI", "LBody", "TOCI", "Note", "BlockQuote", "Link", "L", "Table", "Sect") \
                and not tagged.words(e) and not any(x.alt for x in e.below()):
            yield first_page(tagged, e), f"{e.role} says nothing"


# ---- roles ----------------------------------------------------------------------------------------------------------


def nesting(tagged):
    """Parts stand in what they are parts of; words stand in blocks."""
    for e in tagged.elements:
        above = e.parent.role if e.parent is not None else ""
        if e.role in INSIDE and above not in INSIDE[e.role]:
            yield first_page(tagged, e), f"{e.role} stands in {above or 'nothing'}"
        if e.role in GROUPS and any(isinstance(kid, Words) for kid in e.kids):
            yield first_page(tagged, e), f"{e.role} has words of its own: {quote(tagged.said(e))}"
        if e.role in HEADINGS + ("P", "Caption", "Lbl") and e.children("P", "L", "Table", "Sect", "Div", *HEADINGS):
            yield first_page(tagged, e), f"{e.role} holds a block"


def headings(tagged):
    """One title; levels go down one at a time; a table or list has none in it."""
    level = 0
    found = [e for e in tagged.elements if e.role in HEADINGS]
    if len([e for e in found if e.role == "H1"]) != 1:
        yield None, f"{len([e for e in found if e.role == 'H1'])} headings of level 1"
    for e in found:
        own = int(e.role[1])
        if own > level + 1:
            yield first_page(tagged, e), f"{e.role} follows level {level or 'nothing'}: {quote(tagged.said(e))}"
        level = own


def lists(tagged):
    """L of LI, each with one body and at most one label before it; how labels count is said, and true."""
    for e in tagged.elements:
        if e.role == "LI":
            roles = [child.role for child in e.children()]
            if roles not in (["Lbl", "LBody"], ["LBody"]):
                yield first_page(tagged, e), f"LI holds {', '.join(roles) or 'nothing'}"
        if e.role != "L":
            continue
        numbering = str(e.attributes.get("ListNumbering", ""))[1:]
        labels = [tagged.words(label) for item in e.children("LI") for label in item.children("Lbl")]
        if not e.children("LI"):
            yield first_page(tagged, e), "L without items"
        if not numbering:
            yield first_page(tagged, e), "L does not say how it is numbered"
        if labels and len(labels) != len(e.children("LI")):
            yield first_page(tagged, e), "some items of L have labels and some have none"
        if (numbering == "Decimal") != all(re.match(r"\(?\d", label) for label in labels) and labels:
            yield first_page(tagged, e), f"L is numbered {numbering} and its labels are {', '.join(labels[:3])}"
        if numbering == "None" and any(re.match(r"^\W?\w{1,3}\W?$", label) for label in labels):
            yield first_page(tagged, e), f"L is not numbered and its labels are {', '.join(labels[:3])}"


def rows_of(table):
    parts = table.children("THead", "TBody", "TFoot")
    return [row for part in parts for row in part.children("TR")] or table.children("TR")


def span(cell, key):
    return int(cell.attributes.get(key, 1))


def tables(tagged):
    """Heads with a scope, a body, rows of one width; ids of heads where a table is not regular."""
    for e in tagged.elements:
        if e.role != "Table":
            continue
        page = first_page(tagged, e)
        roles = [child.role for child in e.children()]
        if [r for r in roles if r in ("THead", "TBody", "Caption")] != roles or roles.count("TBody") > 1 or roles.count("THead") > 1:
            if set(roles) - {"TR", "Caption"}:
                yield page, f"Table holds {', '.join(roles)}"
        cells = [c for row in rows_of(e) for c in row.children("TH", "TD")]
        heads = [c for c in cells if c.role == "TH"]
        if not heads:
            yield page, "a table without heads"
        for head in heads:
            if str(head.attributes.get("Scope", "")) not in ("/Row", "/Column", "/Both"):
                yield page, f"a head without a scope: {quote(tagged.said(head))}"
        for part in e.children("THead"):
            for cell in (c for row in part.children("TR") for c in row.children("TD")):
                yield page, f"a cell of the head that is no head: {quote(tagged.said(cell))}"
        if e.children("TBody") and not e.children("THead") and not any(c.attributes.get("Scope") == "/Row" for c in heads):
            yield page, "a table without a head"
        yield from ((page, words) for words in widths(e))
        yield from ((page, words) for words in heads_of_cells(tagged, e, cells))


def widths(table):
    open_spans, wide = {}, set()
    for row in rows_of(table):
        width = sum(1 for until in open_spans.values() if until > 0)
        at, taken = 0, {c for c, until in open_spans.items() if until > 0}
        for cell in row.children("TH", "TD"):
            while at in taken:
                at += 1
            for c in range(at, at + span(cell, "ColSpan")):
                open_spans[c] = span(cell, "RowSpan")
            width += span(cell, "ColSpan")
            at += span(cell, "ColSpan")
        open_spans = {c: until - 1 for c, until in open_spans.items()}
        wide.add(width)
    if len(wide) > 1:
        yield f"rows of {', '.join(str(w) for w in sorted(wide))} columns"


def heads_of_cells(tagged, table, cells):
    irregular = any(span(c, "ColSpan") > 1 or span(c, "RowSpan") > 1 for c in cells)
    ids = {c.id for c in cells if c.role == "TH" and c.id}
    for cell in cells:
        named = [str(name) for name in cell.attributes.get("Headers", [])]
        if irregular and cell.role == "TD" and not named:
            yield f"a cell of an irregular table does not name its heads: {quote(tagged.said(cell))}"
        for name in named:
            if name not in ids:
                yield f"a cell names the head {name}, which is not there"


def figures(tagged):
    """An alternative text, and a box on the page that holds it."""
    for e in tagged.elements:
        if e.role != "Figure":
            continue
        pages = tagged.pages_of(e)
        page = min(pages, default=None)
        if not e.alt.strip():
            yield page, "a figure without an alternative text"
        box = [float(side) for side in e.attributes.get("BBox", [])]
        if len(box) != 4:
            yield page, "a figure without its box"
            continue
        paper = [float(side) for side in tagged.pdf.pages[page or 0].MediaBox]
        if box[0] >= box[2] or box[1] >= box[3] or box[0] < paper[0] - 1 or box[2] > paper[2] + 1 or box[3] > paper[3] + 1:
            yield page, f"a figure's box is {box}"


def captions(tagged):
    """The first or the last thing of what they caption, and one at most."""
    for e in tagged.elements:
        own = [i for i, kid in enumerate(e.children()) if kid.role == "Caption"]
        if len(own) > 1 or (own and own[0] not in (0, len(e.children()) - 1)):
            yield first_page(tagged, e), f"{e.role} with its caption in the middle, or with two"


def notes(tagged):
    """Notes have names of their own, which the tree of names knows."""
    seen = {}
    ids = tree_values(tagged.pdf.Root.StructTreeRoot.get("/IDTree", pikepdf.Dictionary())) if tagged.root is not None else {}
    for e in tagged.elements:
        if e.role == "Note" and not e.id:
            yield first_page(tagged, e), f"a note without an id: {quote(tagged.said(e))}"
        if not e.id:
            continue
        if e.id in seen:
            yield first_page(tagged, e), f"two elements are called {e.id}"
        seen[e.id] = e
        if e.id not in ids or ids[e.id].objgen != e.object.objgen:
            yield first_page(tagged, e), f"the tree of names does not lead from {e.id} to its {e.role}"


def spans(tagged):
    """A Span is there for something."""
    for e in tagged.elements:
        if e.role == "Span" and not (e.language or e.actual or e.expansion or e.alt):
            yield first_page(tagged, e), f"a Span that adds nothing: {quote(tagged.said(e))}"


# ---- links and contents ---------------------------------------------------------------------------------------------


def destination(tagged, annotation):
    """The page that a link inside the document leads to, or None."""
    place = annotation.get("/Dest", annotation.get("/A", {}).get("/D", None) if "/A" in annotation else None)
    if isinstance(place, pikepdf.Array) and len(place) and isinstance(place[0], pikepdf.Dictionary):
        return tagged.numbers.get(place[0].objgen)
    return None


def links(tagged):
    """Words, on each line an annotation that says where it leads, and a place that is there; no annotation without its Link."""
    for e in tagged.elements:
        if e.role != "Link":
            continue
        page = first_page(tagged, e)
        said = tagged.words(e)
        if said.lower() in SAYS_NOTHING:
            yield page, f"a link that says only {quote(said)}"
        held = [kid.object for kid in e.kids if isinstance(kid, Annotation)]
        if not held:
            yield page, f"a Link without an annotation: {quote(said)}"
        pieces = sum(isinstance(kid, Words) for x in e.below() for kid in x.kids)
        if held and pieces != len(held):
            yield page, f"{pieces} pieces of words and {len(held)} places to click: {quote(said)}"
        for annotation in held:
            if not str(annotation.get("/Contents", "")).strip():
                yield page, f"a link without a description: {quote(said)}"
            if destination(tagged, annotation) is None and not str(annotation.get("/A", {}).get("/URI", "")):
                yield page, f"a link that leads nowhere: {quote(said)}"
    for number, page in enumerate(tagged.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            owners = tagged.held.get(annotation.objgen, [])
            if str(annotation.Subtype) == "/Link" and [e.role for e in owners] != ["Link"]:
                yield number, "an annotation that no Link holds"


def folios(pdf):
    """The printed numbers of the pages, from the page labels."""
    values = tree_values(pdf.Root.get("/PageLabels", pikepdf.Dictionary()))
    starts = sorted((int(key), value) for key, value in values.items())
    made = []
    for i in range(len(pdf.pages)):
        at, style = next(((k, v) for k, v in reversed(starts) if k <= i), (0, pikepdf.Dictionary()))
        number = int(style.get("/St", 1)) + i - at
        kind = str(style.get("/S", "")) if "/S" in style else ""
        text_ = str(number) if kind == "/D" else roman(number) if kind in ("/r", "/R") else ""
        made.append(str(style.get("/P", "")) + (text_.upper() if kind == "/R" else text_))
    return made


def roman(number):
    out = ""
    for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out, number = out + sign * (number // value), number % value
    return out


def contents(tagged):
    """Every entry is a link to the page that it names, with a space before the number."""
    printed = folios(tagged.pdf)
    for e in tagged.elements:
        if e.role == "TOC" and set(child.role for child in e.children()) - {"TOCI", "TOC", "Caption"}:
            yield first_page(tagged, e), "TOC holds other things than entries"
        if e.role != "TOCI":
            continue
        page, said = first_page(tagged, e), tagged.words(e)
        held = [kid.object for reference in e.children("Reference") for link in reference.children("Link")
                for kid in link.kids if isinstance(kid, Annotation)]
        if not held:
            yield page, f"an entry without a link: {quote(said)}"
            continue
        to = destination(tagged, held[0])
        first = printed[to] if to is not None else None
        if first is not None and not re.search(rf"\s{re.escape(first)}(\D.*)?$", said):
            yield page, f"an entry for page {first} says {quote(said)}"


# ---- one thing, one element -----------------------------------------------------------------------------------------


def one_element(tagged):
    """A table, list, paragraph or panel that goes over pages is one element: no two that are halves of one."""
    for e in tagged.elements:
        children = e.children()
        for a, b in zip(children, children[1:]):
            pages, later = tagged.pages_of(a), tagged.pages_of(b)
            if a.role != b.role or not pages or not later or min(later) != max(pages) + 1:
                continue
            if a.role == "Table" and heads(tagged, a) == heads(tagged, b) and not b.children("Caption"):
                yield min(later), "a table that is divided: two elements with the same heads"
            if a.role == "L" and a.attributes.get("ListNumbering") == b.attributes.get("ListNumbering"):
                yield min(later), "a list that is divided"
            if a.role in ("P", "LBody", "Note", "BlockQuote"):
                before, after = tagged.words(a), tagged.words(b)
                if re.search(r"[a-z,]$", before) and re.match(r"[a-z]", after) or tagged.said(a).endswith("\u00ad"):
                    yield min(later), f"a paragraph that is divided: {quote(after)}"
            if a.role == "TR" and not tagged.words(b.children()[0] if b.children() else b) and \
                    all(re.match(r"[a-z]", tagged.words(c)) for c in b.children() if tagged.words(c)):
                yield min(later), "a row that is divided"


def heads(tagged, table):
    first = rows_of(table)[:1]
    return [tagged.words(cell) for row in first for cell in row.children()]


CHECKS = (marked, language, metadata, content, artifacts, order, text, empty, nesting, headings, lists, tables, figures, captions,
          notes, spans, links, contents, one_element)


def findings(tagged):
    """(check, page or None, words) of all that is wrong."""
    for check in CHECKS:
        for page, words in check(tagged):
            yield check.__name__.replace("_", " "), page, words


def main(paths):
    count = 0
    for path in paths:
        found = list(findings(Tagged(path)))
        for name, page, words in found:
            print(f"{path}: {'page ' + str(page + 1) + ': ' if page is not None else ''}{name}: {words}")
        print(f"{path}: {len(found)} findings")
        count += len(found)
    return count > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
