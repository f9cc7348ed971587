#!/usr/bin/python3
"""spoil.py FAULT IN.pdf OUT.pdf: a copy of a sound file with one fault on its pages, to see that judge.py finds it."""

import sys

import pikepdf


def streams(pdf):
    for page in pdf.pages:
        yield page, list(pikepdf.parse_content_stream(page))


def write(pdf, page, instructions):
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def moved(pdf, dx, dy, which):
    """Moves all that follows the n-th Td that goes to another line, on the page where there is one."""
    for page, instructions in streams(pdf):
        seen = 0
        for i, (operands, operator) in enumerate(instructions):
            if str(operator) != "Td" or float(operands[0]) != 0 or float(operands[1]) >= 0:
                continue
            seen += 1
            if seen == which:
                instructions[i] = ([float(operands[0]) + dx, float(operands[1]) + dy], operator)
                return write(pdf, page, instructions)
    sys.exit("nothing to move")


def outside(pdf):
    moved(pdf, 300, 0, 2)


def overlap(pdf):
    moved(pdf, 0, 40, 3)


def divide(pdf):
    """The first line of a later page's first text goes to the foot of the page before, by its number in the tree."""
    for number, (page, instructions) in enumerate(streams(pdf)):
        if number == 0:
            continue
        for i, (operands, operator) in enumerate(instructions):
            if str(operator) == "Td" and i + 1 < len(instructions):
                lines = [k for k in range(i, len(instructions)) if str(instructions[k][1]) == "TJ"]
                end = next(k for k in range(i, len(instructions)) if str(instructions[k][1]) == "EMC")
                if len([k for k in lines if k < end]) < 3:
                    continue
                # Every line of the block but the first leaves the page.
                kept = [x for k, x in enumerate(instructions) if not (lines[0] < k < end)]
                write(pdf, page, kept)
                target = pdf.pages[number + 1]
                mcid = mark_of(instructions, i)
                return continued(pdf, page, target, mcid)
    sys.exit("no paragraph of three lines")


def mark_of(instructions, at):
    for operands, operator in reversed(instructions[:at]):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            return int(operands[1]["/MCID"])
    return sys.exit("no mark")


def continued(pdf, page, target, mcid):
    """Text on the next page that belongs to the same element."""
    parents = pdf.Root.StructTreeRoot.ParentTree
    element = array_of(parents, int(page.obj.StructParents))[mcid]
    other = array_of(parents, int(target.obj.StructParents))
    element.K = pikepdf.Array([element.K]) if not isinstance(element.K, pikepdf.Array) else element.K
    element.K.append(pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=target.obj, MCID=len(other)))
    font = next(iter(target.Resources.Font.keys()))
    more = [([pikepdf.Name.P, pikepdf.Dictionary(MCID=len(other))], "BDC"), ([], "BT"), ([pikepdf.Name(font), 12], "Tf"),
            ([90, 300], "Td"), ([pikepdf.Array([first_text(target)])], "TJ"), ([], "ET"), ([], "EMC")]
    instructions = list(pikepdf.parse_content_stream(target)) + [(o, pikepdf.Operator(c)) for o, c in more]
    write(pdf, target, instructions)


def first_text(page):
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "TJ":
            return next(piece for piece in operands[0] if isinstance(piece, pikepdf.String))
    return sys.exit("no text")


def array_of(tree, key):
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        nums = list(node.get("/Nums", []))
        for i in range(0, len(nums), 2):
            if int(nums[i]) == key:
                return nums[i + 1]
        nodes.extend(node.get("/Kids", []))
    return sys.exit("no such key")


def strand(pdf):
    """All that stands below a heading leaves its page."""
    for page, instructions in streams(pdf):
        for i, (operands, operator) in enumerate(instructions):
            if str(operator) == "BDC" and str(operands[0]) == "/H2" and i > 20:
                end = next(k for k in range(i, len(instructions)) if str(instructions[k][1]) == "EMC")
                close = [x for x in instructions[end + 1:] if str(x[1]) == "ET"][:1]
                return write(pdf, page, instructions[:end + 1] + close)
    return sys.exit("no heading")


if __name__ == "__main__":
    with pikepdf.open(sys.argv[2]) as file:
        {"outside": outside, "overlap": overlap, "divide": divide, "strand": strand}[sys.argv[1]](file)
        file.save(sys.argv[3])
