/* Breaks the fences: compute looks at a later stage, at read's insides, and at a library that is render's. */
#include "base/slice.h"
#include "check/publication.h"
#include "compose/document.h" /* BREAKS */
#include "read/yaml.h" /* BREAKS */
#include <cairo.h> /* BREAKS */
#include <math.h> /* BREAKS */
#include <stdio.h>
#include <yaml.h> /* BREAKS */
