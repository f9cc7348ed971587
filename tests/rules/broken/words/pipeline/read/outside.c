/* Breaks the words: what is outside reaches an output. */
#include <time.h>

void outside(void)
{
    time_t now = time(NULL); /* BREAKS twice */
    setlocale(LC_ALL, ""); /* BREAKS */
    srand(1); /* BREAKS */
    const char *user = getenv("USER"); /* BREAKS */
    system("true"); /* BREAKS */
    span->time(now); /* a member of that name is another thing */
    use(user, deadline.time);
}
