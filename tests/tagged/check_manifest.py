#!/usr/bin/python3
"""check_manifest.py PUBLISHED: what the manifest of each PDF in the folder says was checked is what the structure of the PDF holds:
so many headings, levels, alternative texts, tables, links, and these languages. One line a finding; the exit status is 1 when there
is one."""

import json
import os
import sys

from check_structure import HEADINGS
from tagged import Tagged


def found_in(tagged):
    roles = [e.role for e in tagged.elements]
    languages = [str(tagged.pdf.Root.Lang)] + [e.language for e in tagged.elements if e.language]
    return {"headings": sum(role in HEADINGS for role in roles),
            "heading_levels": max(int(role[1]) for role in roles if role in HEADINGS),
            "alternative texts": sum(e.role == "Figure" and bool(e.alt.strip()) for e in tagged.elements),
            "tables": roles.count("Table"),
            "links_with_words": roles.count("Link"),
            "languages": list(dict.fromkeys(languages))}


def said_by(manifest):
    checked = manifest["checked"]
    return {"headings": checked["headings"],
            "heading_levels": checked["heading_levels"],
            "alternative texts": sum(checked["alternative_texts"].values()),
            "tables": checked["tables_with_heads"] + checked["charts_with_data_tables"],
            "links_with_words": checked["links_with_words"],
            "languages": checked["languages"]}


def main(published):
    count = 0
    for name in sorted(os.listdir(published)):
        if not name.endswith(".pdf"):
            continue
        path = os.path.join(published, name)
        with open(path[:-4] + ".manifest.json", encoding="utf-8") as file:
            manifest = json.load(file)
        said, found = said_by(manifest), found_in(Tagged(path))
        for key, value in found.items():
            if said[key] != value:
                print(f"{path}: the manifest says {key}: {said[key]}, the structure has {value}")
                count += 1
        if manifest["validated"] is not False:
            print(f"{path}: nobody has validated it")
            count += 1
    return count > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
