/* Breaks the law of globals, in four ways. */
int initialised = 1;
static int counter;
const char *changeable = "text";
_Thread_local int of_a_thread;
static const char *const fixed[] = {"one", "two"};
const int constant = 3;

const char *globals_next(void)
{
    static int inside;

    return fixed[(counter++ + inside++) % 2];
}
