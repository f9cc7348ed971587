/* The two ends that carry no path: a broken promise and no memory. */
#include "base/bug.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void bug_stop(const char *file, int line, const char *what)
{
    fprintf(stderr, "precept: a fault in the program (%s:%d: %s)\n", file, line, what);
    abort();
}

_Noreturn void out_of_memory(void)
{
    fputs("precept: out of memory\n", stderr);
    exit(3);
}
