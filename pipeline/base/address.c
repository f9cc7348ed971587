/* Addresses: form alone. */
#include "base/address.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 128; /* as in IRIs */
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_one_of(char c, const char *signs)
{
    return c && strchr(signs, c);
}

/* Letters, digits and hyphens between dots; a letter in the last part. */
bool address_is_site(struct slice name)
{
    size_t parts = 0;
    bool has_letter = false;
    struct slice part;

    while (slice_split(&name, '.', &part)) {
        parts++;
        has_letter = false;
        if (!part.len || part.ptr[0] == '-' || part.ptr[part.len - 1] == '-')
            return false;
        for (size_t i = 0; i < part.len; i++) {
            has_letter = has_letter || is_letter(part.ptr[i]);
            if (!is_letter(part.ptr[i]) && !is_digit(part.ptr[i]) && part.ptr[i] != '-')
                return false;
        }
    }
    return parts >= 2 && has_letter && part.len >= 2;
}

bool address_is_mailbox(struct slice mailbox)
{
    size_t at = slice_find_byte(mailbox, '@', 0);

    return at > 0 && at < mailbox.len && address_is_site(slice_from(mailbox, at + 1));
}

/* Up to a path, a query, a place in it, or a port. */
static struct slice site_of(struct slice rest)
{
    size_t end = 0;

    while (end < rest.len && !is_one_of(rest.ptr[end], "/?#:"))
        end++;
    return slice_sub(rest, 0, end);
}

static bool is_number(struct slice number)
{
    size_t digits = 0;

    for (size_t i = 0; i < number.len; i++) {
        digits += is_digit(number.ptr[i]);
        if (!is_digit(number.ptr[i]) && !is_one_of(number.ptr[i], "+-.()"))
            return false;
    }
    return digits >= 3;
}

static bool has_sign(struct slice address)
{
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.ptr[i] <= ' ' || is_one_of(address.ptr[i], "<>\""))
            return true;
    return false;
}

enum address_fault address_fault(struct slice address)
{
    static const struct slice web[] = {S_INIT("https://"), S_INIT("http://")};
    const struct slice mail = S("mailto:"), phone = S("tel:");

    for (size_t i = 0; i < 2; i++)
        if (slice_starts_with(address, web[i]))
            return has_sign(address)                                           ? ADDRESS_SIGN
                   : address_is_site(site_of(slice_from(address, web[i].len))) ? ADDRESS_FINE
                                                                               : ADDRESS_SITE;
    if (slice_starts_with(address, mail)) {
        struct slice box = slice_from(address, mail.len);

        box = slice_sub(box, 0, slice_find_byte(box, '?', 0));
        return has_sign(address) ? ADDRESS_SIGN : address_is_mailbox(box) ? ADDRESS_FINE : ADDRESS_MAILBOX;
    }
    if (slice_starts_with(address, phone))
        return is_number(slice_from(address, phone.len)) ? ADDRESS_FINE : ADDRESS_NUMBER;
    return ADDRESS_SCHEME;
}
