"""The author's document, as `precept build --stop-after compose` prints it: roles, words, languages, links and alternative texts in
reading order, in the terms of the structure that a PDF of it has to have. Knows nothing of pages."""

import re
from dataclasses import dataclass, field

ROLES = {"document": "Document", "section": "Sect", "division": "Div", "paragraph": "P", "list": "L", "item": "LI", "table": "Table",
         "figure": "Figure", "caption": "Caption", "quotation": "BlockQuote", "note": "Note", "contents": "TOC", "entry": "TOCI",
         "decoration": ""}
NODE = re.compile(r"^(" + "|".join(ROLES) + r"|heading)(?: (\d))?(?: #\S+)?(?:, style .*?)?(?:, language (\S+))?$")
RUN = re.compile(r'^(?:strong |emphasis |strong emphasis |code )?(?:computed |copied |literal |ordinal )?(?:\d+ )?'
                 r'"(.*?)"(?:, language ([^ ,"]+))?(?:, stands for "(.*?)")?(?:, link (?:to )?.*? says "(.*)"|, span)?$')
SLOT = re.compile(r'^(?:strong |emphasis |strong emphasis |code )?slot (?:page|pages|total pages)(?: to (?:#\S+|\w+ ".*?"|nowhere))?'
                  r'(?: "(.*?)")?(?: or "(.*?)")?(?:, language ([^ ,"]+))?(?:, link (?:to )?.*? says "(.*)"|, span)?$')
CELL = re.compile(r'^(cell|column head|row head)(?:, (\d+) columns)?(?:, (\d+) rows)?(?: (?:(?:computed|copied|literal|ordinal) )?'
                  r'(?:\d+ )?"(.*)")?$')


@dataclass
class Run:
    text: str               # of a slot: how it may read
    many: str = ""
    language: str = ""
    says: str = ""          # what its link leads to
    slot: bool = False
    stands_for: str = ""    # of an acronym


@dataclass
class Node:
    role: str
    language: str = ""
    alt: str = ""
    picture: bool = False
    runs: list = field(default_factory=list)
    rows: list = field(default_factory=list)      # of tables: [kind, cells]
    children: list = field(default_factory=list)


@dataclass
class Said:
    """What one element of the structure has to be."""
    role: str
    runs: list
    alt: str = ""
    language: str = ""


def read(text):
    """Name → document of each output; the name is empty where there is only one."""
    documents, name, lines = {}, "", []
    for line in text.splitlines() + ["output "]:
        if line.startswith("output "):
            if lines:
                documents[name] = document(lines)
            name, lines = line[7:].strip(), []
        else:
            lines.append(line)
    return documents


def document(lines):
    language = next((line[11:-1] for line in lines if line.startswith("language: ")), "")
    start = next(i for i, line in enumerate(lines) if re.match(r"^document(,|$)", line))
    root, stack, skip = None, [], None  # stack: (indent, node or row or cell)
    for line in lines[start:]:
        indent, words = len(line) - len(line.lstrip(" ")), line.strip().replace("⍽", " ").replace("⏎", " ")
        if skip is not None and indent > skip:
            continue
        skip = None
        while stack and stack[-1][0] >= indent:
            stack.pop()
        above = stack[-1][1] if stack else None
        made = item(words, above)
        if made is not None:
            stack.append((indent, made))
            root = root or made
        elif words.startswith("drawing ") or words.startswith("carried:"):
            skip = indent
    root.language = root.language or language
    return root


def item(words, above):
    """A node, row or cell that goes on the stack; or None, what the line says having been added to what it stands in."""
    if isinstance(above, list) and above[0] == "row":
        if words.startswith("small line, figure "):  # of the cell before it, whose words are its alternative text
            above[2][-1][0] = "figure"
        found = CELL.match(words)
        if found is None:
            return None
        made = [found[1], int(found[2] or 1), [Run(found[4])] if found[4] is not None else []]
        above[2].append(made)
        return ["cell", made]
    runs = above[1][2] if isinstance(above, list) else above.runs if above is not None else None
    run = one_run(words) if above is not None else None
    if run is not None:
        runs.append(run)
        return None
    if isinstance(above, list):
        return None
    if words.startswith("alternative text: "):
        above.alt = words[19:-1]
        return None
    if words == "not heard":
        above.role = ""
        return None
    if words.startswith("picture "):
        above.picture = True
        return None
    if re.match(r"^row (head|group|body|subtotal|total)(, keep with next)?$", words):
        made = ["row", words.split()[1].rstrip(","), []]
        above.rows.append(made)
        return made
    found = NODE.match(words)
    if found is None:
        return None
    made = Node("H" + found[2] if found[1] == "heading" else ROLES[found[1]], found[3] or "")
    if above is not None:
        above.children.append(made)
    return made


def one_run(words):
    found = SLOT.match(words)
    if found is not None:
        return Run(found[1] or "{}", found[2] or "", found[3] or "", found[4] or "", True)
    found = RUN.match(words)
    return Run(found[1], "", found[2] or "", found[4] or "", False, found[3] or "") if found is not None else None


# ---- what the structure has to be -----------------------------------------------------------------------------------


def expected(root):
    """Said of every element but the inline ones, in reading order."""
    return list(spoken(root)) if says_something(root) else []


def says_something(node):
    return bool(node.role) and (node.alt != "" or any(run.text.strip() or run.slot for run in node.runs) or bool(node.rows)
                                or any(says_something(child) for child in node.children))


def spoken(node):
    children = [child for child in node.children if says_something(child)]
    captions = [child for child in children if child.role == "Caption"]
    if node.role == "Figure" and captions:
        yield Said("Div", [])
        if node.picture:  # as on the page: below a picture, above a drawing
            yield Said("Figure", node.runs, node.alt, node.language)
        yield from spoken(captions[0])
        if node.picture:
            return
        children.remove(captions[0])
    if node.role == "LI":
        yield Said("LI", [], "", node.language)
        if any(run.text.strip() for run in node.runs):
            yield Said("Lbl", node.runs)
        yield Said("LBody", [])
    else:
        yield Said(node.role, node.runs, node.alt, node.language)
    for child in children:
        yield from spoken(child)
    if node.rows:
        yield from spoken_rows(node.rows)


def spoken_rows(rows):
    heads = 0
    while heads < len(rows) and rows[heads][1] == "head":
        heads += 1
    if 0 < heads < len(rows):
        yield Said("THead", [])
    for number, (_, _, cells) in enumerate(rows):
        if number == heads and (heads or number == 0):
            yield Said("TBody", [])
        yield Said("TR", [])
        for kind, _, runs in cells:
            if kind == "figure":
                yield Said("TD", [])
                yield Said("Figure", [], "".join(run.text for run in runs))
            else:
                yield Said("TD" if kind == "cell" else "TH", runs)
