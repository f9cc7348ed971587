/* UAX 14 for the characters of ordinary English and Welsh text, by a table of pairs: a third of the time of
 * setting a report went into asking Pango for them. Gives exactly what Pango gives (tests/face compares the
 * two over random text); for any other character it gives up, and Pango is asked. */
#include "face/faces.h"

enum break_class {
    AL,
    NU,
    IS,
    EX,
    QU,
    OP,
    CP,
    CL,
    PR,
    PO,
    HY,
    SY,
    BA,
    B2,
    GL,
    IN,
    CLASSES,
    SP = CLASSES,
    NONE
};

/* Classes behind which (bit = class before which) a line may end, directly and with spaces between. */
static const uint16_t direct[CLASSES] = {
    [AL] = 0x2000, [NU] = 0x2000, [IS] = 0x2322, [EX] = 0x2323, [QU] = 0x0000, [OP] = 0x0000,
    [CP] = 0x2320, [CL] = 0x2323, [PR] = 0x2320, [PO] = 0x2320, [HY] = 0x6321, [SY] = 0x2323,
    [BA] = 0x6323, [B2] = 0x0323, [GL] = 0x0000, [IN] = 0x2323};

static bool breaks_after_space(enum break_class before, enum break_class after)
{
    if (before == OP)
        return false; /* LB14 */
    if (after == IS || after == EX || after == CP || after == CL || after == SY)
        return false; /* LB13 */
    if (before == QU && after == OP)
        return false;                   /* LB15 */
    return before != B2 || after != B2; /* LB17; all else LB18 */
}

static enum break_class ascii_class(char c)
{
    static const char marks[] = "!\"$%'()+,-./:;?[\\]{|} ";
    static const uint8_t classes[] = {EX, QU, PR, PO, QU, OP, CP, PR, IS, HY, IS,
                                      SY, IS, IS, EX, OP, PR, CP, OP, BA, CL, SP};
    const char *found;

    if (c >= '0' && c <= '9')
        return NU;
    if (c < ' ' || c == 0x7f)
        return NONE;
    found = memchr(marks, c, sizeof marks - 1);
    return found ? (enum break_class)classes[found - marks] : AL;
}

static enum break_class punctuation_class(unsigned char third)
{
    switch (third) {
    case 0x90: /* hyphen */
    case 0x93: /* en dash */
        return BA;
    case 0x94: /* em dash */
        return B2;
    case 0x98:
    case 0x99:
    case 0x9c:
    case 0x9d:
        return QU;
    case 0xa2: /* bullet */
        return AL;
    case 0xa6: /* ellipsis */
        return IN;
    default:
        return NONE;
    }
}

static enum break_class class_at(const unsigned char *p, size_t left, size_t *length)
{
    *length = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : 3;
    if (p[0] < 0x80)
        return ascii_class((char)p[0]);
    if (*length > left)
        return NONE;
    if (p[0] == 0xc2)
        return p[1] == 0xa0 ? GL : p[1] == 0xa3 ? PR : NONE;
    if (p[0] >= 0xc3 && p[0] <= 0xc8) /* U+00C0 to U+023F but × and ÷ */
        return p[0] == 0xc3 && (p[1] == 0x97 || p[1] == 0xb7) ? NONE : AL;
    if (p[0] != 0xe2)
        return NONE;
    if (p[1] == 0x80)
        return punctuation_class(p[2]);
    return (p[1] == 0x82 && p[2] == 0xac) || (p[1] == 0x88 && p[2] == 0x92) ? PR : NONE; /* euro, minus */
}

/* LB25: NU (NU | SY | IS)* (CL | CP)? (PR | PO) is never broken, nor a sign before a bracket before a number.
 */
enum number_state { NO_NUMBER, IN_NUMBER, CLOSED_NUMBER };

static enum number_state next_state(enum number_state state, enum break_class class)
{
    if (class == NU || (state == IN_NUMBER && (class == IS || class == SY)))
        return IN_NUMBER;
    return state == IN_NUMBER && (class == CL || class == CP) ? CLOSED_NUMBER : NO_NUMBER;
}

static bool number_goes_on(enum number_state state, enum break_class before, enum break_class after,
                           bool before_number)
{
    bool sign = after == PR || after == PO;

    if (state == IN_NUMBER && (before == IS || before == SY) && (after == NU || sign))
        return true;
    if (state != NO_NUMBER && (before == CL || before == CP) && sign)
        return true;
    return (before == PR || before == PO) && after == OP && before_number;
}

bool plain_breaks(struct slice text, uint8_t *attributes)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    enum break_class before = NONE, class;
    enum number_state state = NO_NUMBER;
    bool space = false;
    size_t length;

    if (!text.len || p[0] == ' ')
        return false;
    for (size_t at = 0; at < text.len; at += length) {
        class = class_at(p + at, text.len - at, &length);
        if (class == NONE)
            return false;
        attributes[at] = BREAK_GRAPHEME;
        if (class == SP || class == GL)
            attributes[at] |= BREAK_WHITE;
        if (class == SP) {
            space = true;
            state = NO_NUMBER;
            continue;
        }
        if (before != NONE && (space ? breaks_after_space(before, class)
                                     : direct[before] >> class & 1 &&
                                           !number_goes_on(state, before, class,
                                                           at + length < text.len && p[at + length] >= '0' &&
                                                               p[at + length] <= '9')))
            attributes[at] |= BREAK_ALLOWED;
        state = next_state(state, class);
        before = class;
        space = false;
    }
    attributes[text.len] = BREAK_ALLOWED | BREAK_FORCED | BREAK_WHITE | BREAK_GRAPHEME;
    return true;
}
