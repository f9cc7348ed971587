/* The way in from libFuzzer, once for each harness: FUZZ is fuzz_yaml, fuzz_csv, fuzz_markdown, fuzz_formula,
 * fuzz_svg or fuzz_picture (`make fuzz`). */
#include "fuzz/formula.h"
#include "fuzz/picture.h"
#include "fuzz/reading.h"
#include "fuzz/svg.h"

#ifndef FUZZ
#define FUZZ fuzz_yaml
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FUZZ((struct slice){(const char *)data, size});
    return 0;
}
