"""Turns the neutral content of generate.py into publications for precept: publications.py CONTENT PROJECT.

PROJECT/inputs gets hello, annual (W1), register-10000 and register-100000 (W2) and area-001 to area-200 (W3)."""
import csv
import json
import os
import sys

content, project = sys.argv[1:]


def load(path):
    with open(os.path.join(content, path), encoding="utf-8") as f:
        return json.load(f)


class Publication:
    def __init__(self, name, title, date, layout="workload"):
        self.folder = os.path.join(project, "inputs", name)
        self.head = ["layout: " + layout, "brand: cheshire", "title: %s" % quoted(title), "language: en-GB",
                     "published: %s" % (date or "30 September 2026")]
        self.data, self.figures, self.body = [], [], []
        os.makedirs(os.path.join(self.folder, "data"), exist_ok=True)
        os.makedirs(os.path.join(self.folder, "chapters"), exist_ok=True)

    def write(self, path, text):
        with open(os.path.join(self.folder, path), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def add_rows(self, name, heads, rows):
        with open(os.path.join(self.folder, "data", name + ".csv"), "w", encoding="utf-8", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(heads)
            out.writerows([[cell.replace("−", "-") if isinstance(cell, str) else cell for cell in row] for row in rows])

    def finish(self):
        parts = self.head
        if self.data:
            parts += ["data:"] + self.data
        if self.figures:
            parts += ["figures:"] + self.figures
        self.write("publication.yaml", "\n".join(parts + ["body:"] + self.body) + "\n")


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def table(p, block):
    name = block["id"]
    p.add_rows(name, [c["head"] for c in block["columns"]], block["rows"])
    p.data += ["  %s:" % name, "    file: data/%s.csv" % name, "    columns:",
               "      service: {type: text, header: Service or area}",
               "      budget: {type: money, header: Budget (£)}",
               "      actual: {type: money, header: Actual (£)}",
               "      variance: {type: money, header: Variance (£)}",
               "      share: {type: percent, header: Share of total}"]
    return ["```table %s" % name, "id: %s-table" % name, "caption: %s" % quoted(block["caption"].split(". ", 1)[1]),
            "columns:", "  - service:", "    wide: yes", "  - budget", "  - actual", "  - variance",
            "  - share:", "    show: 1dp percent", "total: Total", "```", ""]


def chart(p, block):
    name = block["id"]
    p.add_rows(name, ["label", "value"], list(zip(block["labels"], block["values"])))
    p.data += ["  %s:" % name, "    file: data/%s.csv" % name, "    columns: {label: text, value: count}", "    key: label"]
    lines = ["```chart %s" % block["kind"], "id: %s-chart" % name, "caption: %s" % quoted(block["title"]),
             "data: %s" % name, "values: value", "by: label"]
    if block["kind"] == "pie":
        p.figures.append("  %s whole: sum(%s.value)" % (name, name))
        lines.append("whole: %s whole" % name)
    return lines + ["```", ""]


def report(name, source):
    p = Publication(name, source["meta"]["title"], source["meta"]["date"])
    chapters = []
    if name == "annual":
        p.body.append("  - contents: 2")
    for block in source["blocks"]:
        kind = block["type"]
        if kind == "h1":
            chapters.append(["---", "title: %s" % quoted(block["text"]), "id: %s" % (block["id"] if len(block["id"]) > 1 else "start"), "---", ""])
            continue
        lines = chapters[-1]
        if kind in ("h2", "h3"):
            lines += ["%s %s" % ("##" if kind == "h2" else "###", block["text"]), ""]
        elif kind == "p":
            lines += [block["text"], ""]
        elif kind == "ul":
            lines += ["- " + item for item in block["items"]] + [""]
        elif kind == "table":
            lines += table(p, block)
        else:
            lines += chart(p, block)
    for number, lines in enumerate(chapters, 1):
        path = "chapters/%02d.md" % number
        p.write(path, "\n".join(lines))
        p.body.append("  - file: %s" % path)
    p.finish()


def register(rows):
    meta = load("register.json")
    name = "register-%d" % rows
    p = Publication(name, meta["title"], "", "register")
    with open(os.path.join(content, name + ".csv"), encoding="utf-8") as f:
        heads, *lines = csv.reader(f)
    p.add_rows("payments", heads, lines)
    p.data += ["  payments:", "    file: data/payments.csv", "    columns:",
               "      date: {type: date, header: Date, dates: day/month/year}",
               "      supplier: {type: text, header: Supplier}",
               "      category: {type: text, header: Category}",
               "      description: {type: text, header: Description}",
               "      reference: {type: text, header: Reference}",
               "      amount: {type: money, header: Amount (£)}",
               "    key: reference"]
    p.body += ["  - section: Payments", "    id: payments-section", "    content:",
               "      - table: payments", "        id: every-payment", "        caption: Payments, by date",
               "        columns:", "          - date", "          - supplier", "          - category",
               "          - description:", "            wide: yes", "          - reference",
               "          - amount:", "            show: £ and pence", "        total: Total"]
    p.finish()


report("hello", load("hello.json"))
report("annual", load("annual.json"))
for count in (10000, 100000):
    register(count)
for number in range(1, 201):
    report("area-%03d" % number, load("batch/area-%03d.json" % number))
