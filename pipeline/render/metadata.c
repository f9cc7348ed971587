/* Title, author, language, subject, dates and the claims of conformance. The only date is the one of
 * publication, so the same sources give the same bytes at any time. */
#include "render/metadata.h"

#include "base/version.h"

/* Characters of XML 1.0, marked-up ones escaped; control characters are no characters of XML and are left
 * out. */
static void put_xml(struct buffer *out, struct slice words)
{
    for (size_t i = 0; i < words.len; i++) {
        char c = words.ptr[i];

        if (c == '&')
            buffer_put(out, S("&amp;"));
        else if (c == '<')
            buffer_put(out, S("&lt;"));
        else if (c == '>')
            buffer_put(out, S("&gt;"));
        else if ((unsigned char)c >= ' ')
            buffer_put_byte(out, c);
    }
}

static void put_element(struct buffer *out, const char *name, struct slice words)
{
    if (!words.len)
        return;
    buffer_print(out, "<%s>", name);
    put_xml(out, words);
    buffer_print(out, "</%s>\n", name);
}

/* One language or one entry in the container that the property wants. */
static void put_in(struct buffer *out, const char *name, const char *container, struct slice words)
{
    if (!words.len)
        return;
    buffer_print(out, "<%s><rdf:%s><rdf:li%s>", name, container,
                 container[0] == 'A' ? " xml:lang=\"x-default\"" : "");
    put_xml(out, words);
    buffer_print(out, "</rdf:li></rdf:%s></%s>\n", container, name);
}

/* PDF/A knows no schema for PDF/UA's claim, so the packet describes it itself (ISO 19005-2, 6.6.2.3). */
static void put_extension(struct buffer *out)
{
    buffer_put(out, S("<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                      "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
                      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
                      "<pdfaProperty:name>part</pdfaProperty:name>"
                      "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
                      "<pdfaProperty:category>internal</pdfaProperty:category>"
                      "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
                      "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                      "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"));
}

static void put_date(struct buffer *out, const char *name, struct slice published)
{
    if (published.len)
        buffer_print(out, "<%s>%.*sT00:00:00Z</%s>\n", name, SLICE_ARG(published), name);
}

static const char producer[] = "precept " PRECEPT_VERSION;

void metadata_put_xmp(const struct document *d, struct buffer *out)
{
    buffer_put(out, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"));
    put_in(out, "dc:title", "Alt", d->title);
    put_in(out, "dc:creator", "Seq", d->author);
    put_in(out, "dc:description", "Alt", d->subject);
    put_in(out, "dc:language", "Bag", d->language);
    put_element(out, "dc:identifier", d->identifier);
    put_date(out, "xmp:CreateDate", d->published);
    put_date(out, "xmp:ModifyDate", d->published);
    put_element(out, "xmp:CreatorTool", slice_of(producer));
    put_element(out, "pdf:Producer", slice_of(producer));
    put_element(out, "pdfaid:part", S("2"));
    put_element(out, "pdfaid:conformance", S("A"));
    put_element(out, "pdfuaid:part", S("1"));
    put_extension(out);
    buffer_put(out, S("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
}

/* "2023-12-20" as D:20231220000000Z (ISO 32000-1, 7.9.4). */
static void set_date(struct haru *haru, const char *key, struct slice published)
{
    struct buffer date = BUFFER_INIT;

    if (published.len != 10)
        return;
    buffer_print(&date, "D:%.4s%.2s%.2s000000Z", published.ptr, published.ptr + 5, published.ptr + 8);
    haru_set_info(haru, key, buffer_slice(&date));
    buffer_release(&date);
}

void metadata_set_info(const struct document *d, struct haru *haru)
{
    haru_set_info(haru, "Title", d->title);
    haru_set_info(haru, "Author", d->author);
    haru_set_info(haru, "Subject", d->subject);
    haru_set_info(haru, "Creator", slice_of(producer));
    haru_set_info(haru, "Producer", slice_of(producer));
    set_date(haru, "CreationDate", d->published);
    set_date(haru, "ModDate", d->published);
}
