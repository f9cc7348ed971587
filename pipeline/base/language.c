/* Language tags: form (RFC 5646, 2.1), and lists of the languages and countries that have two letters. */
#include "base/language.h"

#include "base/utf8.h"

static const struct slice languages =
    S_INIT(" aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
           "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz "
           "ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
           "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi "
           "pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
           "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ");

static const struct slice countries =
    S_INIT(" ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs "
           "bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee "
           "eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm "
           "hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc "
           "li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na "
           "nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw "
           "sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to "
           "tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ");

/* Names and long signs of languages that are spoken in Britain most. */
static const struct {
    struct slice words, tag;
} meant[] = {
    {S_INIT("Arabic"), S_INIT("ar")},
    {S_INIT("ara"), S_INIT("ar")},
    {S_INIT("Bengali"), S_INIT("bn")},
    {S_INIT("ben"), S_INIT("bn")},
    {S_INIT("British English"), S_INIT("en-GB")},
    {S_INIT("Chinese"), S_INIT("zh")},
    {S_INIT("chi"), S_INIT("zh")},
    {S_INIT("zho"), S_INIT("zh")},
    {S_INIT("Cymraeg"), S_INIT("cy")},
    {S_INIT("cym"), S_INIT("cy")},
    {S_INIT("English"), S_INIT("en-GB")},
    {S_INIT("eng"), S_INIT("en-GB")},
    {S_INIT("en-UK"), S_INIT("en-GB")},
    {S_INIT("en-EN"), S_INIT("en-GB")},
    {S_INIT("en_GB"), S_INIT("en-GB")},
    {S_INIT("en_UK"), S_INIT("en-GB")},
    {S_INIT("French"), S_INIT("fr")},
    {S_INIT("fra"), S_INIT("fr")},
    {S_INIT("fre"), S_INIT("fr")},
    {S_INIT("Gaelic"), S_INIT("gd")},
    {S_INIT("gb"), S_INIT("en-GB")},
    {S_INIT("German"), S_INIT("de")},
    {S_INIT("deu"), S_INIT("de")},
    {S_INIT("ger"), S_INIT("de")},
    {S_INIT("Gujarati"), S_INIT("gu")},
    {S_INIT("guj"), S_INIT("gu")},
    {S_INIT("Hebrew"), S_INIT("he")},
    {S_INIT("heb"), S_INIT("he")},
    {S_INIT("Hindi"), S_INIT("hi")},
    {S_INIT("hin"), S_INIT("hi")},
    {S_INIT("Irish"), S_INIT("ga")},
    {S_INIT("gle"), S_INIT("ga")},
    {S_INIT("Italian"), S_INIT("it")},
    {S_INIT("ita"), S_INIT("it")},
    {S_INIT("Latin"), S_INIT("la")},
    {S_INIT("lat"), S_INIT("la")},
    {S_INIT("Polish"), S_INIT("pl")},
    {S_INIT("pol"), S_INIT("pl")},
    {S_INIT("Portuguese"), S_INIT("pt")},
    {S_INIT("por"), S_INIT("pt")},
    {S_INIT("Punjabi"), S_INIT("pa")},
    {S_INIT("pan"), S_INIT("pa")},
    {S_INIT("Romanian"), S_INIT("ro")},
    {S_INIT("ron"), S_INIT("ro")},
    {S_INIT("rum"), S_INIT("ro")},
    {S_INIT("Somali"), S_INIT("so")},
    {S_INIT("som"), S_INIT("so")},
    {S_INIT("Spanish"), S_INIT("es")},
    {S_INIT("spa"), S_INIT("es")},
    {S_INIT("Turkish"), S_INIT("tr")},
    {S_INIT("tur"), S_INIT("tr")},
    {S_INIT("Ukrainian"), S_INIT("uk")},
    {S_INIT("ukr"), S_INIT("uk")},
    {S_INIT("Urdu"), S_INIT("ur")},
    {S_INIT("urd"), S_INIT("ur")},
    {S_INIT("Welsh"), S_INIT("cy")},
    {S_INIT("wel"), S_INIT("cy")},
    {S_INIT("we"), S_INIT("cy")},
};

struct slice language_meant(struct slice words)
{
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (utf8_equal_folded(words, meant[i].words))
            return meant[i].tag;
    return S("");
}

struct slice language_advised(struct slice words)
{
    struct slice tag = language_meant(words);

    return tag.len ? tag : S("en-GB for English, cy for Welsh, pl for Polish");
}

static char lower(char letter)
{
    return (char)(letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
}

/* Two letters among those of a list. */
static bool is_among(struct slice two, struct slice list)
{
    for (size_t i = 0; i + 3 < list.len; i += 3)
        if (list.ptr[i + 1] == lower(two.ptr[0]) && list.ptr[i + 2] == lower(two.ptr[1]))
            return true;
    return false;
}

static bool is_written_with(struct slice part, bool digits)
{
    for (size_t i = 0; i < part.len; i++) {
        char c = lower(part.ptr[i]);

        if (!(c >= 'a' && c <= 'z') && !(digits && c >= '0' && c <= '9'))
            return false;
    }
    return part.len > 0;
}

bool language_is_known(struct slice tag)
{
    size_t end = slice_find_byte(tag, '-', 0);
    struct slice first = slice_sub(tag, 0, end);

    if (!is_written_with(first, false) || first.len < 2 || first.len > 3 || language_meant(first).len ||
        (first.len == 2 && !is_among(first, languages)))
        return false;
    while (end < tag.len) {
        size_t begin = end + 1;
        struct slice part;

        end = slice_find_byte(tag, '-', begin);
        part = slice_sub(tag, begin, end - begin);
        if (!is_written_with(part, true) || part.len < 2 || part.len > 8 ||
            (part.len == 2 && !is_among(part, countries)))
            return false;
    }
    return true;
}
