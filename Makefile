# precept: builds the program, the publications and the tests. `make help` lists the targets.
BUILD ?= build
CC ?= gcc
PKG_CONFIG ?= pkg-config
PACKAGES_PC = yaml-0.1 pango pangoft2 pangofc harfbuzz harfbuzz-subset fontconfig freetype2 cairo nettle libpng
CPPFLAGS += -Ipipeline -Itests -D_GNU_SOURCE $(shell $(PKG_CONFIG) --cflags $(PACKAGES_PC))
CFLAGS ?= -O2 -g
CFLAGS += -std=gnu11 -ffp-contract=off -fno-omit-frame-pointer -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
LDLIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES_PC)) -lcsv -lmd4c -lhyphen -lhpdf -ldeflate -lgmp -ljpeg -lm

LIB_SOURCES = $(sort $(wildcard pipeline/*/*.c))
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o)
TEST_SOURCES = $(sort $(wildcard tests/*/*_test.c))
TEST_PROGRAMS = $(TEST_SOURCES:%.c=$(BUILD)/%)

all: $(BUILD)/precept

$(BUILD)/precept: $(BUILD)/pipeline/main.o $(BUILD)/libprecept.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libprecept.a: $(LIB_OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%_test: $(BUILD)/tests/%_test.o $(BUILD)/libprecept.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

units: $(TEST_PROGRAMS)
	@for t in $(TEST_PROGRAMS); do echo "$$t"; $$t || exit 1; done

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all units
.SECONDARY:
