"""A finished PDF as a screen reader meets it, read with libqpdf (pikepdf): the structure tree with its attributes, the words of
every piece of marked content, annotations, artifacts, and what is painted outside of all marks. Uses none of the program's code."""

import re
from dataclasses import dataclass, field

import pikepdf

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Lbl", "TD", "TH", "TOCI", "Note", "Figure", "LBody", "BlockQuote"}


@dataclass
class Words:
    """Marked content that an element holds."""
    page: int
    mcid: int


@dataclass
class Annotation:
    page: int
    object: object


@dataclass
class Element:
    role: str
    parent: "Element | None"
    object: object
    kids: list = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    expansion: str = ""
    language: str = ""
    id: str = ""
    attributes: dict = field(default_factory=dict)

    def children(self, *roles):
        return [kid for kid in self.kids if isinstance(kid, Element) and (not roles or kid.role in roles)]

    def up(self, *roles):
        e = self
        while e is not None and e.role not in roles:
            e = e.parent
        return e

    def said_in(self):
        """The language that holds here, or nothing where it is the document's."""
        e = self
        while e is not None and not e.language:
            e = e.parent
        return e.language if e is not None else ""

    def below(self):
        """The element and all elements inside it, in reading order."""
        stack = [self]
        while stack:
            e = stack.pop()
            yield e
            stack.extend(reversed(e.children()))


@dataclass
class Mark:
    """A piece of marked content on a page: what a screen reader says, and where in the order of drawing it stands."""
    text: str = ""
    order: int = 0
    paints: int = 0
    tag: str = ""
    language: str = ""
    expansions: list = field(default_factory=list)  # (words, what they stand for), in order


@dataclass
class Artifact:
    page: int
    type: str
    subtype: str
    text: str
    order: int


class Font:
    """Unicode of each glyph, from the font's own map."""

    def __init__(self, raw):
        self.text = {}
        self.map = cmap = bytes(raw.ToUnicode.read_bytes()).decode("latin-1") if "/ToUnicode" in raw else ""
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                self.text[int(code, 16)] = self.decoded(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                start = self.decoded(text)
                for i in range(int(high, 16) - int(low, 16) + 1):
                    self.text[int(low, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)

    @staticmethod
    def decoded(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "replace")

    def says(self, string):
        codes = bytes(string)
        return "".join(self.text.get(codes[i] << 8 | codes[i + 1], "\ufffd") for i in range(0, len(codes) - 1, 2))


def text_of(node, key):
    return str(node[key]) if key in node else ""


class Tagged:
    """cache: a dictionary in which what pages hold is kept from one file to the next, for files that differ in little."""

    def __init__(self, pdf, cache=None):
        self.pdf = pdf if isinstance(pdf, pikepdf.Pdf) else pikepdf.open(pdf)
        self.root = None
        self.elements = []     # in reading order
        self.marks = {}        # (page, MCID) → Mark
        self.owners = {}       # (page, MCID) → the elements that name it, by the tree
        self.held = {}         # annotation's object number → Link elements
        self.artifacts = []
        self.unmarked = []     # (page, what): painted outside of all marks
        self.faults = []       # (page, words) of what cannot be read
        self.fonts = {}
        self.numbers = {page.obj.objgen: i for i, page in enumerate(self.pdf.pages)}
        if "/StructTreeRoot" in self.pdf.Root:
            self.walk(self.pdf.Root.StructTreeRoot)
        for i, page in enumerate(self.pdf.pages):
            self.take_page(i, page, cache)

    def take_page(self, number, page, cache):
        if cache is None:
            self.read_page(number, page)
            return
        fonts = page.Resources.get("/Font", {})
        maps = [self.font(fonts[name]).map for name in sorted(fonts.keys())]
        key = (number, bytes(page.Contents.read_bytes()), *maps)
        lists = (self.artifacts, self.unmarked, self.faults)
        if key not in cache:
            before = [len(held) for held in lists]
            known = set(self.marks)
            self.read_page(number, page)
            cache[key] = ({mark: self.marks[mark] for mark in self.marks if mark not in known},
                          [held[n:] for held, n in zip(lists, before)])
            return
        self.marks.update(cache[key][0])
        for held, more in zip(lists, cache[key][1]):
            held.extend(more)

    def font(self, raw):
        if raw.objgen not in self.fonts:
            self.fonts[raw.objgen] = Font(raw)
        return self.fonts[raw.objgen]

    # Without recursion: a register has hundreds of thousands of elements.
    def walk(self, root):
        stack = [(root, None, None)]
        while stack:
            node, parent, page = stack.pop()
            if not isinstance(node, pikepdf.Object):
                self.hold(parent, page, int(node))
                continue
            if "/Pg" in node:
                page = self.numbers.get(node.Pg.objgen)
            if "/S" in node:
                parent = self.element(node, parent)
            elif "/MCID" in node:
                self.hold(parent, page, int(node.MCID))
                continue
            elif "/Obj" in node:
                parent.kids.append(Annotation(page, node.Obj))
                self.held.setdefault(node.Obj.objgen, []).append(parent)
                continue
            kids = node.get("/K", None)
            if kids is None:
                continue
            for kid in reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids]):
                stack.append((kid, parent, page))

    def element(self, node, parent):
        e = Element(str(node.S)[1:], parent, node, [], text_of(node, "/Alt"), text_of(node, "/ActualText"),
                    text_of(node, "/E"), text_of(node, "/Lang"), text_of(node, "/ID"))
        owned = node.get("/A", None)
        for entry in list(owned) if isinstance(owned, pikepdf.Array) else [owned] if owned is not None else []:
            e.attributes.update({str(key)[1:]: entry[key] for key in entry.keys()})
        self.elements.append(e)
        if parent is not None:
            parent.kids.append(e)
        elif self.root is None:
            self.root = e
        return e

    def hold(self, element, page, mcid):
        if element is None or page is None:
            self.faults.append((page, f"marked content {mcid} has no page or no element"))
            return
        element.kids.append(Words(page, mcid))
        self.owners.setdefault((page, mcid), []).append(element)

    def read_page(self, number, page):
        marks, font, paints = [], None, 0  # marks: [kind, Mark or Artifact or None]; kind: content, artifact, actual, expanded, other
        seen = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            op = str(operator)
            if op in ("BDC", "BMC"):
                marks.append(self.opened(number, str(operands[0])[1:], operands[1] if op == "BDC" else None, paints, marks, seen))
            elif op == "EMC":
                if not marks:
                    self.faults.append((number, "EMC without a mark"))
                    continue
                kind, holder = marks.pop()
                if kind == "expanded":
                    start, stands_for = holder.expansions[-1]
                    holder.expansions[-1] = (plain(holder.text[start:]), stands_for)
            elif op == "Tf":
                font = self.font(page.Resources.Font[str(operands[0])])
            elif op in PAINTS:
                paints += 1
                said = ""
                if op in ("TJ", "Tj"):
                    pieces = operands[0] if op == "TJ" else [operands[0]]
                    said = "".join(font.says(p) for p in pieces if isinstance(p, pikepdf.String))
                self.painted(number, op, said, marks)

    def opened(self, page, tag, properties, order, marks, seen):
        has = isinstance(properties, pikepdf.Dictionary)
        if tag == "Artifact":
            made = Artifact(page, text_of(properties, "/Type")[1:] if has else "",
                            text_of(properties, "/Subtype")[1:] if has else "", "", order)
            self.artifacts.append(made)
            return ("artifact", made)
        if has and "/MCID" in properties:
            key = (page, int(properties.MCID))
            if key in self.marks:
                self.faults.append((page, f"marked content {key[1]} is there twice"))
            if any(kind in ("content", "artifact") for kind, _ in marks):
                self.faults.append((page, f"marked content {key[1]} stands inside another mark"))
            self.marks[key] = Mark("", order, 0, tag, text_of(properties, "/Lang"))
            return ("content", self.marks[key])
        holder = next((made for _, made in reversed(marks) if made is not None), None)
        if has and "/ActualText" in properties:
            if holder is not None and not any(kind == "actual" for kind, _ in marks):
                holder.text += str(properties.ActualText)
            return ("actual", holder)
        if has and "/E" in properties and isinstance(holder, Mark):
            holder.expansions.append((len(holder.text), str(properties.E)))
            return ("expanded", holder)
        return ("other", holder)

    def painted(self, page, op, said, marks):
        holder = next((made for kind, made in reversed(marks) if kind in ("content", "artifact")), None)
        if holder is None:
            self.unmarked.append((page, said or op))
            return
        if isinstance(holder, Mark):
            holder.paints += 1
        if not any(kind == "actual" for kind, _ in marks):
            holder.text += said

    # ---- what is said -----------------------------------------------------------------------------------------------

    def said(self, element):
        """The words of the element itself and of those inside it, in the order of the tree."""
        if element.actual:
            return element.actual
        parts, last = [], None
        for kid in element.kids:
            if isinstance(kid, Words):
                mark = self.marks.get((kid.page, kid.mcid))
                parts.append(mark.text if mark else "")
            elif isinstance(kid, Element):
                if kid.role in BLOCKS and parts and not parts[-1].endswith(" "):
                    parts.append(" ")
                parts.append(self.said(kid))
        return "".join(parts)

    def words(self, element):
        return plain(self.said(element))

    def own_marks(self, element):
        """(page, order of drawing, mark) of all that the element and its inline elements hold."""
        for kid in element.kids:
            if isinstance(kid, Words) and (kid.page, kid.mcid) in self.marks:
                mark = self.marks[kid.page, kid.mcid]
                yield kid.page, mark.order, mark
            elif isinstance(kid, Element) and kid.role in ("Link", "Span", "Code", "Reference", "Lbl"):
                yield from self.own_marks(kid)

    def pages_of(self, element):
        pages = set()
        for e in element.below():
            pages.update(kid.page for kid in e.kids if isinstance(kid, Words))
        return pages


def plain(text):
    """With words that a line end divides joined, and every kind of white space as one space."""
    return re.sub(r"[\s\u00a0\u202f\u2009\u200b]+", " ", text.replace("\u00ad", "")).strip()
