#!/usr/bin/python3
"""structure.py FILE.pdf: the structure tree with its text, in the order in which it is read aloud: an element a line, its
alternative text and its words in quotation marks below it. What `pdfinfo -struct-text` prints, in a hundredth of its time."""

import sys

from pdf_lines import Document


def main(path):
    for element in Document(path).elements:
        depth, up = 0, element.parent
        while up is not None:
            depth, up = depth + 1, up.parent
        print("  " * depth + element.role)
        if element.alt:
            print("  " * (depth + 1) + f'alt "{element.alt}"')
        words = "".join(line.text for line in element.lines)
        if words.strip():
            print("  " * (depth + 1) + f'"{words.strip()}"')


if __name__ == "__main__":
    main(sys.argv[1])
