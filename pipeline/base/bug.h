/* Broken promises inside the program and lack of memory: one line on standard error, then the end.
 * Never for anything that a source file can cause. */
#ifndef PRECEPT_BASE_BUG_H
#define PRECEPT_BASE_BUG_H

#define BUG(what) bug_stop(__FILE__, __LINE__, (what))
#define BUG_IF(condition)                                                                                    \
    do {                                                                                                     \
        if (condition)                                                                                       \
            BUG(#condition);                                                                                 \
    } while (0)

_Noreturn void bug_stop(const char *file, int line, const char *what);

/* Prints "precept: out of memory" and exits with status 3. */
_Noreturn void out_of_memory(void);

#endif
