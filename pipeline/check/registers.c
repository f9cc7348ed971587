/* The registers that fields look into: posts, standing text, contacts. Each is a YAML file whose one key is
 * its name in words (`posts:`, `standing text:`, `contacts:`). Acronyms are read where prose is composed. */
#include "base/address.h"
#include "base/utf8.h"
#include "check/check.h"

static const struct shape_key post_keys[] = {
    {"title", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Chief Constable"},
    {"short", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"body", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"also", SHAPE_TEXTS, 0, NULL, NULL, NULL},
};
static const struct shape post_shape = SHAPE(post_keys);
static const struct shape_key posts_keys[] = {
    {"posts", SHAPE_NAMED, SHAPE_REQUIRED, NULL, &post_shape, "{commissioner: {title: …}}"},
};
static const struct shape posts_shape = SHAPE(posts_keys);

static const struct shape_key standing_keys[] = {
    {"standing text", SHAPE_ANY, SHAPE_REQUIRED, NULL, NULL, "{sample: This is a sample.}"},
};
static const struct shape standing_shape = SHAPE(standing_keys);

static const struct shape_key contact_keys[] = {
    {"name", SHAPE_TEXT, SHAPE_REQUIRED, NULL, NULL, "Office of the Police and Crime Commissioner"},
    {"address", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"phone", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"email", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"web", SHAPE_TEXT, 0, NULL, NULL, NULL},
    {"social", SHAPE_TEXT, 0, NULL, NULL, NULL},
};
static const struct shape contact_shape = SHAPE(contact_keys);
static const struct shape_key contacts_keys[] = {
    {"places", SHAPE_TEXTS, 0, NULL, NULL, NULL},
    {"contacts", SHAPE_NAMED, SHAPE_REQUIRED, NULL, &contact_shape, "{office: {name: …}}"},
};
static const struct shape contacts_shape = SHAPE(contacts_keys);

/* The map under the register's one key; NULL when there is none. */
static const struct raw_node *register_map(const struct check *c, const char *file, const char *key)
{
    const struct input_register *found = inputs_register(c->inputs, file);
    const struct raw_node *yaml = found ? found->yaml : NULL;
    const struct raw_node *map = yaml && yaml->kind == RAW_MAP ? raw_lookup(yaml, key) : NULL;

    return map && map->kind == RAW_MAP ? map : NULL;
}

/* True when the register's file is there but could not be read: whoever looks into it says nothing. */
static bool register_is_poison(const struct check *c, const char *file)
{
    const struct input_register *found = inputs_register(c->inputs, file);

    return found && found->yaml && found->yaml->kind != RAW_MAP;
}

static const struct slice *map_names(struct check *c, const struct raw_node *map, size_t *count)
{
    struct slice *names = ARENA_ARRAY(c->arena, struct slice, map ? map->count : 0);

    *count = map ? map->count : 0;
    for (size_t i = 0; i < *count; i++)
        names[i] = map->entries[i].key->text;
    return names;
}

static const struct raw_entry *entry_of(const struct raw_node *map, struct slice name)
{
    for (size_t i = 0; map && i < map->count; i++)
        if (utf8_equal_folded(map->entries[i].key->text, name))
            return &map->entries[i];
    return NULL;
}

/* ---- posts ---- */

static void shape_of_register(struct check *c, const char *file, const struct shape *shape)
{
    const struct input_register *found = inputs_register(c->inputs, file);

    if (found && found->yaml)
        shape_check(c, found->yaml, shape, ARENA_JOIN(c->arena, S("the register "), slice_of(file)));
}

/* Links are made of them. */
static void addresses_check(struct check *c)
{
    const struct raw_node *map = register_map(c, "contacts", "contacts");

    for (size_t i = 0; map && i < map->count; i++) {
        const struct raw_node *contact = map->entries[i].value;
        const struct raw_node *email = contact->kind == RAW_MAP ? shape_node(contact, "email") : NULL;
        const struct raw_node *web = contact->kind == RAW_MAP ? shape_node(contact, "web") : NULL;

        if (email && !address_is_mailbox(slice_trim(email->text)))
            DIAG(c->diagnostics, MSG_link_nowhere, email->span, slice_trim(email->text),
                 S("An email address has an @ in it: office@example.org"));
        if (web && address_fault(slice_trim(web->text)) != ADDRESS_FINE &&
            address_fault(ARENA_JOIN(c->arena, S("https://"), slice_trim(web->text))) != ADDRESS_FINE)
            DIAG(c->diagnostics, MSG_link_nowhere, web->span, slice_trim(web->text),
                 S("A website is written as www.example.org, or with https:// before it."));
    }
}

void registers_read(struct check *c)
{
    const struct raw_node *map = register_map(c, "posts", "posts");
    struct post *posts = ARENA_ARRAY(c->arena, struct post, map ? map->count : 0);

    shape_of_register(c, "posts", &posts_shape);
    shape_of_register(c, "standing-text", &standing_shape);
    shape_of_register(c, "contacts", &contacts_shape);
    addresses_check(c);
    c->publication->posts = posts;
    for (size_t i = 0; map && i < map->count; i++) {
        const struct raw_entry *entry = &map->entries[i];
        struct post *post = &posts[c->publication->post_count++];

        *post = (struct post){
            .id = entry->key->text, .title = shape_text(entry->value, "title"), .span = entry->key->span};
        post->short_title = shape_text(entry->value, "short");
        if (!post->short_title.len)
            post->short_title = post->title;
    }
}

const struct post *post_wanted(struct check *c, struct slice key, const struct raw_node *text)
{
    const struct publication *publication = c->publication;
    struct slice wanted = slice_trim(text->text), *names;

    for (size_t i = 0; i < publication->post_count; i++)
        if (utf8_equal_folded(publication->posts[i].id, wanted))
            return &publication->posts[i];
    if (register_is_poison(c, "posts"))
        return NULL;
    names = ARENA_ARRAY(c->arena, struct slice, publication->post_count);
    for (size_t i = 0; i < publication->post_count; i++)
        names[i] = publication->posts[i].id;
    DIAG(c->diagnostics, MSG_post_unknown, text->span, text->text, key,
         choice_advice(c, wanted, names, publication->post_count, "The posts are"));
    return NULL;
}

/* ---- standing text, contacts ---- */

const struct raw_node *standing_wanted(struct check *c, const struct raw_node *text)
{
    const struct raw_node *map = register_map(c, "standing-text", "standing text");
    const struct raw_entry *entry = entry_of(map, slice_trim(text->text));
    const struct slice *names;
    size_t count;

    if (entry)
        return entry->value->kind == RAW_TEXT ? entry->value : NULL;
    if (register_is_poison(c, "standing-text"))
        return NULL;
    names = map_names(c, map, &count);
    DIAG(c->diagnostics, MSG_standing_unknown, text->span, text->text,
         choice_advice(c, slice_trim(text->text), names, count, "The register has"));
    return NULL;
}

static const struct contact *contact_read(struct check *c, const struct raw_entry *entry)
{
    struct contact *contact = ARENA_NEW(c->arena, struct contact);
    const struct raw_node *map = entry->value;

    *contact = (struct contact){
        .id = entry->key->text,
        .name = shape_text(map, "name"),
        .phone = shape_text(map, "phone"),
        .email = shape_text(map, "email"),
        .web = shape_text(map, "web"),
        .social = shape_text(map, "social"),
    };
    contact->address = shape_texts(c, map, "address", &contact->address_count);
    return contact;
}

const struct contact *contact_wanted(struct check *c, const struct raw_node *text)
{
    const struct raw_node *map = register_map(c, "contacts", "contacts");
    const struct raw_entry *entry = entry_of(map, slice_trim(text->text));
    const struct slice *names;
    size_t count;

    if (entry)
        return contact_read(c, entry);
    if (register_is_poison(c, "contacts"))
        return NULL;
    names = map_names(c, map, &count);
    DIAG(c->diagnostics, MSG_contact_unknown, text->span, text->text,
         choice_advice(c, slice_trim(text->text), names, count, "The register has"));
    return NULL;
}
