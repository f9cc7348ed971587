/* An SVG file as shapes: its size, then its elements in the order in which they are painted. The whole file
 * is walked whatever is at fault in it, so that one run tells everything. */
#include "read/svg.h"

#include "base/buffer.h"
#include "read/svg_reader.h"

/* Few files with reasons of their own come near these; files made to take time or memory do. */
enum { MOST_SHAPES = 100000, MOST_NUMBERS = 4000000, MOST_WALKED = 400000, DEEPEST = 300 };

bool svg_is_new(struct svg_reader *r, enum message id, struct span span)
{
    uint32_t key[] = {(uint32_t)id, span.start};
    struct slice bytes = arena_copy(r->arena, (struct slice){(const char *)key, sizeof key});

    r->faulty = true;
    return map_put(r->arena, &r->told, bytes, 0) == MAP_NONE;
}

/* ---- what cannot be printed ---- */

/* Elements that say something about the picture, or that only show where others name them. */
static bool is_unseen(struct slice name)
{
    static const char *const names[] = {"title",          "desc",    "metadata", "defs",     "symbol",
                                        "linearGradient", "pattern", "marker",   "clipPath", "radialGradient",
                                        "mask",           "filter",  "view",     NULL};

    for (size_t i = 0; names[i]; i++)
        if (slice_is(name, names[i]))
            return true;
    return false;
}

static void refuse_element(struct svg_reader *r, const struct svg_element *element)
{
    static const struct {
        const char *name, *remedy;
    } remedies[] = {
        {"text", "Letters are made outlines. In Inkscape: select them, Path > Object to Path, then save as "
                 "Plain SVG."},
        {"image", "Only outlines can be printed. Use the picture inside as a PNG or JPEG file of its own."},
        {"style",
         "Colours stand with each shape. In Inkscape: File > Save As > Plain SVG; in Illustrator: Save As > "
         "SVG, CSS Properties: Presentation Attributes."},
        {"script", "Nothing moves on paper. In Inkscape: File > Save As > Plain SVG."},
        {"svg", "A picture in a picture cannot be printed. In Inkscape: select it, Object > Ungroup, then "
                "save as Plain SVG."},
        {"foreignObject", "What is in it is no drawing. Take it out, or save as Plain SVG in Inkscape."},
        {"a", "A picture has no links. Ungroup what is in it."},
    };
    struct slice remedy = S("Take it out, or in Inkscape: Path > Object to Path, then save as Plain SVG.");

    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        if (slice_is(element->name, remedies[i].name))
            remedy = slice_of(remedies[i].remedy);
    SVG_FAULT(r, MSG_svg_element, element->span, element->name, remedy);
}

/* These change the picture wherever they stand. */
static void refuse_everywhere(struct svg_reader *r)
{
    for (size_t i = 0; i < r->tree.elements.count; i++) {
        struct svg_element *element = r->tree.elements.items[i];
        bool style = slice_is(element->name, "style");

        if ((style && element->has_text) || slice_is(element->name, "script") ||
            slice_is(element->name, "set") || slice_starts_with(element->name, S("animate")))
            refuse_element(r, element);
    }
}

static bool is_refused_everywhere(struct slice name)
{
    return slice_is(name, "style") || slice_is(name, "script") || slice_is(name, "set") ||
           slice_starts_with(name, S("animate"));
}

/* ---- shapes ---- */

/* What shines through, or is as thick here as there only in the file. */
static void judge_look(struct svg_reader *r, const struct svg_element *element, const struct svg_look *look)
{
    const struct svg_attribute *const opacities[] = {look->fill.kind ? &look->fill_opacity : NULL,
                                                     look->stroke.kind ? &look->stroke_opacity : NULL};

    for (int i = 0; i < 2; i++)
        if (opacities[i] && opacities[i]->name.len)
            SVG_FAULT(r, MSG_svg_property, opacities[i]->span, opacities[i]->name, opacities[i]->value,
                      S("Nothing can shine through. Make it 1, and choose the colour that is to be seen."));
    if (look->stretches.source && look->stroke.kind && look->stroke_width)
        SVG_FAULT(r, MSG_svg_stretched, look->stretches, element->name);
}

static void tell_full(struct svg_reader *r, const struct svg_element *element)
{
    if (!r->full)
        SVG_FAULT(r, MSG_svg_large, element->span);
    r->full = true;
}

static void add_shape(struct svg_reader *r, const struct svg_element *element, struct svg_look look,
                      const struct svg_outline *outline)
{
    if (outline->steps.count < 2 || look.hidden)
        return;
    if (!look.stroke_width)
        look.stroke.kind = SVG_NOTHING;
    judge_look(r, element, &look);
    if (!look.fill.kind && !look.stroke.kind)
        return;
    r->numbers += outline->numbers.count;
    if (r->shapes.count == MOST_SHAPES || r->numbers > MOST_NUMBERS) {
        tell_full(r, element);
        return;
    }
    *VECTOR_PUSH(r->arena, &r->shapes) = (struct svg_shape){.steps = outline->steps.items,
                                                            .numbers = outline->numbers.items,
                                                            .step_count = outline->steps.count,
                                                            .number_count = outline->numbers.count,
                                                            .transform = look.transform,
                                                            .fill = look.fill,
                                                            .stroke = look.stroke,
                                                            .stroke_width = look.stroke_width,
                                                            .mitre_limit = look.mitre_limit,
                                                            .cap = look.cap,
                                                            .join = look.join,
                                                            .even_odd = look.even_odd};
}

static void walk(struct svg_reader *r, struct svg_element *element, struct svg_look look);

static void walk_children(struct svg_reader *r, const struct svg_element *element,
                          const struct svg_look *look)
{
    for (struct svg_element *child = element->first; child && !r->full; child = child->next)
        walk(r, child, *look);
}

/* ---- use ---- */

static struct svg_element *shown_by(struct svg_reader *r, const struct svg_attribute *link)
{
    struct slice name = link ? slice_trim(link->value) : S("");
    uint32_t number = MAP_NONE;

    if (slice_starts_with(name, S("#")))
        number = map_lookup(&r->tree.by_id, slice_from(name, 1));
    return number == MAP_NONE ? NULL : r->tree.elements.items[number];
}

/* It shows itself, or something that it is in. */
static bool goes_round(const struct svg_reader *r, const struct svg_element *use,
                       const struct svg_element *shown)
{
    for (const struct svg_element *outer = use; outer; outer = outer->parent)
        if (outer == shown)
            return true;
    for (const struct svg_use *outer = r->use; outer; outer = outer->outer)
        if (outer->shows == shown)
            return true;
    return false;
}

static void show(struct svg_reader *r, struct svg_element *shown, struct svg_look *look)
{
    struct svg_use use = {shown, r->use};

    r->use = &use;
    if (!slice_is(shown->name, "symbol")) {
        walk(r, shown, *look);
    } else if (svg_attribute(shown, "viewBox")) {
        SVG_FAULT(r, MSG_svg_element, shown->span, shown->name,
                  S("A symbol with a size of its own cannot be printed. In Inkscape: Edit > Clone > Unlink "
                    "Clone."));
    } else {
        svg_look_read(r, shown, look);
        walk_children(r, shown, look);
    }
    r->use = use.outer;
}

static void walk_use(struct svg_reader *r, const struct svg_element *element, struct svg_look *look)
{
    const struct svg_attribute *link = svg_attribute(element, "href");
    struct svg_element *shown = shown_by(r, link);
    struct svg_transform *moved = ARENA_NEW(r->arena, struct svg_transform);

    if (!shown || goes_round(r, element, shown)) {
        SVG_FAULT(r, MSG_svg_use, link ? link->span : element->span,
                  shown ? S("It shows itself.") : S("Nothing in this file has that id."));
        return;
    }
    *moved = (struct svg_transform){.kind = SVG_TRANSLATE, .outer = look->transform};
    if (!svg_place_of(r, element, "x", &moved->n[0]) || !svg_place_of(r, element, "y", &moved->n[1]))
        return;
    look->transform = moved;
    show(r, shown, look);
}

/* ---- elements ---- */

static void walk_one(struct svg_reader *r, struct svg_element *element, struct svg_look look)
{
    struct svg_outline outline = {0};

    svg_look_read(r, element, &look);
    if (look.not_shown)
        return;
    if (slice_is(element->name, "g"))
        walk_children(r, element, &look);
    else if (slice_is(element->name, "use"))
        walk_use(r, element, &look);
    else if (svg_outline_read(r, element, &outline))
        add_shape(r, element, look, &outline);
    else
        refuse_element(r, element);
}

static void walk(struct svg_reader *r, struct svg_element *element, struct svg_look look)
{
    if (is_unseen(element->name) || is_refused_everywhere(element->name))
        return;
    if (r->walked++ == MOST_WALKED || r->depth == DEEPEST) {
        tell_full(r, element);
        return;
    }
    r->depth++;
    walk_one(r, element, look);
    r->depth--;
}

/* ---- the size ---- */

/* A side of the picture; nought when the file does not say it, as with "100%" of whatever there is. */
static bool read_side(struct svg_reader *r, const char *name, svg_number *n)
{
    const struct svg_attribute *side = svg_attribute(r->tree.root, name);

    *n = 0;
    if (!side || slice_is(slice_trim(side->value), "100%") || slice_is(slice_trim(side->value), "auto"))
        return true;
    if (!svg_size_of(r, r->tree.root, name, n))
        return false;
    if (!*n)
        SVG_FAULT(r, MSG_svg_number, side->span, slice_trim(side->value), side->name);
    return *n > 0;
}

static bool read_box(struct svg_reader *r, struct svg_picture *picture)
{
    const struct svg_attribute *box = svg_attribute(r->tree.root, "viewBox");
    svg_number *n;
    size_t count;

    if (!box)
        return true;
    if (!svg_numbers(r, box, &n, &count))
        return false;
    if (count != 4 || n[2] <= 0 || n[3] <= 0) {
        SVG_FAULT(r, MSG_svg_box, box->span);
        return false;
    }
    picture->left = n[0];
    picture->top = n[1];
    picture->box_width = n[2];
    picture->box_height = n[3];
    return true;
}

/* Stretched or cut to its size: then the shapes are not those that are seen. */
static void judge_fit(struct svg_reader *r)
{
    const struct svg_attribute *fit = svg_attribute(r->tree.root, "preserveAspectRatio");
    struct slice words = fit ? slice_trim(fit->value) : S("");

    if (fit && (slice_is(words, "none") || slice_ends_with(words, S("slice"))))
        SVG_FAULT(r, MSG_svg_property, fit->span, fit->name, fit->value,
                  S("Take it out: a picture is as wide to its height as its viewBox."));
}

/* 96 units are an inch. At least 1/1024 pt, so that there is something to scale. */
static dim to_dim(svg_number n)
{
    dim d = (dim)((__int128)n * 3 * DIM_PT / (4 * SVG_ONE));

    return d ? d : 1;
}

/* The picture is as wide to its height as the part of the plane that it shows, within width and height. */
static bool read_size(struct svg_reader *r, struct svg_picture *picture)
{
    svg_number width, height;

    judge_fit(r);
    if (!read_side(r, "width", &width) || !read_side(r, "height", &height) || !read_box(r, picture))
        return false;
    if (!picture->box_width) {
        picture->box_width = width;
        picture->box_height = height;
    }
    if (!picture->box_width || !picture->box_height) {
        SVG_FAULT(r, MSG_svg_size, r->tree.root->span);
        return false;
    }
    if (!width && !height)
        width = picture->box_width;
    if (!width || (height && (__int128)height * picture->box_width < (__int128)width * picture->box_height))
        width = (svg_number)((__int128)height * picture->box_width / picture->box_height);
    height = (svg_number)((__int128)width * picture->box_height / picture->box_width);
    if (width > SVG_ONE * 1000000 || height > SVG_ONE * 1000000) {
        SVG_FAULT(r, MSG_svg_box, r->tree.root->span);
        return false;
    }
    picture->width = to_dim(width);
    picture->height = to_dim(height);
    return true;
}

const struct svg_picture *svg_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source)
{
    struct svg_reader r = {.arena = arena, .diagnostics = diagnostics};
    struct svg_picture *picture = ARENA_NEW(arena, struct svg_picture);
    struct svg_look look;

    r.picture = picture;
    if (!svg_tree_read(arena, diagnostics, source, &r.tree))
        return NULL;
    svg_look_init(&look);
    read_size(&r, picture);
    svg_look_read(&r, r.tree.root, &look);
    refuse_everywhere(&r);
    walk_children(&r, r.tree.root, &look);
    if (!r.shapes.count && !r.faulty)
        SVG_FAULT(&r, MSG_svg_empty, r.tree.root->span);
    picture->shapes = r.shapes.items;
    picture->shape_count = r.shapes.count;
    return r.faulty ? NULL : picture;
}
