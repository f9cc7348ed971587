/* Breaks the fences: base knows something of reports. */
#include "base/slice.h"
#include "diag/source.h" /* BREAKS */
