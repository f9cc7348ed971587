/* The program's own words in English and Welsh. Takes a language tag; knows nothing of where they are
 * printed. Spaces that must not break are U+00A0, as smart text would make them. */
#include "compose/wording.h"

static const struct wording english = {
    .yes = S_INIT("Yes"),
    .no = S_INIT("No"),
    .contents = S_INIT("Contents"),
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
    .pie = S_INIT("Pie chart."),
    .bars = S_INIT("Bar chart."),
    .columns = S_INIT("Column chart."),
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
};

static const struct wording welsh = {
    .yes = S_INIT("Ie"),
    .no = S_INIT("Na"),
    .contents = S_INIT("Cynnwys"),
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
    .pie = S_INIT("Siart cylch."),
    .bars = S_INIT("Siart bar."),
    .columns = S_INIT("Siart colofnau."),
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
};

const struct wording *wording_of(struct slice language)
{
    struct slice primary = slice_sub(language, 0, slice_find_byte(language, '-', 0));

    return slice_is(primary, "cy") ? &welsh : &english;
}
