/* Turns folios into as few label ranges as possible: pages that count on from one another share one. Takes
 * folios as text, because typeset/ decides how pages are numbered. */
#include "render/labels.h"

/* A folio as a prefix and a number: "A-12", "iv", "Cover". */
struct label {
    struct slice prefix;
    char style; /* D, r, R, or 0 = the prefix alone */
    int number;
};

/* Lower-case Roman figures up to 3999; the way back makes sure that "mill" is no number. */
static size_t put_roman(int number, char out[20])
{
    static const struct {
        int value;
        const char *letters;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    size_t len = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            for (const char *l = parts[i].letters; *l; l++)
                out[len++] = *l;
    return len;
}

static int roman_digit(char c)
{
    static const char letters[] = "ivxlcdm";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *at = c ? strchr(letters, c | 0x20) : NULL;

    return at ? values[at - letters] : 0;
}

static int read_roman(struct slice s)
{
    int number = 0;
    char again[20];

    if (!s.len || s.len > 15)
        return 0;
    for (size_t i = 0; i < s.len; i++) {
        int digit = roman_digit(s.ptr[i]), next = i + 1 < s.len ? roman_digit(s.ptr[i + 1]) : 0;

        if (!digit || (s.ptr[i] & 0x20) != (s.ptr[0] & 0x20))
            return 0;
        number += digit < next ? -digit : digit;
    }
    if (number < 1 || number > 3999 || put_roman(number, again) != s.len)
        return 0;
    for (size_t i = 0; i < s.len; i++)
        if (again[i] != (s.ptr[i] | 0x20))
            return 0;
    return number;
}

static struct label read_label(struct slice folio)
{
    size_t digits = folio.len;
    unsigned long number;
    int roman = read_roman(folio);

    if (roman)
        return (struct label){S(""), folio.ptr[0] & 0x20 ? 'r' : 'R', roman};
    while (digits && folio.ptr[digits - 1] >= '0' && folio.ptr[digits - 1] <= '9')
        digits--;
    while (digits + 1 < folio.len && folio.ptr[digits] == '0') /* noughts in front belong to the prefix */
        digits++;
    if (digits < folio.len && slice_to_whole(slice_from(folio, digits), 1000000, &number) && number)
        return (struct label){slice_sub(folio, 0, digits), 'D', (int)number};
    return (struct label){folio, 0, 0};
}

static bool counts_on(const struct label *before, const struct label *now)
{
    return now->style && before->style == now->style && now->number == before->number + 1 &&
           slice_equal(before->prefix, now->prefix);
}

void labels_add(const struct pages *pages, struct haru *haru)
{
    struct label before = {S(""), 0, 0};

    for (size_t i = 0; i < pages->count; i++) {
        struct label now = read_label(pages->list[i].folio);

        if (!i || !counts_on(&before, &now))
            haru_add_label(haru, i, now.prefix, now.style, now.number);
        before = now;
    }
}
