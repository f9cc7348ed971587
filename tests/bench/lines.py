"""lines.py PROGRAM CONTENT PROJECT [MEASURE…]: the prose of W1 as we justify it and as LuaLaTeX does, with the same font file, size,
measure, hyphenation patterns (TeX is given our file, not its own British ones) and spaces that never end a line. In both a space
stretches by a half of its width and shrinks by a third. A table for each measure: lines, hyphens, the standard deviation of the
stretch of spaces (0 natural, 0.5 as far as they should; last lines left out), the greatest stretch, lines that are too wide.
Ours is read from the finished PDF, TeX's from its nodes. LuaLaTeX is asked twice: as it is by itself, which leaves some lines too
wide, and with \\emergencystretch, which leaves none."""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pages"))
import pdf_lines

PAGE, SIZE = 595.276, 12
FONT = "fonts/files/Lato-Regular.ttf"
LAYOUT = """layout: lines
kind: Lines
pages: a4 portrait
takes:
  body: {type: blocks, required: yes}
prints:
  - title: "{{ title }}"
  - body: body
page masters:
  first: {top: 20 mm, bottom: 20 mm, left: %(margin).3f pt, right: %(margin).3f pt, header: none, footer: none}
  other: {top: 20 mm, bottom: 20 mm, left: %(margin).3f pt, right: %(margin).3f pt, header: none, footer: none}
styles:
  paragraph: {align: justify, hyphenate: yes}
"""
TEX = r"""\documentclass{article}
\directlua{dofile("lines.lua")}
\font\body="[font.ttf]:mode=node;script=latn;+kern;+liga;+lnum;+pnum" at 12bp
\begin{document}
\frenchspacing \hbadness=10000 \hfuzz=\maxdimen \parindent=0pt \lefthyphenmin=2 \righthyphenmin=3
\hsize=MEASUREbp \tolerance=TOLERANCE \emergencystretch=EMERGENCY
\body
WORDS
\end{document}
"""


def read_paragraphs(content):
    with open(os.path.join(content, "annual.json"), encoding="utf-8") as f:
        return [b["text"] for b in json.load(f)["blocks"] if b["type"] == "p"]


def make_project(project, paragraphs, measure):
    folder = os.path.join(project, "inputs", "lines")
    shutil.rmtree(project, ignore_errors=True)
    os.makedirs(folder)
    for name in ("layouts", "fonts"):
        shutil.copytree(name, os.path.join(project, name))
    shutil.copytree("inputs/registers", os.path.join(project, "inputs", "registers"))
    with open("inputs/house-style.yaml", encoding="utf-8") as f:
        style = f.read().replace("figures typed by hand: warn", "figures typed by hand: ignore")
    for path, text in (("inputs/house-style.yaml", style),
                       ("layouts/lines.yaml", LAYOUT % {"margin": (PAGE - measure) / 2}),
                       ("inputs/lines/words.md", "---\ntitle: Words\n---\n" + "\n\n".join(paragraphs) + "\n"),
                       ("inputs/lines/publication.yaml",
                        "layout: lines\nbrand: cheshire\ntitle: Lines\nbody:\n  - file: words.md\n")):
        with open(os.path.join(project, path), "w", encoding="utf-8") as f:
            f.write(text)


def run_ours(program, project, *options):
    done = subprocess.run([program, "build", "--quiet", "--out", "out", *options, "inputs/lines"], cwd=project,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def composed(dump):
    """The paragraphs' words as they go to be set: with quotation marks, dashes and spaces that hold."""
    found, words = [], None
    for line in dump.splitlines():
        if re.match(r" *paragraph, ", line):
            words = []
            found.append(words)
        elif re.match(r' *"', line) and words is not None:
            words.append(line.strip()[1:-1])
        else:
            words = None
    return ["".join(w).replace("⍽", "\u00a0") for w in found]


def our_lines(pdf, measure):
    result = []
    for element in pdf_lines.Document(pdf).elements:
        for i, line in enumerate(element.lines if element.role == "P" else []):
            last = i + 1 == len(element.lines)
            result.append((line.spaces, line.set_spaces, line.text.rstrip().endswith("-") and not last, last,
                           line.right - line.x > measure + 0.05))
    return result


def tex_lines(folder, paragraphs, measure, tolerance, emergency):
    os.makedirs(folder, exist_ok=True)
    shutil.copy("tests/bench/lines.lua", folder)
    shutil.copy(FONT, os.path.join(folder, "font.ttf"))
    shutil.copy("fonts/files/hyph_en_GB.dic", os.path.join(folder, "patterns"))
    words = "\n\n".join(re.sub(r"([\\{}$&#^_%~])", r"\\\1", p).replace("\u00a0", "~") for p in paragraphs)
    text = TEX.replace("WORDS", words).replace("MEASURE", "%.3f" % measure)
    with open(os.path.join(folder, "lines.tex"), "w", encoding="utf-8") as f:
        f.write(text.replace("TOLERANCE", str(tolerance)).replace("EMERGENCY", emergency))
    done = subprocess.run(["lualatex", "-interaction=batchmode", "-halt-on-error", "lines.tex"], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, TEXMFVAR=os.path.abspath(os.path.join(folder, "cache"))), check=False)
    if done.returncode:
        sys.exit("lualatex: see %s" % os.path.join(folder, "lines.log"))
    with open(os.path.join(folder, "lines.txt"), encoding="utf-8") as f:
        return [tuple(map(int, line.split())) for line in f]


def tell(name, lines):
    loose = [s / n - 1 for n, s, _, last, _ in lines if n and not last]
    print("| %s | %d | %d | %.4f | %.2f | %d |" % (name, len(lines), sum(bool(h) for _, _, h, _, _ in lines),
                                             statistics.pstdev(loose), max(loose), sum(bool(o) for *_, o in lines)), flush=True)


def main(program, content, project, *measures):
    for measure in map(float, measures or ("482",)):
        make_project(project, read_paragraphs(content), measure)
        paragraphs = composed(run_ours(os.path.abspath(program), project, "--stop-after", "compose"))
        run_ours(os.path.abspath(program), project)
        print("\n%d paragraphs, %d words, %g pt wide\n" % (len(paragraphs), sum(len(p.split()) for p in paragraphs), measure))
        print("| set by | lines | hyphens | deviation of the stretch | greatest | overfull |\n|---|--:|--:|--:|--:|--:|")
        tell("precept", our_lines(os.path.join(project, "out", "lines.pdf"), measure))
        folder = os.path.join(project, "tex")
        tell("LuaLaTeX", tex_lines(folder, paragraphs, measure, 200, "0pt"))
        tell("LuaLaTeX, with room", tex_lines(folder, paragraphs, measure, 800, "3em"))


main(*sys.argv[1:])
