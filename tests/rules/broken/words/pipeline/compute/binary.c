/* Breaks the words: binary floating point before typesetting. A double in a comment is none. */
static long half(const char *text)
{
    double d = strtod(text, NULL); /* BREAKS twice */
    const char *s = "a double, 1.5 of it";
    float f; /* BREAKS */
    long n = (long)(3 * 0.5); /* BREAKS */
    return n + (long)d + (long)f + (long)s[0];
}
