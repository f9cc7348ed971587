/* `claims:` of the house style: the words of each kind of claim and how far a figure may be from them. Proves
 * nothing. */
#include "base/utf8.h"
#include "check/check.h"

static const struct slice kind_names[] = {[CLAIM_NEARLY] = S_INIT("nearly"),
                                          [CLAIM_JUST_OVER] = S_INIT("just over"),
                                          [CLAIM_ABOUT] = S_INIT("about"),
                                          [CLAIM_MORE] = S_INIT("more than"),
                                          [CLAIM_LESS] = S_INIT("less than"),
                                          [CLAIM_AT_LEAST] = S_INIT("at least"),
                                          [CLAIM_AT_MOST] = S_INIT("at most"),
                                          [CLAIM_EXACTLY] = S_INIT("exactly"),
                                          [CLAIM_NO_WORD] = S_INIT("no word"),
                                          [CLAIM_FRACTION] = S_INIT("fractions"),
                                          [CLAIM_MULTIPLE] = S_INIT("multiples"),
                                          [CLAIM_MOST] = S_INIT("most"),
                                          {NULL, 0}};

static const struct shape_key claim_keys[] = {
    {"words", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"below by at most", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"above by at most", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"either side by at most", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"warn if above by more than", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"warn if below by more than", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"rounds to what is written", SHAPE_YES_NO, 0, NULL, NULL, NULL},
    {"above", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape claim_shape = SHAPE(claim_keys);

/* "5%" and "1 point": a share of 1. */
static void share_read(struct check *c, const struct raw_node *map, const char *key, struct ratio *share)
{
    const struct raw_node *node = shape_node(map, key);
    struct slice said = node ? slice_trim(node->text) : S("");
    long_dim thousandths;

    if (!node)
        return;
    if (!thousandths_read(said, "%", &thousandths) && !thousandths_read(said, "points", &thousandths) &&
        !thousandths_read(said, "point", &thousandths)) {
        DIAG(c->diagnostics, MSG_share_wanted, node->span, node->text, slice_of(key));
        return;
    }
    *share = ratio_of_decimal((struct decimal){thousandths, 5});
}

static void claim_read(struct check *c, struct claim_rule *rule, const struct raw_node *map)
{
    rule->words = shape_texts(c, map, "words", &rule->word_count);
    share_read(c, map, "below by at most", &rule->tolerance);
    share_read(c, map, "above by at most", &rule->tolerance);
    share_read(c, map, "either side by at most", &rule->tolerance);
    share_read(c, map, "above", &rule->tolerance);
    share_read(c, map, "warn if above by more than", &rule->warn_beyond);
    share_read(c, map, "warn if below by more than", &rule->warn_beyond);
}

void claims_read(struct check *c, struct house_style *style, const struct raw_node *map)
{
    for (size_t i = 0; map && map->kind == RAW_MAP && i < map->count; i++) {
        const struct raw_node *key = map->entries[i].key;
        size_t kind = 0;

        while (kind < CLAIM_KINDS && !utf8_equal_folded(key->text, kind_names[kind]))
            kind++;
        if (kind == CLAIM_KINDS)
            DIAG(c->diagnostics, MSG_key_unknown, key->span, S("`claims:`"), key->text,
                 choice_advice(c, key->text, kind_names, CLAIM_KINDS, "Its keys are"));
        else if (shape_check(c, map->entries[i].value, &claim_shape,
                             ARENA_JOIN(c->arena, S("the claim \""), key->text, S("\""))))
            claim_read(c, &style->claims[kind], map->entries[i].value);
    }
}
