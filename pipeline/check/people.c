/* The register of people: who holds which post from when to when. Gives struct person; a person who holds no
 * post on the document's date cannot stand in it. */
#include "base/utf8.h"
#include "check/check.h"

static const struct shape_key holding_keys[] = {
    {"post", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "commissioner"},
    {"from", SHAPE_ANY, 0, NULL, NULL, NULL},
    {"to", SHAPE_ANY, 0, NULL, NULL, NULL},
};
static const struct shape holding_shape = SHAPE(holding_keys);
static const struct shape_key person_keys[] = {
    {"name", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "the name as it is printed"},
    {"posts", SHAPE_LIST, 0, NULL, &holding_shape, NULL},
};
static const struct shape person_shape = SHAPE(person_keys);
static const struct shape_key people_keys[] = {
    {"people", SHAPE_NAMED, SHAPE_REQUIRED, NULL, &person_shape, "{a-name: {name: A Name}}"},
};
static const struct shape people_shape = SHAPE(people_keys);

/* ---- the register ---- */

static bool day_read(struct check *c, const struct raw_node *map, const char *key, struct date *day)
{
    const struct raw_node *text = text_wanted(c, slice_of(key), raw_lookup(map, key));

    return text && date_wanted(c, slice_of(key), text, day);
}

static struct slice folder_of(const struct check *c, const char *file)
{
    const struct input_register *found = inputs_register(c->inputs, file);
    struct slice path = found && found->yaml ? sources_at(c->sources, found->yaml->span.source)->path : S("");

    while (path.len && path.ptr[path.len - 1] != '/')
        path.len--;
    return path;
}

/* A project may have posts of its own beside the people of an installation: then some are of no post here. */
static const struct post *post_of_register(struct check *c, const struct raw_node *text)
{
    const struct publication *p = c->publication;

    for (size_t i = 0; i < p->post_count; i++)
        if (utf8_equal_folded(p->posts[i].id, slice_trim(text->text)))
            return &p->posts[i];
    return slice_equal(folder_of(c, "people"), folder_of(c, "posts")) ? post_wanted(c, S("post"), text)
                                                                      : NULL;
}

static bool holding_read(struct check *c, struct tenure *holding, const struct raw_node *map)
{
    const struct raw_node *post = map->kind == RAW_MAP ? shape_node(map, "post") : NULL;

    *holding = (struct tenure){.post = post ? post_of_register(c, post) : NULL};
    if (!holding->post)
        return false;
    holding->has_from = day_read(c, map, "from", &holding->from);
    holding->has_to = day_read(c, map, "to", &holding->to);
    if (holding->has_from && holding->has_to && holding->to.day < holding->from.day)
        DIAG(c->diagnostics, MSG_person_backwards, raw_lookup(map, "to")->span,
             date_print(c->arena, holding->to), date_print(c->arena, holding->from));
    return true;
}

static void person_read(struct check *c, struct person *person, const struct raw_entry *entry)
{
    const struct raw_node *list = entry->value->kind == RAW_MAP ? raw_lookup(entry->value, "posts") : NULL;
    size_t count = list && list->kind == RAW_LIST ? list->count : 0;
    struct tenure *posts = ARENA_ARRAY(c->arena, struct tenure, count);

    *person = (struct person){.id = entry->key->text, .name = slice_trim(shape_text(entry->value, "name"))};
    person->posts = posts;
    for (size_t i = 0; i < count; i++)
        if (holding_read(c, &posts[person->post_count], list->items[i]))
            person->post_count++;
}

void people_read(struct check *c)
{
    const struct input_register *found = inputs_register(c->inputs, "people");
    const struct raw_node *map;
    struct person *people;

    if (!found || !found->yaml)
        return;
    c->people_poison = found->yaml->kind != RAW_MAP;
    if (!shape_check(c, found->yaml, &people_shape, S("the register people")))
        return;
    map = raw_lookup(found->yaml, "people");
    if (!map || map->kind != RAW_MAP)
        return;
    c->publication->people = people = ARENA_ARRAY(c->arena, struct person, map->count);
    for (size_t i = 0; i < map->count; i++)
        person_read(c, &people[c->publication->person_count++], &map->entries[i]);
}

/* ---- who stands in a document ---- */

static bool holds(const struct tenure *holding, struct date day)
{
    return (!holding->has_from || holding->from.day <= day.day) &&
           (!holding->has_to || day.day <= holding->to.day);
}

/* The post that the person holds on the day, that one when `post` is given; NULL = none. */
static const struct post *post_on(const struct person *person, const struct post *post, struct date day)
{
    for (size_t i = 0; i < person->post_count; i++)
        if ((!post || person->posts[i].post == post) && holds(&person->posts[i], day))
            return person->posts[i].post;
    return NULL;
}

/* "Chair of the Panel from 1 June 2022 to 3 May 2023", one after the other. */
static struct slice career(struct check *c, const struct person *person)
{
    struct slice words = S("");

    for (size_t i = 0; i < person->post_count; i++) {
        const struct tenure *one = &person->posts[i];
        struct slice title = one->post ? one->post->title : S("");

        words =
            ARENA_JOIN(c->arena, words, i ? S("; ") : S(""), title, one->has_from ? S(" from ") : S(""),
                       one->has_from ? date_print(c->arena, one->from) : S(""),
                       one->has_to ? S(" to ") : S(""), one->has_to ? date_print(c->arena, one->to) : S(""));
    }
    return words.len ? words : S("no post");
}

/* "Then it was Una Fell." or nothing. */
static struct slice holder_words(struct check *c, const struct post *post)
{
    const struct publication *p = c->publication;

    for (size_t i = 0; post && i < p->person_count; i++)
        if (post_on(&p->people[i], post, p->published))
            return ARENA_JOIN(c->arena, S(" On that day it was held by "), p->people[i].name, S(" ("),
                              p->people[i].id, S(")."));
    return S("");
}

static const struct person *person_named(struct check *c, const struct raw_node *text)
{
    const struct publication *p = c->publication;
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, p->person_count);

    for (size_t i = 0; i < p->person_count; i++) {
        names[i] = p->people[i].id;
        if (utf8_equal_folded(names[i], slice_trim(text->text)))
            return &p->people[i];
    }
    if (!c->people_poison)
        DIAG(c->diagnostics, MSG_person_unknown, text->span, text->text,
             choice_advice(c, slice_trim(text->text), names, p->person_count, "The people are"));
    return NULL;
}

/* Without `published` there is no day to hold anybody against: the first post is taken. */
bool person_wanted(struct check *c, const struct field_type *type, const struct raw_node *text,
                   struct person_in_post *found)
{
    const struct publication *p = c->publication;
    const struct post *post = type->post ? post_wanted(c, S("post"), type->post) : NULL;

    found->person = person_named(c, text);
    if (!found->person || (type->post && !post))
        return false;
    found->post = post ? post : found->person->post_count ? found->person->posts[0].post : NULL;
    if (!p->is_published)
        return true;
    found->post = post_on(found->person, post, p->published);
    if (found->post)
        return true;
    DIAG(c->diagnostics, MSG_person_not_in_post, text->span, found->person->name,
         post ? ARENA_JOIN(c->arena, S("was not "), post->title) : S("held no post"),
         date_print(c->arena, p->published), career(c, found->person), holder_words(c, post));
    return false;
}
