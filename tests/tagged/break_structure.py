#!/usr/bin/python3
"""break_structure.py FILE.pdf COMPOSED: breaks copies of a sound file in many ways, each a fault put into its finished objects, and
holds each against the checks: the one that is named beside the fault must report it. FILE.pdf is tests/tagged/every, COMPOSED the
print of its document. The last line is the sum."""

import io
import re
import sys

import pikepdf

import author
import check_presence
import check_structure
import check_words
from tagged import Annotation, Element, Tagged, Words

Name, Array, Dictionary = pikepdf.Name, pikepdf.Array, pikepdf.Dictionary
FAULTS = {}


def fault(check):
    def keep(function):
        FAULTS[function.__name__.replace("_", " ")] = (function, check)
        return function
    return keep


def first(tagged, role, wanted=lambda e: True):
    return next(e for e in tagged.elements if e.role == role and wanted(e))


def kids(element):
    held = element.object.K
    return list(held) if isinstance(held, Array) else [held]


def is_object(kid, thing):
    return isinstance(kid, pikepdf.Object) and isinstance(kid, Dictionary) and kid.objgen == thing.objgen


def without(element, child):
    element.object.K = Array([kid for kid in kids(element) if not is_object(kid, child.object)])


def annotation_of(link):
    return next(kid.object for kid in link.kids if isinstance(kid, Annotation))


def instructions(tagged, page):
    return list(pikepdf.parse_content_stream(tagged.pdf.pages[page]))


def write(tagged, page, list_):
    tagged.pdf.pages[page].obj.Contents = tagged.pdf.make_stream(pikepdf.unparse_content_stream(list_))


def mark_place(list_, mcid):
    return next(i for i, (operands, operator) in enumerate(list_)
                if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and int(operands[1].get("/MCID", -1)) == mcid)


def own_words(element):
    return next(kid for kid in element.kids if isinstance(kid, Words))


def change_expansion(tagged, change):
    """Of the first acronym that has one."""
    page = next(page for (page, _), mark in tagged.marks.items() if mark.expansions)
    list_ = instructions(tagged, page)
    held = next(operands[1] for operands, operator in list_
                if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/E" in operands[1])
    change(held)
    write(tagged, page, list_)


def mark_end(list_, at):
    depth = 0
    for i in range(at, len(list_)):
        depth += str(list_[i][1]) in ("BDC", "BMC")
        depth -= str(list_[i][1]) == "EMC"
        if depth == 0:
            return i
    return sys.exit("no end of the mark")


def page_list(tagged, number):
    tree = check_structure.tree_values(tagged.pdf.Root.StructTreeRoot.ParentTree)
    return tree[str(tagged.pdf.pages[number].obj.StructParents)]


def data_of_chart(t):
    """The data of the first chart, which nobody sees."""
    return check_presence.data_of(t, first(t, "Figure", lambda e: "chart" in e.alt))


# ---- the document ---------------------------------------------------------------------------------------------------


@fault("marked")
def the_file_does_not_say_that_it_is_tagged(t):
    del t.pdf.Root.MarkInfo


@fault("marked")
def the_window_shows_the_file_name(t):
    t.pdf.Root.ViewerPreferences.DisplayDocTitle = False


@fault("marked")
def the_tab_key_goes_its_own_way(t):
    del t.pdf.pages[1].obj["/Tabs"]


@fault("language")
def the_document_has_no_language(t):
    del t.pdf.Root["/Lang"]


@fault("language")
def hebrew_has_no_language(t):
    del first(t, "Span", lambda e: e.language == "he").object["/Lang"]


@fault("language")
def hebrew_is_said_to_be_welsh(t):
    first(t, "Span", lambda e: e.language == "he").object.Lang = "cy"


@fault("author's languages")
def welsh_has_no_language(t):
    span = first(t, "Span", lambda e: e.language == "cy")
    del span.object["/Lang"]
    span.object.ActualText = t.said(span)


@fault("metadata")
def the_titles_differ(t):
    t.pdf.docinfo["/Title"] = "Something else"


@fault("metadata")
def the_dates_differ(t):
    t.pdf.docinfo["/ModDate"] = "D:20200101000000Z"


@fault("author's acronyms")
def an_acronym_does_not_say_what_it_stands_for(t):
    change_expansion(t, lambda held: held.__delitem__("/E"))


@fault("author's acronyms")
def an_acronym_stands_for_something_else(t):
    change_expansion(t, lambda held: held.__setitem__("/E", pikepdf.String("Civil Service Pensions")))


@fault("language")
def a_language_is_a_name(t):
    first(t, "Span", lambda e: e.language == "cy").object.Lang = "Welsh"


# ---- content and structure ------------------------------------------------------------------------------------------


@fault("content")
def the_parent_tree_loses_an_entry(t):
    page_list(t, 0)[1] = None


@fault("content")
def two_entries_of_the_parent_tree_change_places(t):
    held = page_list(t, 0)
    held[0], held[1] = held[1], held[0]


@fault("content")
def an_annotation_is_not_in_the_parent_tree(t):
    del annotation_of(first(t, "Link")).StructParent


@fault("content")
def words_stand_outside_of_the_structure(t):
    place = own_words(first(t, "P"))
    list_ = instructions(t, place.page)
    at = mark_place(list_, place.mcid)
    del list_[mark_end(list_, at)], list_[at]
    write(t, place.page, list_)


@fault("content")
def a_heading_becomes_an_artifact(t):
    place = own_words(first(t, "H2"))
    list_ = instructions(t, place.page)
    list_[mark_place(list_, place.mcid)] = ([Name.Artifact, Dictionary(Type=Name.Layout)], pikepdf.Operator("BDC"))
    write(t, place.page, list_)


@fault("artifacts")
def a_paragraph_leaves_the_structure_for_an_artifact(t):
    e = first(t, "P", lambda e: len(t.words(e)) > 100 and not e.children())
    place = own_words(e)
    list_ = instructions(t, place.page)
    list_[mark_place(list_, place.mcid)] = ([Name.Artifact, Dictionary(Type=Name.Layout)], pikepdf.Operator("BDC"))
    write(t, place.page, list_)
    without(e.parent, e)


@fault("content")
def a_running_foot_becomes_content(t):
    list_ = instructions(t, 0)
    at = next(i for i, (operands, operator) in enumerate(list_) if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
              and str(operands[1].get("/Subtype", "")) == "/Footer")
    list_[at] = ([Name.P, Dictionary(MCID=999)], pikepdf.Operator("BDC"))
    write(t, 0, list_)


@fault("artifacts")
def an_artifact_does_not_say_what_it_is(t):
    list_ = instructions(t, 0)
    at = next(i for i, (operands, operator) in enumerate(list_) if str(operator) == "BDC" and str(operands[0]) == "/Artifact")
    list_[at] = ([Name.Artifact], pikepdf.Operator("BMC"))
    write(t, 0, list_)


@fault("order")
def the_words_of_a_paragraph_change_places(t):
    e = first(t, "P", lambda e: len([k for k in e.kids if isinstance(k, Words)]) > 1)
    e.object.K = Array(list(reversed(kids(e))))


@fault("order")
def two_blocks_change_places(t):
    e = first(t, "Sect", lambda e: len(e.children("P")) > 1)
    held = kids(e)
    held[1], held[2] = held[2], held[1]
    e.object.K = Array(held)


@fault("empty")
def a_paragraph_says_nothing(t):
    e = first(t, "P", lambda e: e.parent.role == "Sect")
    del e.object["/K"]


@fault("text")
def a_sign_has_no_letters(t):
    fonts = t.pdf.pages[0].Resources.Font
    font = fonts[next(iter(fonts.keys()))]
    cmap = font.ToUnicode.read_bytes()
    cut = re.search(rb"<[0-9A-Fa-f]{4}>\s*<[0-9A-Fa-f]+>\s*\n", cmap[cmap.index(b"beginbfchar"):])
    at = cmap.index(b"beginbfchar") + cut.start()
    font.ToUnicode = t.pdf.make_stream(cmap[:at] + cmap[at + len(cut[0]):])


# ---- roles ----------------------------------------------------------------------------------------------------------


@fault("headings")
def a_level_is_skipped(t):
    first(t, "H2").object.S = Name.H4


@fault("headings")
def there_are_two_titles(t):
    first(t, "H2").object.S = Name.H1


@fault("headings")
def there_is_no_title(t):
    first(t, "H1").object.S = Name.P


@fault("author's order")
def a_heading_is_only_large_type(t):
    first(t, "H2", lambda e: t.words(e) == "Charts").object.S = Name.P


@fault("lists")
def a_body_is_no_body(t):
    first(t, "LBody").object.S = Name.Div


@fault("lists")
def a_label_is_lost(t):
    item = first(t, "LI", lambda e: e.children("Lbl"))
    without(item, item.children("Lbl")[0])


@fault("lists")
def bullets_are_said_to_be_numbers(t):
    first(t, "L").object.A.ListNumbering = Name.Decimal


@fault("lists")
def numbers_are_said_to_be_none(t):
    first(t, "L", lambda e: str(e.attributes["ListNumbering"]) == "/Decimal").object.A.ListNumbering = Name("/None")


@fault("nesting")
def an_item_stands_alone(t):
    first(t, "L").object.S = Name.Sect


@fault("tables")
def a_head_is_no_head(t):
    first(t, "TH", lambda e: e.up("THead")).object.S = Name.TD


@fault("tables")
def a_head_has_no_scope(t):
    del first(t, "TH").object.A["/Scope"]


@fault("tables")
def a_span_is_lost(t):
    del first(t, "TH", lambda e: "ColSpan" in e.attributes).object.A["/ColSpan"]


@fault("tables")
def a_cell_does_not_name_its_heads(t):
    del first(t, "TD", lambda e: "Headers" in e.attributes).object.A["/Headers"]


@fault("tables")
def a_cell_names_a_head_that_is_not_there(t):
    first(t, "TD", lambda e: "Headers" in e.attributes).object.A.Headers = Array([pikepdf.String("nobody")])


@fault("tables")
def the_heads_are_body(t):
    table = first(t, "Table", lambda e: e.children("THead") and not any(c.role == "TH" for c in e.children("TBody")[0].below()))
    without(table, table.children("THead")[0])


def later_rows(t):
    """The long table, its body, and where its rows of a later page begin."""
    table = max((e for e in t.elements if e.role == "Table"), key=lambda e: len(check_structure.rows_of(e)))
    body = table.children("TBody")[0]
    rows = body.children("TR")
    cut = next(i for i, row in enumerate(rows) if min(t.pages_of(row)) > min(t.pages_of(rows[0])))
    return table, body, cut


@fault("one element")
def a_table_is_two_tables(t):
    table, body, cut = later_rows(t)
    make = t.pdf.make_indirect
    new = make(Dictionary(Type=Name.StructElem, S=Name.Table, P=table.object.P))
    head = make(Dictionary(Type=Name.StructElem, S=Name.THead, P=new))
    row = make(Dictionary(Type=Name.StructElem, S=Name.TR, P=head))
    row.K = Array([make(Dictionary(Type=Name.StructElem, S=Name.TH, P=row, A=Dictionary(O=Name.Table, Scope=Name.Column),
                                   ActualText=words)) for words in check_structure.heads(t, table)])
    head.K = row
    rest = make(Dictionary(Type=Name.StructElem, S=Name.TBody, P=new))
    held = kids(body)
    rest.K, body.object.K = Array(held[cut:]), Array(held[:cut])
    new.K = Array([head, rest])
    around = kids(table.parent)
    at = next(i for i, kid in enumerate(around) if is_object(kid, table.object))
    table.parent.object.K = Array(around[:at + 1] + [new] + around[at + 1:])


@fault("author's order")
def a_table_goes_on_without_its_heads(t):
    table, body, cut = later_rows(t)
    held = kids(body)
    rest = t.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TBody, P=table.object, K=Array(held[cut:])))
    body.object.K = Array(held[:cut])
    table.object.K = Array(kids(table) + [rest])


def divide(t, e, cut):
    """What an element holds from `cut` on goes to another one of its kind behind it."""
    held = kids(e)
    new = t.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=e.object.S, P=e.object.P, K=Array(held[cut:])))
    if "/A" in e.object:
        new.A = e.object.A
    e.object.K = Array(held[:cut])
    around = kids(e.parent)
    at = next(i for i, kid in enumerate(around) if is_object(kid, e.object))
    e.parent.object.K = Array(around[:at + 1] + [new] + around[at + 1:])


@fault("one element")
def a_paragraph_is_two_paragraphs(t):
    e = first(t, "P", lambda e: len(t.pages_of(e)) > 1)
    divide(t, e, next(i for i, kid in enumerate(kids(e)) if isinstance(kid, Dictionary) and "/Pg" in kid))


@fault("one element")
def a_list_is_two_lists(t):
    e = first(t, "L", lambda e: len(t.pages_of(e)) > 1)
    here = min(t.pages_of(e))
    divide(t, e, next(i for i, item in enumerate(e.children()) if min(t.pages_of(item)) > here))


@fault("figures")
def a_figure_has_no_alternative_text(t):
    del first(t, "Figure").object["/Alt"]


@fault("figures")
def a_figure_has_no_box(t):
    del first(t, "Figure").object.A["/BBox"]


@fault("figures")
def a_figure_lies_beside_the_page(t):
    first(t, "Figure").object.A.BBox = Array([700, 10, 900, 20])


@fault("author's words")
def an_alternative_text_is_of_another_figure(t):
    first(t, "Figure").object.Alt = "A map of the county"


@fault("nesting")
def a_caption_hides_below_an_alternative_text(t):
    group = first(t, "Div", lambda e: e.children("Figure") and e.children("Caption"))
    caption, figure = group.children("Caption")[0], group.children("Figure")[0]
    without(group, caption)
    figure.object.K = Array([caption.object] + kids(figure))
    caption.object.P = figure.object


@fault("captions")
def a_caption_stands_in_the_middle(t):
    table = first(t, "Table", lambda e: len(e.children()) == 3 and e.children("Caption"))
    held = kids(table)
    table.object.K = Array([held[1], held[0], held[2]])


@fault("notes")
def a_note_has_no_id(t):
    del first(t, "Note").object["/ID"]


@fault("notes")
def the_tree_of_names_is_lost(t):
    del t.pdf.Root.StructTreeRoot["/IDTree"]


@fault("spans")
def a_span_adds_nothing(t):
    del first(t, "Span", lambda e: e.language == "cy").object["/Lang"]


@fault("author's order")
def a_chart_loses_its_data(t):
    table = data_of_chart(t)
    without(table.parent, table)


@fault("author's words")
def a_value_of_a_chart_is_another(t):
    next(e for e in data_of_chart(t).below() if e.role == "TD").object.ActualText = "999"


@fault("tables")
def the_heads_of_a_chart_are_cells(t):
    for e in data_of_chart(t).below():
        if e.role == "TH":
            e.object.S = Name.TD


@fault("author's order")
def a_source_is_no_note(t):
    first(t, "Note", lambda e: "Source" in t.words(e)).object.S = Name.P


@fault("order")
def two_columns_change_places(t):
    e = first(t, "Sect", lambda e: any(t.words(h) == "Side by side" for h in e.children("H2")))
    held = next(inner for inner in e.below() if len(inner.children("P")) == 2 and len(t.words(inner)) > 200)
    held.object.K = Array(list(reversed(kids(held))))


@fault("author's words")
def a_statement_claims_another_contrast(t):
    e = first(t, "P", lambda e: t.words(e).startswith("The contrast of text"))
    e.object.ActualText = re.sub(r"\d+\.\d", "21.0", t.words(e), count=1)


@fault("author's order")
def a_statement_hides_what_is_not_accessible(t):
    e = first(t, "Sect", lambda e: any(t.words(h) == "What is not accessible" for h in e.children("H3")))
    without(e.parent, e)


# ---- links ----------------------------------------------------------------------------------------------------------


@fault("links")
def a_link_has_no_description(t):
    del annotation_of(first(t, "Link", lambda e: e.parent.role == "P"))["/Contents"]


@fault("links")
def a_link_leads_nowhere(t):
    held = annotation_of(first(t, "Link", lambda e: e.parent.role == "P"))
    for key in ("/A", "/Dest"):
        if key in held:
            del held[key]


@fault("links")
def the_second_line_of_a_link_cannot_be_clicked(t):
    link = first(t, "Link", lambda e: e.parent.role == "P" and sum(isinstance(kid, Annotation) for kid in e.kids) > 1)
    last = [kid.object for kid in link.kids if isinstance(kid, Annotation)][-1]
    link.object.K = Array([kid for kid in kids(link) if not (isinstance(kid, Dictionary) and "/Obj" in kid and is_object(kid.Obj, last))])
    for page in t.pdf.pages:
        if "/Annots" in page.obj:
            page.obj.Annots = Array([a for a in page.obj.Annots if not is_object(a, last)])


@fault("contents")
def a_list_of_tables_leads_to_another_page(t):
    held = annotation_of(first(t, "Link", lambda e: e.up("TOCI") and t.words(e).startswith("Table 2")))
    held.Dest = Array([t.pdf.pages[0].obj, Name.Fit])


@fault("links")
def an_annotation_has_no_link(t):
    link = first(t, "Link", lambda e: e.parent.role == "P")
    link.object.K = Array([kid for kid in kids(link) if not (isinstance(kid, Dictionary) and "/Obj" in kid)])


@fault("author's links")
def a_description_is_of_another_link(t):
    annotation_of(first(t, "Link", lambda e: e.parent.role == "P")).Contents = "Something else"


@fault("contents")
def an_entry_is_no_link(t):
    first(t, "Link", lambda e: e.up("TOCI")).object.S = Name.Span


@fault("contents")
def an_entry_leads_to_another_page(t):
    held = annotation_of(first(t, "Link", lambda e: e.up("TOCI")))
    held.Dest = Array([t.pdf.pages[-1].obj, Name.Fit])


@fault("contents")
def a_title_and_its_page_are_one_word(t):
    place = own_words(first(t, "Link", lambda e: e.up("TOCI")))
    list_ = instructions(t, place.page)
    at = mark_place(list_, place.mcid)
    list_[at] = ([list_[at][0][0], Dictionary(MCID=place.mcid)], list_[at][1])
    words = t.marks[place.page, place.mcid].text.replace(" ", "")
    held = Dictionary(ActualText=words)
    end = mark_end(list_, at)
    list_[at + 1:end] = [([Name.Span, held], pikepdf.Operator("BDC"))] + list_[at + 1:end] + [([], pikepdf.Operator("EMC"))]
    write(t, place.page, list_)


# ---- words ----------------------------------------------------------------------------------------------------------


@fault("author's words")
def a_line_end_hyphen_stays_in_the_word(t):
    for number in range(len(t.pdf.pages)):
        list_ = instructions(t, number)
        for i, (operands, operator) in enumerate(list_):
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and str(operands[1].get("/ActualText", "")) == "\u00ad":
                list_[i] = ([operands[0], Dictionary(ActualText="-")], operator)
                return write(t, number, list_)
    return sys.exit("no word is divided")


@fault("author's words")
def a_word_is_missing(t):
    place = own_words(first(t, "P", lambda e: len(t.words(e)) > 100))
    list_ = instructions(t, place.page)
    at = mark_place(list_, place.mcid)
    del list_[next(i for i in range(at, len(list_)) if str(list_[i][1]) == "TJ")]
    write(t, place.page, list_)


def reported(data, root, cache):
    """The checks that find something, each with its first finding."""
    made = {}
    tagged = Tagged(pikepdf.open(io.BytesIO(data)), cache)
    for check, _, words in check_structure.findings(tagged):
        made.setdefault(check, words)
    for check, words in check_words.compare(tagged, root):
        made.setdefault(check, words)
    return made


def main(path, composed):
    with open(composed, encoding="utf-8") as file:
        root = next(iter(author.read(file.read()).values()))
    passed = failed = 0
    cache = {}
    with open(path, "rb") as file:
        sound = file.read()
    for check, words in reported(sound, root, cache).items():
        failed += 1
        print(f"the sound file: {check}: {words}")
    for name, (break_it, check) in FAULTS.items():
        tagged = Tagged(pikepdf.open(io.BytesIO(sound)), cache)
        break_it(tagged)
        out = io.BytesIO()
        tagged.pdf.save(out)
        found = reported(out.getvalue(), root, cache)
        if check in found:
            passed += 1
            if "-v" in sys.argv:
                print(f"{name}: {check}: {found[check]}")
        else:
            failed += 1
            print(f"{name}: “{check}” does not report it; reported by: {', '.join(found) or 'nothing'}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
