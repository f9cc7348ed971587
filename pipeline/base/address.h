/* Addresses that a link may lead to outside of the document: https:, http:, mailto:, tel: (RFC 3986, 6068,
 * 3966). Whether anybody is there is not asked. */
#ifndef PRECEPT_BASE_ADDRESS_H
#define PRECEPT_BASE_ADDRESS_H

#include "base/slice.h"

#include <stdbool.h>

enum address_fault {
    ADDRESS_FINE,
    ADDRESS_SCHEME, /* it begins with none of the four */
    ADDRESS_SIGN,   /* it holds a space, or < > " */
    ADDRESS_SITE,   /* no name of a site: "www.example.org" */
    ADDRESS_MAILBOX,
    ADDRESS_NUMBER
};

enum address_fault address_fault(struct slice address);
/* "www.example.org", without scheme and path. */
bool address_is_site(struct slice name);
/* "office@example.org" */
bool address_is_mailbox(struct slice mailbox);

#endif
