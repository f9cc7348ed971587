"""What lies where on the pages of a tagged PDF, read with libqpdf (pikepdf) from the finished file: lines of text with their
boxes, the structure element that each belongs to, filled rectangles. Uses none of the program's own code."""

import re
from dataclasses import dataclass, field

import pikepdf

BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Lbl", "TD", "TH", "TOCI", "Note", "BlockQuote", "Figure", "LBody"}


@dataclass
class Element:
    """A structure element, in the author's order."""
    role: str
    parent: "Element | None"
    order: int
    alt: str = ""
    lines: list = field(default_factory=list)
    children: list = field(default_factory=list)

    def up(self, *roles):
        e = self
        while e is not None and e.role not in roles:
            e = e.parent
        return e

    def all_lines(self):
        for line in self.lines:
            yield line
        for child in self.children:
            yield from child.all_lines()


@dataclass
class Line:
    """Text on one baseline within one block. Points, from the page's top left corner; y is that of the baseline."""
    page: int
    x: float
    right: float
    y: float
    size: float
    text: str
    element: "Element | None"  # None: an artifact
    artifact: str = ""
    seen: bool = True
    spaces: float = 0.0      # of the spaces between its words, the sum of the widths that the font gives them
    set_spaces: float = 0.0  # and of those that they have here

    @property
    def top(self):
        return self.y - 0.72 * self.size

    @property
    def bottom(self):
        return self.y + 0.2 * self.size


class Font:
    def __init__(self, raw):
        self.widths = {}
        self.default = 1000.0
        self.text = {}
        if "/DescendantFonts" not in raw:
            return
        inner = raw.DescendantFonts[0]
        self.default = float(inner.get("/DW", 1000))
        entries = list(inner.get("/W", []))
        while entries:
            first, second = int(entries[0]), entries[1]
            if isinstance(second, pikepdf.Array):
                for i, width in enumerate(second):
                    self.widths[first + i] = float(width)
                entries = entries[2:]
            else:
                for code in range(first, int(second) + 1):
                    self.widths[code] = float(entries[2])
                entries = entries[3:]
        self.read_map(bytes(raw.ToUnicode.read_bytes()).decode("latin-1") if "/ToUnicode" in raw else "")

    def read_map(self, cmap):
        def decoded(digits):
            return bytes.fromhex(digits).decode("utf-16-be", "replace")

        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                self.text[int(code, 16)] = decoded(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                for i in range(int(high, 16) - int(low, 16) + 1):
                    start = decoded(text)
                    self.text[int(low, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)

    def width(self, code):
        return self.widths.get(code, self.default)


class Document:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.elements = []
        self.by_mcid = {}
        self.sizes = []
        self.lines = []  # of content and artifacts, page by page in the order of drawing
        numbers = {page.obj.objgen: i for i, page in enumerate(self.pdf.pages)}
        if "/StructTreeRoot" in self.pdf.Root:
            self.walk(self.pdf.Root.StructTreeRoot, None, numbers)
        fonts = {}
        for i, page in enumerate(self.pdf.pages):
            box = [float(v) for v in page.MediaBox]
            self.sizes.append((box[2] - box[0], box[3] - box[1]))
            self.read_page(i, page, fonts)

    # The tree without recursion: a register has hundreds of thousands of elements.
    def walk(self, root, parent, numbers):
        stack = [(root, parent, None)]
        while stack:
            node, parent, page = stack.pop()
            if isinstance(node, pikepdf.Dictionary):
                if "/Pg" in node:
                    page = numbers.get(node.Pg.objgen)
                if "/S" in node:
                    element = Element(str(node.S)[1:], parent, len(self.elements), str(node.get("/Alt", "")))
                    self.elements.append(element)
                    if parent is not None:
                        parent.children.append(element)
                    parent = element
                elif "/MCID" in node:
                    self.by_mcid[page, int(node.MCID)] = parent
                    continue
                kids = node.get("/K", None)
                if kids is None:
                    continue
                for kid in reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids]):
                    stack.append((kid, parent, page))
            elif not isinstance(node, pikepdf.Object):
                self.by_mcid[page, int(node)] = parent

    def read_page(self, number, page, fonts):
        height = self.sizes[number][1]
        marks, font, size = [], None, 0.0
        x = y = line_x = 0.0
        last, seen = None, True
        for operands, operator in pikepdf.parse_content_stream(page):
            op = str(operator)
            if op in ("BDC", "BMC"):
                properties = operands[1] if op == "BDC" and len(operands) > 1 else {}
                mcid = int(properties["/MCID"]) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None
                kind = ""
                if str(operands[0]) == "/Artifact" and isinstance(properties, pikepdf.Dictionary):
                    kind = str(properties.get("/Type", ""))[1:] + str(properties.get("/Subtype", ""))[0:]
                marks.append((mcid, str(operands[0]) == "/Artifact", kind))
            elif op == "EMC":
                marks.pop()
            elif op == "BT":
                x = y = line_x = 0.0
            elif op == "Tf":
                name, size = str(operands[0]), float(operands[1])
                key = page.Resources.Font[name].objgen
                if key not in fonts:
                    fonts[key] = Font(page.Resources.Font[name])
                font = fonts[key]
            elif op == "Tr":
                seen = int(operands[0]) != 3
            elif op == "Td":
                line_x += float(operands[0])
                x, y = line_x, y + float(operands[1])
            elif op == "Tm":
                line_x = x = float(operands[4])
                y = float(operands[5])
            elif op in ("TJ", "Tj"):
                start, end, text = x, x, []  # spaces at a line's end take no room
                space = None
                spaces = [0.0, 0.0]
                for piece in operands[0] if op == "TJ" else [operands[0]]:
                    if isinstance(piece, pikepdf.String):
                        codes = bytes(piece)
                        for i in range(0, len(codes) - 1, 2):
                            code = codes[i] << 8 | codes[i + 1]
                            text.append(font.text.get(code, ""))
                            if text[-1] == " " and end > start:
                                space = (x, font.width(code) * size / 1000)
                            elif space:
                                spaces = [spaces[0] + space[1], spaces[1] + x - space[0]]
                                space = None
                            x += font.width(code) * size / 1000
                            end = x if text[-1].strip() else end
                    else:
                        x -= float(piece) * size / 1000
                last = self.add(number, (start, end, height - y, size), "".join(text), marks, last)
                last.seen = seen
                last.spaces, last.set_spaces = last.spaces + spaces[0], last.set_spaces + spaces[1]

    def add(self, page, place, text, marks, last):
        artifact = next((kind or "Artifact" for mcid, is_artifact, kind in reversed(marks) if is_artifact), "")
        mcid = next((mcid for mcid, _, _ in reversed(marks) if mcid is not None), None)
        element = None if artifact else self.by_mcid.get((page, mcid))
        block = element.up(*BLOCKS) if element is not None else None
        x, right, y, size = place
        if not text.strip():
            right = x
        if (last is not None and last.page == page and last.element is block and last.artifact == artifact
                and abs(last.y - y) < 0.05 and x >= last.x):
            last.right, last.text = max(last.right, right), last.text + text
            return last
        line = Line(page, x, right, y, size, text, block, artifact)
        if not artifact.endswith("/Watermark"):  # it lies behind all others, and aslant
            self.lines.append(line)
        if block is not None:
            block.lines.append(line)
        return line
