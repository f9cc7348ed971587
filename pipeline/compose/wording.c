/* The program's own words in English and Welsh. Takes a language tag; knows nothing of where they are
 * printed. Spaces that must not break are U+00A0, as smart text would make them. */
#include "compose/wording.h"

static const struct wording english = {
    .yes = S_INIT("Yes"),
    .no = S_INIT("No"),
    .contents = S_INIT("Contents"),
    .list_of_tables = S_INIT("Tables"),
    .list_of_charts = S_INIT("Charts"),
    .table = S_INIT("Table\u00a0{}"),
    .figure = S_INIT("Figure\u00a0{}"),
    .page = S_INIT("page\u00a0{}"),
    .pages = S_INIT("pages\u00a0{} to\u00a0{}"),
    .pages_short = S_INIT("pages\u00a0{}–{}"),
    .received = S_INIT("received {}"),
    .source = S_INIT("Source: {}"),
    .continued = S_INIT("continued"),
    .continued_of = S_INIT("{} (continued)"),
    .carried_forward = S_INIT("Carried forward"),
    .brought_forward = S_INIT("Brought forward"),
    .charts = {[CHART_PIE] = S_INIT("Pie chart."),
               [CHART_DONUT] = S_INIT("Donut chart."),
               [CHART_BAR] = S_INIT("Bar chart."),
               [CHART_COLUMN] = S_INIT("Column chart."),
               [CHART_STACKED_BAR] = S_INIT("Stacked bar chart."),
               [CHART_STACKED_COLUMN] = S_INIT("Stacked column chart."),
               [CHART_SHARE_BAR] = S_INIT("Bar chart of shares, each bar 100%."),
               [CHART_SHARE_COLUMN] = S_INIT("Column chart of shares, each column 100%."),
               [CHART_LINE] = S_INIT("Line chart."),
               [CHART_DOT] = S_INIT("Dot chart."),
               [CHART_VARIANCE] = S_INIT("Chart of variances.")},
    .span = S_INIT("{} to {}."),
    .from_to = S_INIT("from {} to {};"),
    .extremes = S_INIT("highest {} ({}), lowest {} ({})."),
    .not_known = S_INIT("Not known: {}."),
    .many_unknown = S_INIT("{} values are not known."),
    .nothing_known = S_INIT("nothing is known."),
    .held_back = S_INIT("Held back: {}."),
    .many_held_back = S_INIT("{} values are held back."),
    .sign_missing = S_INIT("{}\u00a0 not known"),
    .sign_held_back = S_INIT("{}\u00a0 held back: a small number of people"),
    .sign_none = S_INIT("{}\u00a0 no figure"),
    .variance = S_INIT("Variance"),
    .total = S_INIT("Total"),
    .many_parts = S_INIT("{} parts."),
    .highest = S_INIT("Highest: {}."),
    .lowest = S_INIT("Lowest: {}."),
    .of = S_INIT("of {}"),
    .step = S_INIT("Step\u00a0{}"),
    .leads_to = S_INIT("QR code: leads to {}"),
    .web = S_INIT("Website"),
    .email = S_INIT("Email"),
    .social = S_INIT("Social media"),
    .phone = S_INIT("Phone"),
    .address = S_INIT("Address"),
    .range = S_INIT("{}\u00a0to\u00a0{}"),
    .range_short = S_INIT("{}–{}"),
    .action = S_INIT("Action: "),
    .data_follows = S_INIT("The data stand in the table that follows."),
    .accessibility =
        {
            .title = S_INIT("Accessibility statement"),
            .about = S_INIT("This statement is about {}. Publisher: {}."),
            .how = S_INIT("How accessible the document is"),
            .nothing_known = S_INIT("We know of nothing in it that fails the Web Content Accessibility "
                                    "Guidelines (WCAG) 2.2 at level\u00a0AA."),
            .partial = S_INIT("It is partially compliant with the Web Content Accessibility Guidelines "
                              "(WCAG) 2.2 at level\u00a0AA, because of what is listed under “{}”."),
            .checked = S_INIT("The program that made the document sees to this:"),
            .structure =
                S_INIT("Screen readers are told what each part is, in the order in which it is read. "
                       "The file is tagged by the rules of PDF/UA-1 and made to be kept by those of "
                       "PDF/A-2a."),
            .headings = S_INIT("No level of headings is skipped."),
            .language = S_INIT("The language is marked."),
            .languages = S_INIT("The language is marked, also that of words in another language."),
            .pictures = S_INIT("Pictures, charts and diagrams have alternative texts ({}\u00a0in all)."),
            .charts = S_INIT("Charts have their data as a table too, and their parts differ by more than "
                             "colour."),
            .tables = S_INIT("Tables mark the heads of their columns or rows ({}\u00a0in all)."),
            .links = S_INIT("No link is called “click here”, “more” or the like."),
            .size = S_INIT("The main text has a size of {}\u00a0points."),
            .contrast =
                S_INIT("The contrast of text with its background is {}\u00a0to\u00a01 or more, that of "
                       "large text and charts {}\u00a0to\u00a01 or more; the guidelines ask for "
                       "4.5\u00a0and\u00a03."),
            .people = S_INIT("No program can judge whether words are plain, or whether an alternative text "
                             "says what matters."),
            .exceptions = S_INIT("What is not accessible"),
            .instead = S_INIT("Instead: "),
            .other_format = S_INIT("Another format, or a fault"),
            .ask = S_INIT("If you need this document in another format, such as large print, easy read, "
                          "audio or braille, or find something in it that you cannot use, please tell us:"),
            .unsatisfied = S_INIT("If you are not satisfied"),
            .advice = {S_INIT("If you are not happy with our answer, turn to the "),
                       S_INIT("Equality Advisory and Support Service"),
                       S_INIT(" (EASS). The Equality and Human Rights Commission (EHRC) enforces the Public "
                              "Sector Bodies (Websites and Mobile Applications) (No.\u00a02) Accessibility "
                              "Regulations 2018.")},
            .advice_address = S_INIT("https://www.equalityadvisoryservice.com/"),
            .prepared = S_INIT("This statement was prepared with the document, on {}."),
        },
};

static const struct wording welsh = {
    .yes = S_INIT("Ie"),
    .no = S_INIT("Na"),
    .contents = S_INIT("Cynnwys"),
    .list_of_tables = S_INIT("Tablau"),
    .list_of_charts = S_INIT("Siartiau"),
    .table = S_INIT("Tabl\u00a0{}"),
    .figure = S_INIT("Ffigur\u00a0{}"),
    .page = S_INIT("tudalen\u00a0{}"),
    .pages = S_INIT("tudalennau\u00a0{} i\u00a0{}"),
    .pages_short = S_INIT("tudalennau\u00a0{}–{}"),
    .received = S_INIT("derbyniwyd {}"),
    .source = S_INIT("Ffynhonnell: {}"),
    .continued = S_INIT("parhad"),
    .continued_of = S_INIT("{} (parhad)"),
    .carried_forward = S_INIT("Cariwyd ymlaen"),
    .brought_forward = S_INIT("Dygwyd ymlaen"),
    .charts = {[CHART_PIE] = S_INIT("Siart cylch."),
               [CHART_DONUT] = S_INIT("Siart toesen."),
               [CHART_BAR] = S_INIT("Siart bar."),
               [CHART_COLUMN] = S_INIT("Siart colofnau."),
               [CHART_STACKED_BAR] = S_INIT("Siart bar wedi'i bentyrru."),
               [CHART_STACKED_COLUMN] = S_INIT("Siart colofnau wedi'i bentyrru."),
               [CHART_SHARE_BAR] = S_INIT("Siart bar o gyfrannau, pob bar yn 100%."),
               [CHART_SHARE_COLUMN] = S_INIT("Siart colofnau o gyfrannau, pob colofn yn 100%."),
               [CHART_LINE] = S_INIT("Siart llinell."),
               [CHART_DOT] = S_INIT("Siart dotiau."),
               [CHART_VARIANCE] = S_INIT("Siart amrywiannau.")},
    .span = S_INIT("{} i {}."),
    .from_to = S_INIT("o {} i {};"),
    .extremes = S_INIT("uchaf {} ({}), isaf {} ({})."),
    .not_known = S_INIT("Ddim yn hysbys: {}."),
    .many_unknown = S_INIT("Nid yw {} gwerth yn hysbys."),
    .nothing_known = S_INIT("dim yn hysbys."),
    .held_back = S_INIT("Heb eu dangos: {}."),
    .many_held_back = S_INIT("Ni ddangosir {} gwerth."),
    .sign_missing = S_INIT("{}\u00a0 ddim yn hysbys"),
    .sign_held_back = S_INIT("{}\u00a0 heb ei ddangos: nifer bach o bobl"),
    .sign_none = S_INIT("{}\u00a0 dim ffigur"),
    .variance = S_INIT("Amrywiant"),
    .total = S_INIT("Cyfanswm"),
    .many_parts = S_INIT("{} rhan."),
    .highest = S_INIT("Uchaf: {}."),
    .lowest = S_INIT("Isaf: {}."),
    .of = S_INIT("o {}"),
    .step = S_INIT("Cam\u00a0{}"),
    .leads_to = S_INIT("Cod QR: yn arwain at {}"),
    .web = S_INIT("Gwefan"),
    .email = S_INIT("E-bost"),
    .social = S_INIT("Cyfryngau cymdeithasol"),
    .phone = S_INIT("Ffôn"),
    .address = S_INIT("Cyfeiriad"),
    .range = S_INIT("{}\u00a0i\u00a0{}"),
    .range_short = S_INIT("{}–{}"),
    .action = S_INIT("Gweithredu: "),
    .data_follows = S_INIT("Mae'r data yn y tabl sy'n dilyn."),
    .accessibility =
        {
            .title = S_INIT("Datganiad hygyrchedd"),
            .about = S_INIT("Mae'r datganiad hwn yn ymwneud â {}. Cyhoeddwr: {}."),
            .how = S_INIT("Pa mor hygyrch yw'r ddogfen"),
            .nothing_known = S_INIT("Ni wyddom am unrhyw beth ynddi nad yw'n bodloni Canllawiau Hygyrchedd "
                                    "Cynnwys Gwe (WCAG) 2.2 ar lefel\u00a0AA."),
            .partial = S_INIT("Mae'n cydymffurfio'n rhannol â Chanllawiau Hygyrchedd Cynnwys Gwe (WCAG) 2.2 "
                              "ar lefel\u00a0AA, oherwydd yr hyn a restrir o dan “{}”."),
            .checked = S_INIT("Mae'r rhaglen a wnaeth y ddogfen yn gofalu am hyn:"),
            .structure =
                S_INIT("Dywedir wrth ddarllenwyr sgrin beth yw pob rhan, yn y drefn y'i darllenir. "
                       "Tagiwyd y ffeil yn ôl rheolau PDF/UA-1, a'i gwneud i'w chadw yn ôl rhai PDF/A-2a."),
            .headings = S_INIT("Ni hepgorir unrhyw lefel o benawdau."),
            .language = S_INIT("Mae'r iaith wedi'i nodi."),
            .languages = S_INIT("Mae'r iaith wedi'i nodi, hefyd iaith geiriau mewn iaith arall."),
            .pictures = S_INIT("Mae gan luniau, siartiau a diagramau destun amgen ({}\u00a0i gyd)."),
            .charts = S_INIT("Mae data siartiau ar gael fel tabl hefyd, ac mae mwy na lliw yn gwahaniaethu "
                             "rhwng eu rhannau."),
            .tables = S_INIT("Mae tablau'n nodi penawdau eu colofnau neu eu rhesi ({}\u00a0i gyd)."),
            .links = S_INIT("Nid oes dolen o'r enw “cliciwch yma”, “mwy” na'u tebyg."),
            .size = S_INIT("Maint y prif destun yw {}\u00a0pwynt."),
            .contrast =
                S_INIT("Cyferbyniad testun â'i gefndir yw {}\u00a0i\u00a01 neu fwy, a chyferbyniad testun "
                       "mawr a siartiau {}\u00a0i\u00a01 neu fwy; mae'r canllawiau'n gofyn am "
                       "4.5\u00a0a\u00a03."),
            .people = S_INIT("Ni all unrhyw raglen farnu a yw geiriau'n glir, nac a yw testun amgen yn dweud "
                             "yr hyn sy'n bwysig."),
            .exceptions = S_INIT("Yr hyn nad yw'n hygyrch"),
            .instead = S_INIT("Yn ei le: "),
            .other_format = S_INIT("Fformat arall, neu fai"),
            .ask = S_INIT("Os oes angen y ddogfen hon arnoch mewn fformat arall, megis print bras, fersiwn "
                          "hawdd ei deall, recordiad sain neu braille, neu os oes rhywbeth ynddi na allwch "
                          "ei ddefnyddio, rhowch wybod i ni:"),
            .unsatisfied = S_INIT("Os nad ydych yn fodlon"),
            .advice = {S_INIT("Os nad ydych yn hapus â'n hateb, cysylltwch â'r "),
                       S_INIT("Gwasanaeth Cynghori a Chefnogi Cydraddoldeb"),
                       S_INIT(" (EASS). Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy'n gorfodi "
                              "Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Chymwysiadau "
                              "Symudol) (Rhif\u00a02) 2018.")},
            .advice_address = S_INIT("https://www.equalityadvisoryservice.com/"),
            .prepared = S_INIT("Paratowyd y datganiad hwn gyda'r ddogfen, ar {}."),
        },
};

const struct wording *wording_of(struct slice language)
{
    return language_is_welsh(language) ? &welsh : &english;
}

struct slice phrase_filled(struct arena *arena, struct slice phrase, struct slice words)
{
    size_t hole = slice_find(phrase, S("{}"), 0);

    return ARENA_JOIN(arena, slice_sub(phrase, 0, hole), words, slice_from(phrase, hole + 2));
}
