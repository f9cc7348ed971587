#include "base/slice.h" /* BREAKS */
