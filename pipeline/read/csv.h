/* CSV text → raw table. libcsv decides what the fields are; positions come from a second look beside it. */
#ifndef PRECEPT_READ_CSV_H
#define PRECEPT_READ_CSV_H

#include "diag/diagnostics.h"
#include "read/raw.h"

enum { CSV_ROWS = 1000000, CSV_COLUMNS = 500, CSV_CELL = 1 << 20 };

/* `source` holds valid UTF-8. NULL when not even its headings could be read, which was reported. Commas part
 * the cells, RFC 4180; rows end with LF or CR LF. Blank lines and empty rows at the end are left out. */
const struct raw_table *csv_read(struct arena *arena, struct diagnostics *diagnostics, uint32_t source,
                                 const struct csv_form *form);

#endif
