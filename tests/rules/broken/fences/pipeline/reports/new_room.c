/* Breaks the fences: a folder that the table does not know. */
#include "base/slice.h" /* BREAKS */
