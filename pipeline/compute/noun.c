/* Number and noun: "one area", "three areas". English only, and only what can be told without a dictionary.
 */
#include "compute/claim.h"

#include "base/utf8.h"

static const char *const plurals[] = {"people",    "children", "men",   "women",   "staff",    "police",
                                      "feet",      "mice",     "teeth", "data",    "criteria", "media",
                                      "personnel", "sheep",    "fish",  "aircraft"};
static const char *const singulars[] = {"series", "news", "species", "crisis", "analysis", "basis"};
static const char *const stops[] = {"of",   "for",   "in",    "on",    "to",      "with",  "from", "by",
                                    "per",  "who",   "that",  "which", "at",      "about", "a",    "an",
                                    "each", "where", "under", "over",  "between", "and"};

static bool is_one_of(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (utf8_equal_folded(word, slice_of(list[i])))
            return true;
    return false;
}

/* "areas" of "areas for improvement": the last word before a preposition. */
static struct slice head_of(struct slice noun)
{
    struct slice word, head = S("");

    while (slice_split(&noun, ' ', &word)) {
        if (is_one_of(word, stops, sizeof stops / sizeof *stops))
            break;
        if (word.len)
            head = word;
    }
    while (head.len && (head.ptr[head.len - 1] == ',' || head.ptr[head.len - 1] == '.'))
        head.len--;
    return head;
}

bool noun_agrees(struct slice noun, struct ratio number, const char **wanted)
{
    struct slice head = head_of(noun);
    bool one = ratio_compare(number, ratio_of_whole(1)) == 0, irregular, in_s;

    if (!head.len || !ratio_sign(number) || noun.ptr[0] == '-') /* a 30-year career */
        return true;
    irregular = is_one_of(head, plurals, sizeof plurals / sizeof *plurals);
    in_s = slice_ends_with(head, S("s")) && !slice_ends_with(head, S("ss")) &&
           !slice_ends_with(head, S("us")) && !slice_ends_with(head, S("is"));
    if (is_one_of(head, singulars, sizeof singulars / sizeof *singulars))
        return true;
    *wanted = one ? "one thing" : "several things";
    return one ? !in_s || slice_ends_with(head, S("'s"))
               : in_s || irregular || slice_ends_with(head, S("us"));
}
