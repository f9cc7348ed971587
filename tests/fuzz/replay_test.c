/* Every kept input of tests/fuzz/corpus goes through its harness again, without libFuzzer: what was once
 * found stays found. A harness that does not hold ends the program. */
#include "fuzz/formula.h"
#include "fuzz/picture.h"
#include "fuzz/reading.h"
#include "fuzz/svg.h"

#include <dirent.h>

enum { LONGEST = 1 << 16, FEWEST = 24 };

static bool replay_file(const char *path, void (*harness)(struct slice))
{
    static char bytes[LONGEST];
    FILE *file = fopen(path, "rb");
    size_t length;

    if (!file)
        return false;
    length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    printf("%s\n", path); /* the last one named is the one that broke it */
    fflush(stdout);
    harness((struct slice){bytes, length});
    return length < LONGEST;
}

static void replay(const char *folder, void (*harness)(struct slice))
{
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort), kept = 0;

    for (int i = 0; i < count; i++) {
        char path[400];

        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (names[i]->d_name[0] != '.') {
            EXPECT(replay_file(path, harness));
            kept++;
        }
        free(names[i]);
    }
    EXPECT(kept >= FEWEST);
    if (count >= 0)
        free(names);
}

int main(void)
{
    replay("tests/fuzz/corpus/yaml", fuzz_yaml);
    replay("tests/fuzz/corpus/csv", fuzz_csv);
    replay("tests/fuzz/corpus/markdown", fuzz_markdown);
    replay("tests/fuzz/corpus/formula", fuzz_formula);
    replay("tests/fuzz/corpus/svg", fuzz_svg);
    replay("tests/fuzz/corpus/picture", fuzz_picture);
    fuzz_formula(S(""));
    return expect_report();
}
