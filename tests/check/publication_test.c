/* The typed publication, through read_inputs on tests/check/data: fields, cells, looks, house style,
 * editions. */
#include "check/publication.h"

#include "expect.h"

struct checked {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    const struct publication *publication;
};

static void check_folder(struct checked *c, const char *folder, const char *edition)
{
    struct read_request request = {slice_of(folder), S("."), slice_of(edition)};
    const struct inputs *inputs;

    arena_init(&c->arena);
    sources_init(&c->sources, &c->arena);
    diagnostics_init(&c->diagnostics, &c->arena, &c->sources);
    inputs = read_inputs(&c->arena, &c->sources, &c->diagnostics, &request);
    c->publication = check_publication(&c->arena, inputs, &c->sources, &c->diagnostics);
}

static const struct field *field_at(const struct checked *c, const char *path)
{
    static const struct field none = {.kind = FIELD_ABSENT};
    const struct field *field = field_lookup(c->publication->record, slice_of(path));

    EXPECT(field != NULL);
    return field ? field : &none;
}

static void print_messages(const struct checked *c)
{
    struct buffer out = BUFFER_INIT;

    diagnostics_print(&c->diagnostics, (struct diagnostics_style){0}, &out);
    printf("%.*s", SLICE_ARG(buffer_slice(&out)));
    buffer_release(&out);
}

static void test_fields(const struct checked *c)
{
    const struct publication *p = c->publication;
    const struct field *findings = field_at(c, "findings");

    EXPECT_TEXT(p->name, "rich");
    EXPECT_TEXT(p->title_text, "A title with {{…}}");
    EXPECT_TEXT(p->office, "Office of the Police and Crime Commissioner");
    EXPECT(p->is_published);
    EXPECT_NUMBER(p->published.day, date_of((struct civil){2023, 12, 20}).day);
    EXPECT_NUMBER(field_at(c, "due")->date.day, date_of((struct civil){2023, 5, 1}).day);
    EXPECT(field_at(c, "urgent")->yes);
    EXPECT_TEXT(field_at(c, "grade")->words, "good");
    EXPECT_NUMBER(field_at(c, "copies wanted")->number, 12);
    EXPECT_TEXT(field_at(c, "author")->post->short_title, "the Commissioner");
    EXPECT_TEXT(field_at(c, "photo")->picture.alt, "Two officers");
    EXPECT_TEXT(md_plain_text((struct arena *)&c->arena, field_at(c, "FACTS.place")->text), "Chester");
    EXPECT_NUMBER(findings->list.count, 2);
    EXPECT_NUMBER(field_at(c, "findings.plans.owner")->kind, FIELD_POST);
    EXPECT_NUMBER(field_at(c, "findings.other.action")->kind, FIELD_ABSENT);
    EXPECT(field_lookup(p->record, S("findings.nothing")) == NULL);
    EXPECT(field_lookup(p->record, S("")) == NULL);
    EXPECT_NUMBER(field_at(c, "closing")->kind, FIELD_STANDING);
    EXPECT_NUMBER(field_at(c, "sign-off.by")->kind, FIELD_POST);
}

static void test_tables(const struct checked *c)
{
    const struct table *t = &c->publication->tables[0];

    EXPECT_NUMBER(sizeof(struct cell), 16);
    EXPECT_NUMBER(c->publication->table_count, 3);
    EXPECT(field_at(c, "gradings")->table == &c->publication->tables[2]);
    EXPECT_NUMBER(t->row_count, 3);
    EXPECT_NUMBER(t->column_count, 8);
    EXPECT_NUMBER(t->columns[1].cells[0].as.coefficient, 2410);
    EXPECT_NUMBER(t->columns[1].thousands, 1);
    EXPECT_NUMBER(t->columns[1].cells[1].as.coefficient, -30);
    EXPECT_NUMBER(t->columns[1].cells[2].as.coefficient, 0); /* blank: 0 */
    EXPECT_NUMBER(t->columns[1].cells[2].state, STATE_KNOWN);
    EXPECT_NUMBER(t->columns[2].cells[0].as.day, date_of((struct civil){2023, 2, 7}).day);
    EXPECT_NUMBER(t->columns[2].cells[2].as.day, date_of((struct civil){2024, 1, 31}).day);
    EXPECT_NUMBER(t->columns[3].cells[1].as.year, 2021);
    EXPECT(t->columns[4].cells[0].as.yes);
    EXPECT_NUMBER(t->columns[6].cells[2].state, STATE_MISSING);
    EXPECT_TEXT(t->columns[7].formula, "budget / 2");
    EXPECT(t->columns[7].cells == NULL);
    EXPECT_NUMBER(t->key_count, 2);
    EXPECT_NUMBER(map_lookup(&c->publication->tables[1].by_key, S("hate crime")), 1);
    EXPECT_NUMBER(c->publication->tables[1].columns[1].cells[0].as.coefficient, 70219);
}

static const struct style_setting *setting_of(const struct layout *layout, const char *style,
                                              enum style_property property)
{
    static const struct style_setting none;

    for (size_t i = 0; i < layout->style_count; i++)
        for (size_t k = 0; slice_is(layout->styles[i].name, style) && k < layout->styles[i].count; k++)
            if (layout->styles[i].settings[k].property == property)
                return &layout->styles[i].settings[k];
    EXPECT(!"a setting");
    return &none;
}

static void test_looks(const struct checked *c)
{
    const struct layout *layout = c->publication->layout;
    const struct brand *brand = c->publication->brand;

    EXPECT_NUMBER(layout->page_width, 609562); /* 210 mm */
    EXPECT_NUMBER(layout->page_height, 862095);
    EXPECT_NUMBER(layout->other.top, 63859); /* 22 mm */
    EXPECT(layout->first.top == layout->other.top);
    EXPECT_TEXT(layout->other.footer->text, "{{ page }}");
    EXPECT_NUMBER(setting_of(layout, "lead", STYLE_SIZE)->number, 14 * DIM_PT);
    EXPECT_NUMBER(setting_of(layout, "lead", STYLE_HEAD_WIDTH)->number, 350);
    EXPECT_NUMBER(setting_of(layout, "lead", STYLE_SPACE_BEFORE)->number, 2 * DIM_PT);
    EXPECT_TEXT(setting_of(layout, "lead", STYLE_SPACE_BEFORE)->text, "lines");
    EXPECT_TEXT(setting_of(layout, "small", STYLE_SIZE)->text, "small");
    EXPECT_NUMBER(brand_colour(brand, S("primary"))->colour.blue, 0x6b);
    EXPECT(brand_colour(brand, S("nothing")) == NULL);
    EXPECT_NUMBER(brand->sizes[1].size, 10 * DIM_PT);
    EXPECT_NUMBER(brand->patterns[1], 1);
    EXPECT_NUMBER(layout->dates[0].days, 56);
    EXPECT(layout->dates[0].first_day_counts);
}

static void test_house_style(const struct checked *c)
{
    const struct house_style *style = c->publication->house_style;
    struct ratio twentieth = ratio_of_decimal((struct decimal){5, 2});

    EXPECT_TEXT(house_style_format(style, S("£m"))->before, "£");
    EXPECT_TEXT(house_style_format(style, S("£m"))->after, "m");
    EXPECT_NUMBER(house_style_format(style, S("£m"))->thousands, 2);
    EXPECT(house_style_format(style, S("%")) == house_style_format(style, S("percent")));
    EXPECT(house_style_format(style, S("nothing")) == NULL);
    EXPECT_NUMBER(house_style_format(style, S("words"))->words_up_to, 10);
    EXPECT_NUMBER(ratio_compare(style->claims[CLAIM_NEARLY].tolerance, twentieth), 0);
    EXPECT_NUMBER(
        ratio_compare(style->claims[CLAIM_FRACTION].tolerance, ratio_of_decimal((struct decimal){1, 2})), 0);
    EXPECT_NUMBER(style->small_numbers.below, 5);
    EXPECT_NUMBER(style->typed_by_hand, HAND_IGNORE);
    EXPECT_TEXT(style->minus, "−");
}

static void test_blocks(const struct checked *c)
{
    const struct publication *p = c->publication;
    size_t fences = 0;

    for (size_t i = 0; i < p->block_count; i++) {
        EXPECT_NUMBER(p->blocks[i]->number, i + 1);
        fences += p->blocks[i]->prose.component_count;
    }
    for (size_t i = 0; i < p->insert_count; i++)
        EXPECT_NUMBER(p->inserts[i]->number, i + 1);
    EXPECT_NUMBER(fences, 2);
    EXPECT_NUMBER(p->blocks[1]->level, 1);
    EXPECT_TEXT(p->blocks[1]->id, "money");
    EXPECT_TEXT(block_option(p->blocks[3], "values")->words, "budget");
    EXPECT(p->blocks[3]->table == &p->tables[0]);
}

static const struct block *block_of(const struct publication *p, enum component component)
{
    for (size_t i = 0; i < p->block_count; i++)
        if (p->blocks[i]->component == component)
            return p->blocks[i];
    return NULL;
}

static void test_columns(const struct checked *c)
{
    const struct block *file = block_of(c->publication, COMPONENT_FILE);
    const struct block *table = file->prose.components[1].block;

    EXPECT_NUMBER(file->level, 1);
    EXPECT_TEXT(file->id, "how");
    EXPECT_NUMBER(table->component, COMPONENT_TABLE);
    EXPECT_NUMBER(table->column_count, 2);
    EXPECT_TEXT(table->columns[1].formula, "budget out of spend");
    EXPECT_TEXT(table->columns[1].show, "percent");
    EXPECT(table->columns[1].wide);
    EXPECT_NUMBER(block_of(c->publication, COMPONENT_TABLE)->column_count, 8); /* all of them */
}

static void test_ordinary(void)
{
    struct checked c;

    check_folder(&c, "tests/check/data/rich", "");
    EXPECT_NUMBER(c.diagnostics.list.count, 0);
    print_messages(&c);
    test_fields(&c);
    test_tables(&c);
    test_looks(&c);
    test_house_style(&c);
    test_blocks(&c);
    test_columns(&c);
    EXPECT(block_of(c.publication, COMPONENT_NOTE) != NULL);
    arena_release(&c.arena);
}

static void test_edition(void)
{
    struct checked c;
    uint32_t ordinary;

    check_folder(&c, "tests/check/data/rich", "");
    ordinary = c.publication->block_count;
    arena_release(&c.arena);
    check_folder(&c, "tests/check/data/rich", "draft");
    EXPECT_NUMBER(c.diagnostics.list.count, 0);
    EXPECT_TEXT(c.publication->edition, "draft");
    EXPECT(!c.publication->is_published);
    EXPECT_TEXT(c.publication->figures[1].value->text, "£6m");
    EXPECT(block_of(c.publication, COMPONENT_NOTE) == NULL);
    EXPECT_NUMBER(c.publication->block_count, ordinary); /* one left out, one only here */
    arena_release(&c.arena);
}

/* Whatever is wrong, there is a product. */
static void test_nothing(void)
{
    struct checked c;
    struct buffer out = BUFFER_INIT;

    check_folder(&c, "tests/check/data", "");
    EXPECT(c.diagnostics.errors > 0);
    REQUIRE(c.publication != NULL);
    EXPECT(c.publication->layout && c.publication->brand && c.publication->house_style);
    EXPECT(c.publication->record != NULL);
    publication_print(c.publication, &c.sources, &out);
    EXPECT(out.len > 0);
    buffer_release(&out);
    arena_release(&c.arena);
}

int main(void)
{
    test_ordinary();
    test_edition();
    test_nothing();
    return expect_report();
}
