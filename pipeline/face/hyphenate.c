/* Hyphenation points from a pattern file, loaded when the first word asks for it (it takes 12 ms). Knows no
 * language: the caller asks only for words of the language that the patterns are for. */
#include "base/utf8.h"
#include "face/faces.h"

#include <stdlib.h>

static bool load(struct faces *faces, struct slice path)
{
    if (!slice_equal(path, faces->patterns_path)) {
        if (faces->patterns)
            hnj_hyphen_free(faces->patterns);
        faces->patterns_path = arena_copy(&faces->arena, path);
        faces->patterns = hnj_hyphen_load(faces->patterns_path.ptr);
    }
    return faces->patterns && faces->patterns->utf8;
}

static void lower_ascii(char *to, struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        to[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
}

bool face_hyphenate(struct faces *faces, struct slice patterns_path, struct slice word, uint8_t *odd)
{
    struct arena scratch = ARENA_INIT;
    char *lower, *marks, **rep = NULL;
    int *pos = NULL, *cut = NULL;
    bool done;
    size_t at = 0;

    memset(odd, 0, word.len);
    if (!patterns_path.len || !word.len || !load(faces, patterns_path))
        return false;
    lower = arena_alloc(&scratch, word.len + 1);
    marks = arena_alloc(&scratch, word.len + 5); /* as hyphen.h asks */
    lower_ascii(lower, word);
    done = !hnj_hyphen_hyphenate2(faces->patterns, lower, (int)word.len, marks, NULL, &rep, &pos, &cut);
    for (size_t i = 0; done && at < word.len; i++) { /* one mark a character; ours stands at its last byte */
        utf8_next(word, &at);
        odd[at - 1] = marks[i] & 1 && !(rep && rep[i]);
    }
    for (size_t i = 0; rep && i < word.len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    arena_release(&scratch);
    return done;
}
