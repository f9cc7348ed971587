/* How an element of an SVG file is painted: presentation attributes, over them the declarations of its
 * `style`. What changes the picture and cannot be printed is told; what can change nothing on paper (fonts
 * of a picture without text, names, hints to programs) is passed over. */
#include "read/svg_reader.h"

#include "base/utf8.h"

void svg_look_init(struct svg_look *look)
{
    *look = (struct svg_look){.fill = {SVG_COLOUR, {0, 0, 0}},
                              .current = {SVG_INK, {0, 0, 0}},
                              .stroke_width = SVG_ONE,
                              .mitre_limit = 4 * SVG_ONE};
}

static void refuse(struct svg_reader *r, const struct svg_attribute *value, struct slice remedy)
{
    SVG_FAULT(r, MSG_svg_property, value->span, value->name, value->value, remedy);
}

/* ---- paints ---- */

static bool is_reference(struct slice value)
{
    return slice_starts_with(value, S("url("));
}

static void read_colour(struct svg_reader *r, const struct svg_attribute *value, struct svg_paint *paint)
{
    size_t count = 0;
    struct slice names[160];
    bool clear;

    if (svg_colour(value->value, &paint->colour, &clear)) {
        paint->kind = SVG_COLOUR;
        if (clear)
            refuse(r, value, S("Write the colour that it has on white paper."));
        return;
    }
    for (; count < sizeof names / sizeof *names && svg_colour_name(count).len; count++)
        names[count] = svg_colour_name(count);
    SVG_FAULT(r, MSG_svg_colour, value->span, value->value,
              did_you_mean(r->arena, value->value, names, count));
}

static void read_paint(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look,
                       struct svg_paint *paint)
{
    if (is_reference(value->value)) {
        refuse(r, value, S("Gradients and patterns cannot be printed. Choose a plain colour for the area."));
        paint->kind = SVG_COLOUR;
    } else if (slice_is(value->value, "none") || utf8_equal_folded(value->value, S("transparent"))) {
        paint->kind = SVG_NOTHING;
    } else if (utf8_equal_folded(value->value, S("currentColor"))) {
        *paint = look->current;
    } else {
        read_colour(r, value, paint);
    }
}

static void read_fill(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    read_paint(r, value, look, &look->fill);
}

static void read_stroke(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    read_paint(r, value, look, &look->stroke);
}

/* A number or per cent; below one the paint would shine through. */
static bool is_whole(struct slice value)
{
    struct svg_scan scan = {value, 0};
    svg_number n;

    if (svg_scan_number(&scan, &n) != SVG_FOUND)
        return false;
    if (scan.at + 1 == value.len && value.ptr[scan.at] == '%')
        return n >= 100 * SVG_ONE;
    return scan.at == value.len && n >= SVG_ONE;
}

/* Of a paint that is not used it does not matter. */
static void read_fill_opacity(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    (void)r;
    look->fill_opacity = is_whole(value->value) ? (struct svg_attribute){0} : *value;
}

static void read_stroke_opacity(struct svg_reader *r, const struct svg_attribute *value,
                                struct svg_look *look)
{
    (void)r;
    look->stroke_opacity = is_whole(value->value) ? (struct svg_attribute){0} : *value;
}

static void read_opacity(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    (void)look;
    if (!is_whole(value->value))
        refuse(r, value,
               S("Nothing can shine through. Make it 1, and choose the colour that is to be seen."));
}

/* ---- lines ---- */

static void read_stroke_width(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    if (svg_length(r, value, &look->stroke_width) && look->stroke_width < 0)
        SVG_FAULT(r, MSG_svg_number, value->span, value->value, value->name);
}

static void read_mitre_limit(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    if (svg_length(r, value, &look->mitre_limit) && look->mitre_limit < SVG_ONE)
        SVG_FAULT(r, MSG_svg_number, value->span, value->value, value->name);
}

static int choice(struct svg_reader *r, const struct svg_attribute *value, const char *const names[],
                  const char *remedy)
{
    for (int i = 0; names[i]; i++)
        if (utf8_equal_folded(value->value, slice_of(names[i])))
            return i;
    refuse(r, value, slice_of(remedy));
    return 0;
}

static void read_cap(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    static const char *const names[] = {"butt", "round", "square", NULL};

    look->cap = (enum line_cap)choice(r, value, names, "Write butt, round or square.");
}

static void read_join(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    static const char *const names[] = {"miter", "round", "bevel", NULL};

    look->join = (enum line_join)choice(r, value, names, "Write miter, round or bevel.");
}

static void read_fill_rule(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    static const char *const names[] = {"nonzero", "evenodd", NULL};

    look->even_odd = choice(r, value, names, "Write nonzero or evenodd.") == 1;
}

/* ---- what is shown ---- */

static void read_display(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    (void)r;
    look->not_shown = slice_is(value->value, "none");
}

static void read_visibility(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    (void)r;
    look->hidden = !slice_is(value->value, "visible");
}

/* ---- the properties ---- */

static const struct property {
    const char *name;
    void (*read)(struct svg_reader *, const struct svg_attribute *, struct svg_look *);
    const char *only, *or_only; /* without `read`: values that change nothing; NULL = all of them */
    const char *remedy;
} properties[] = {
    {"fill", read_fill, NULL, NULL, NULL},
    {"stroke", read_stroke, NULL, NULL, NULL},
    {"fill-rule", read_fill_rule, NULL, NULL, NULL},
    {"stroke-width", read_stroke_width, NULL, NULL, NULL},
    {"stroke-linecap", read_cap, NULL, NULL, NULL},
    {"stroke-linejoin", read_join, NULL, NULL, NULL},
    {"stroke-miterlimit", read_mitre_limit, NULL, NULL, NULL},
    {"fill-opacity", read_fill_opacity, NULL, NULL, NULL},
    {"stroke-opacity", read_stroke_opacity, NULL, NULL, NULL},
    {"opacity", read_opacity, NULL, NULL, NULL},
    {"display", read_display, NULL, NULL, NULL},
    {"visibility", read_visibility, NULL, NULL, NULL},
    {"stroke-dasharray", NULL, "none", "0",
     "Dashes cannot be printed. In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
    {"clip-path", NULL, "none", NULL,
     "Cut the shapes themselves. In Inkscape: Object > Clip > Release, then Path > Intersection."},
    {"clip", NULL, "auto", NULL, "Cut the shapes themselves. In Inkscape: Path > Intersection."},
    {"mask", NULL, "none", NULL,
     "Cut the shapes themselves. In Inkscape: Object > Mask > Release, then Path > Intersection."},
    {"filter", NULL, "none", NULL,
     "Shadows and blurs cannot be printed. In Inkscape: Filters > Remove Filters."},
    {"marker", NULL, "none", NULL, "In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
    {"marker-start", NULL, "none", NULL, "In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
    {"marker-mid", NULL, "none", NULL, "In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
    {"marker-end", NULL, "none", NULL, "In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
    {"mix-blend-mode", NULL, "normal", NULL, "Choose the colour that is to be seen."},
    {"paint-order", NULL, "normal", "fill stroke markers",
     "An area is filled before its edge is drawn. Write normal, or put two shapes on each other."},
    {"vector-effect", NULL, "none", NULL, "In Inkscape: Path > Stroke to Path, then save as Plain SVG."},
};

enum { PROPERTIES = sizeof properties / sizeof *properties };

/* Beginnings, with a hyphen at the end, and whole names of what changes nothing here: properties, and
 * attributes that are no properties. */
static const char *const idle_properties[] = {"font-",
                                              "font",
                                              "text-",
                                              "letter-spacing",
                                              "word-spacing",
                                              "line-height",
                                              "writing-mode",
                                              "direction",
                                              "unicode-bidi",
                                              "baseline-shift",
                                              "dominant-baseline",
                                              "alignment-baseline",
                                              "white-space",
                                              "clip-rule",
                                              "color-",
                                              "shape-",
                                              "image-rendering",
                                              "stop-",
                                              "flood-",
                                              "lighting-color",
                                              "solid-",
                                              "enable-background",
                                              "isolation",
                                              "overflow",
                                              "pointer-events",
                                              "cursor",
                                              "stroke-dashoffset",
                                              "kerning",
                                              "glyph-",
                                              "-inkscape-",
                                              "-webkit-",
                                              "-moz-",
                                              "block-progression",
                                              "tab-size",
                                              "color",
                                              "inline-size",
                                              NULL};

static const char *const idle_attributes[] = {"id",
                                              "class",
                                              "style",
                                              "version",
                                              "baseProfile",
                                              "lang",
                                              "role",
                                              "aria-",
                                              "data-",
                                              "tabindex",
                                              "focusable",
                                              "contentScriptType",
                                              "contentStyleType",
                                              "zoomAndPan",
                                              "pathLength",
                                              "title",
                                              "name",
                                              "transform",
                                              "d",
                                              "points",
                                              "x",
                                              "y",
                                              "x1",
                                              "y1",
                                              "x2",
                                              "y2",
                                              "cx",
                                              "cy",
                                              "r",
                                              "rx",
                                              "ry",
                                              "width",
                                              "height",
                                              "href",
                                              "viewBox",
                                              "preserveAspectRatio",
                                              NULL};

static bool is_among(struct slice name, const char *const *known)
{
    for (; *known; known++) {
        struct slice it = slice_of(*known);

        if (slice_ends_with(it, S("-")) ? slice_starts_with(name, it) : slice_equal(name, it))
            return true;
    }
    return false;
}

static bool changes_nothing(struct slice name, bool in_style)
{
    return is_among(name, idle_properties) ||
           (!in_style && (is_among(name, idle_attributes) || slice_starts_with(name, S("on"))));
}

/* Does a value that is not worked out change nothing? */
static bool is_idle(struct svg_reader *r, const struct property *p, struct slice value)
{
    return slice_is(value, p->only) || (p->or_only && slice_is(value, p->or_only)) ||
           (slice_is(slice_of(p->name), "clip-path") && svg_clips_nothing(r, value));
}

static void read_property(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look,
                          bool in_style)
{
    const struct property *p = properties;

    while (p < properties + PROPERTIES && !slice_is(value->name, p->name))
        p++;
    if (p == properties + PROPERTIES) {
        if (!changes_nothing(value->name, in_style))
            SVG_FAULT(r, MSG_svg_unknown, value->span, value->name);
    } else if (slice_is(value->value, "inherit")) {
        return;
    } else if (p->read) {
        p->read(r, value, look);
    } else if (!is_idle(r, p, value->value)) {
        refuse(r, value, slice_of(p->remedy));
    }
}

static struct svg_attribute trimmed(const struct svg_attribute *attribute)
{
    struct slice value = slice_trim(attribute->value);

    return (struct svg_attribute){
        attribute->name, value,
        svg_part(attribute->span, (size_t)(value.ptr - attribute->value.ptr), value.len)};
}

/* The next "name: value" of a `style`; false after the last. */
static bool next_declaration(const struct svg_attribute *style, size_t *at, struct svg_attribute *declaration)
{
    while (*at < style->value.len) {
        size_t start = *at, end = slice_find_byte(style->value, ';', start), colon;
        struct slice name;

        *at = end + 1;
        colon = slice_find_byte(style->value, ':', start);
        colon = colon < end ? colon : end;
        name = slice_trim(slice_sub(style->value, start, colon - start));
        if (!name.len)
            continue;
        colon = colon < end ? colon + 1 : end;
        *declaration = (struct svg_attribute){name, slice_sub(style->value, colon, end - colon),
                                              svg_part(style->span, colon, end - colon)};
        *declaration = trimmed(declaration);
        return true;
    }
    return false;
}

/* What currentColor means, before it is used. */
static void read_current(struct svg_reader *r, const struct svg_attribute *value, struct svg_look *look)
{
    if (slice_is(value->name, "color") && !slice_is(value->value, "inherit") &&
        !utf8_equal_folded(value->value, S("currentColor")))
        read_colour(r, value, &look->current);
}

void svg_look_read(struct svg_reader *r, const struct svg_element *element, struct svg_look *look)
{
    const struct svg_attribute *style = svg_attribute(element, "style");
    const struct svg_attribute *transform = svg_attribute(element, "transform");
    struct svg_attribute one;

    r->element = element;
    look->not_shown = false;
    for (size_t i = 0; i < element->attribute_count; i++) {
        one = trimmed(&element->attributes[i]);
        read_current(r, &one, look);
    }
    for (size_t at = 0; style && next_declaration(style, &at, &one);)
        read_current(r, &one, look);
    for (size_t i = 0; i < element->attribute_count; i++) {
        one = trimmed(&element->attributes[i]);
        read_property(r, &one, look, false);
    }
    for (size_t at = 0; style && next_declaration(style, &at, &one);)
        read_property(r, &one, look, true);
    if (transform)
        svg_transform_read(r, transform, look);
}
