/* The document as libharu keeps it: catalog, information, pages, outline, page labels, link annotations. The
 * only door to libharu's object layer; objects are known outside by their numbers. */
#ifndef PRECEPT_RENDER_HARU_H
#define PRECEPT_RENDER_HARU_H

#include "base/buffer.h"
#include "render/saver.h"
#include "typeset/pages.h"

struct haru;

/* Positions in a file: 1/100 pt, y upwards from the page's bottom. */
struct haru_box {
    int32_t left, bottom, right, top;
};

struct haru_place {
    size_t page;
    int32_t left, top;
};

struct haru *haru_open(void);
void haru_close(struct haru *haru);

/* Number of an object that the caller will give to the saver itself. */
uint32_t haru_reserve(struct haru *haru);
uint32_t haru_catalog_number(const struct haru *haru);
uint32_t haru_info_number(const struct haru *haru);

/* Adds a page. `resources` is a reserved number, `key` the page's place in the parent tree. Gives the numbers
 * of the page and of its content, which the caller writes. */
struct haru_page {
    uint32_t page, content;
};
struct haru_page haru_add_page(struct haru *haru, const struct page *page, uint32_t resources, uint32_t key);
/* States a transparency group on a page that shows something transparent. */
void haru_set_blending(struct haru *haru, size_t page);

/* A link over a box of page `page`: to `uri` or, when that is empty, to `place`. Gives its number. */
struct haru_link {
    size_t page;
    struct haru_box box;
    struct slice uri, says;
    struct haru_place place;
    uint32_t key; /* its place in the parent tree */
};
uint32_t haru_add_link(struct haru *haru, const struct haru_link *link);

/* Bookmarks: `level` from 1, after the one added before; `open` shows its children. */
void haru_add_bookmark(struct haru *haru, struct slice title, unsigned level, struct haru_place place,
                       bool open);
/* From page `page` on: `prefix` and then numbers from `first` in `style` ('D', 'r', 'R'; 0 = the prefix
 * alone). */
void haru_add_label(struct haru *haru, size_t page, struct slice prefix, char style, int first);

/* An entry of the information dictionary: a text string, or a date as ISO 32000-1, 7.9.4 writes it. */
void haru_set_info(struct haru *haru, const char *key, struct slice words);
/* What the catalog says: reserved numbers (profile 0 = no output intent). */
struct haru_catalog {
    struct slice language;
    uint32_t structure, metadata, profile;
    bool has_outline;
};
void haru_set_catalog(struct haru *haru, const struct haru_catalog *catalog);

/* Takes numbers from the saver for all that was added; from here on nothing can be added. */
void haru_seal(struct haru *haru, struct saver *saver);
/* Gives every object that is not the caller's to the saver. */
void haru_write(struct haru *haru, struct saver *saver);

#endif
