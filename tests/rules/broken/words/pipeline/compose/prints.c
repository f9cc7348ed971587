/* Breaks the words: a stage prints, and a struct loses its name.
 * printf("in a comment"); */
typedef struct { /* BREAKS */
    int a;
} thing;

void prints(struct buffer *out)
{
    printf("%d\n", 1); /* BREAKS */
    fputs("no\n", stderr); /* BREAKS twice */
    buffer_print(out, "printf(1)");
    sprintf(out->ptr, "%d", 1); /* BREAKS */
}
