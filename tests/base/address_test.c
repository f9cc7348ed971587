/* base/address: which addresses a link may have, and what is wrong with others. */
#include "base/address.h"
#include "expect.h"

static void test_addresses(void)
{
    static const struct {
        const char *address;
        enum address_fault fault;
    } cases[] = {{"https://www.example.org", ADDRESS_FINE},
                 {"http://example.org:8080/a?b=c#d", ADDRESS_FINE},
                 {"https://café.example.cymru/ŵy", ADDRESS_FINE},
                 {"https://xn--caf-dma.example/", ADDRESS_FINE},
                 {"mailto:pcc@cheshire.police.uk?subject=Plan", ADDRESS_FINE},
                 {"tel:+44-1606-364000", ADDRESS_FINE},
                 {"tel:101", ADDRESS_FINE},
                 {"", ADDRESS_SCHEME},
                 {"www.example.org", ADDRESS_SCHEME},
                 {"htps://example.org", ADDRESS_SCHEME},
                 {"http:/example.org", ADDRESS_SCHEME},
                 {"javascript:alert(1)", ADDRESS_SCHEME},
                 {"https://", ADDRESS_SITE},
                 {"https:///page", ADDRESS_SITE},
                 {"https://example", ADDRESS_SITE},
                 {"https://example..org", ADDRESS_SITE},
                 {"https://exam_ple.org", ADDRESS_SITE},
                 {"https://example.org.", ADDRESS_SITE},
                 {"https://-example.org", ADDRESS_SITE},
                 {"https://10.0.0.1/", ADDRESS_SITE},
                 {"https://example.org/a b", ADDRESS_SIGN},
                 {"https://example.org/<a>", ADDRESS_SIGN},
                 {"mailto:office", ADDRESS_MAILBOX},
                 {"mailto:@example.org", ADDRESS_MAILBOX},
                 {"mailto:office@", ADDRESS_MAILBOX},
                 {"mailto:a b@example.org", ADDRESS_SIGN},
                 {"tel:", ADDRESS_NUMBER},
                 {"tel:office", ADDRESS_NUMBER}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        EXPECT_NUMBER(address_fault(slice_of(cases[i].address)), cases[i].fault);
}

int main(void)
{
    test_addresses();
    return expect_report();
}
