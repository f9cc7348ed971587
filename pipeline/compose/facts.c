/* What is in a document that accessibility is about: headings, alternative texts, tables, links, languages.
 * Takes the tree; judges nothing. */
#include "compose/composer.h"

#include "base/utf8.h"
#include "figure/figure.h"

struct counting {
    const struct composer *c;
    struct doc_facts facts;
    VECTOR(struct slice) languages;
    const struct doc_link *link; /* the one that the run before stands in */
};

static void language_take(struct counting *k, struct slice language)
{
    for (size_t i = 0; i < k->languages.count; i++)
        if (utf8_equal_folded(k->languages.items[i], language))
            return;
    if (language.len)
        *VECTOR_PUSH(k->c->arena, &k->languages) = language;
}

static void runs_take(struct counting *k, const struct doc_run *runs, size_t count)
{
    k->link = NULL;
    for (size_t i = 0; i < count; i++) {
        language_take(k, runs[i].lang);
        k->facts.links += runs[i].link && runs[i].link != k->link;
        k->link = runs[i].link;
    }
}

static bool has_heads(const struct doc_table *table)
{
    for (size_t r = 0; !table->head_count && r < table->row_count; r++)
        if (table->rows[r].cells[0].scope == CELL_HEADS_ROW)
            return true;
    return table->head_count > 0;
}

static void table_take(struct counting *k, const struct doc_table *table)
{
    if (table->unseen)
        k->facts.unseen_tables++;
    else
        k->facts.tables++;
    k->facts.tables_with_heads += !table->unseen && has_heads(table);
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t i = 0; i < table->column_count; i++) {
            runs_take(k, table->rows[r].cells[i].runs, table->rows[r].cells[i].run_count);
            k->facts.drawings += document_spark(table, r, i) != NULL;
        }
}

static void figure_take(struct counting *k, const struct doc_node *node)
{
    if (!node->drawing)
        k->facts.pictures++;
    else if (figure_is_chart(node->drawing))
        k->facts.charts++;
    else
        k->facts.drawings++;
}

struct doc_facts facts_of(const struct composer *c)
{
    struct counting k = {.c = c};

    language_take(&k, c->document->language);
    for (const struct doc_node *node = c->document->root; node; node = document_next(node)) {
        language_take(&k, node->lang);
        runs_take(&k, node->runs.items, node->runs.count);
        if (node->role == DOC_HEADING) {
            k.facts.headings++;
            if (node->level > k.facts.deepest_heading)
                k.facts.deepest_heading = node->level;
        }
        if (node->role == DOC_FIGURE)
            figure_take(&k, node);
        if (node->table)
            table_take(&k, node->table);
    }
    k.facts.languages = k.languages.items;
    k.facts.language_count = k.languages.count;
    return k.facts;
}
