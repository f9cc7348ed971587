#!/usr/bin/python3
"""check_words.py PUBLISHED COMPOSED: every PDF in the folder PUBLISHED beside the document that was composed for it (files in the
folder COMPOSED, as `precept build --stop-after compose` prints them, named after the publication): the structure has the author's
roles in the author's order, and in each element the very words, with those that a line end divides joined; languages, links,
alternative texts and what acronyms stand for too. One line a finding; the exit status is 1 when there is one."""

import os
import re
import sys

import author
from tagged import Annotation, Element, Tagged, Words, plain

INLINE = ("Link", "Span", "Code", "Reference")
GROUPS = ("Document", "Sect", "Div", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TOC", "Figure", "BlockQuote")


def own_pieces(tagged, element, language):
    """(words, language) of what the element holds itself or in inline elements; of what it says in their place, that."""
    if element.actual:
        yield element.actual, element.language or language
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.role in INLINE:
                yield from own_pieces(tagged, kid, kid.language or language)
        elif not isinstance(kid, Annotation):
            mark = tagged.marks.get((kid.page, kid.mcid))
            if mark is not None:
                yield mark.text, mark.language or language


def own_expansions(tagged, element):
    """(acronym, what it stands for), in order."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.role in INLINE:
            yield from own_expansions(tagged, kid)
        elif isinstance(kid, Words) and (kid.page, kid.mcid) in tagged.marks:
            yield from tagged.marks[kid.page, kid.mcid].expansions


def own_links(element):
    for kid in element.children(*INLINE):
        if kid.role == "Link":
            held = [x.object for x in kid.kids if isinstance(x, Annotation)]
            yield plain(str(held[0].get("/Contents", ""))) if held else ""
        yield from own_links(kid)


def pattern(said):
    """The words as a regular expression: slots take any folio."""
    text, slots = "", []
    for run in said.runs:
        if run.slot:
            text += (" " if said.role == "TOCI" else "") + f"\x01{len(slots)}\x01"
            slots.append(run)
        else:
            text += run.text
    parts = re.split("\x01(\\d+)\x01", plain(text))
    out = []
    for i, part in enumerate(parts):
        if i % 2 == 0:
            out.append(re.escape(part))
            continue
        forms = [form for form in (slots[int(part)].text, slots[int(part)].many) if form]
        out.append("(?:" + "|".join(re.escape(plain(form)).replace(r"\{\}", r"[0-9ivxlc]+") for form in forms) + ")")
    return "".join(out)


def by_language(pieces):
    made = {}
    for text, language in pieces:
        if language and text.strip():
            made[language] = made.get(language, "") + text
    return {language: re.sub(r"\W", "", plain(text)) for language, text in made.items()}


def linked(said):
    """What the links of an element say: a run after another one of the same link is the same link."""
    made, before = [], ""
    for run in said.runs:
        if run.says and run.says != before:
            made.append(plain(run.says))
        before = run.says
    return made


def compare(tagged, root):
    """(check, words) of what is not as the author has it."""
    wanted = author.expected(root)
    found = [e for e in tagged.elements if e.role not in INLINE]
    languages = []
    for i, (said, element) in enumerate(zip(wanted, found)):
        if said.role != element.role:
            return (yield "author's order", f"{element.role} “{tagged.words(element)[:50]}” where the author has {said.role} "
                    f"“{plain(''.join(run.text for run in said.runs))[:50]}” (element {i + 1})")
        pieces = list(own_pieces(tagged, element, element.language))
        words = plain("".join(text for text, _ in pieces))
        if said.role not in GROUPS and not re.fullmatch(pattern(said), words):
            yield "author's words", f"{said.role} says “{words[:200]}” and not “{plain(''.join(r.text for r in said.runs))[:200]}”"
        if plain(said.alt) != plain(element.alt):
            yield "author's words", f"the alternative text is “{element.alt[:80]}” and not “{said.alt[:80]}”"
        if by_language((run.text, run.language or said.language) for run in said.runs) != by_language(pieces):
            languages.append(words[:60])
        if linked(said) != list(own_links(element)):
            yield "author's links", f"the links of “{words[:60]}” say {list(own_links(element))} and not {linked(said)}"
        stand_for = [(plain(run.text), run.stands_for) for run in said.runs if run.stands_for]
        if stand_for != list(own_expansions(tagged, element)):
            yield "author's acronyms", f"in “{words[:60]}” {list(own_expansions(tagged, element))} and not {stand_for}"
    if languages:
        yield "author's languages", f"other languages than the author's: {languages[:3]}"
    if len(wanted) != len(found):
        yield "author's order", f"{len(found)} elements and not {len(wanted)}"
    return None


def documents(folder):
    made = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for output, root in author.read(file.read()).items():
                made[output or os.path.splitext(name)[0]] = root
    return made


def main(published, composed):
    count = 0
    for name, root in documents(composed).items():
        path = os.path.join(published, name + ".pdf")
        found = list(compare(Tagged(path), root))
        for check, words in found:
            print(f"{path}: {check}: {words}")
        print(f"{path}: {len(author.expected(root))} elements, {len(found)} findings")
        count += len(found)
    return count > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
