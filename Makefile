# precept: builds the program, the publications and the tests. `make help` lists the targets.
# The only tools needed before set-up has run are make and a POSIX shell.

BUILD ?= build
PREFIX ?= /usr/local
JOBS ?= 2
ifeq ($(origin CC),default)
CC = gcc
endif
CFLAGS ?= -O2 -g
CPPFLAGS_ALL = -Ipipeline -Itests -D_GNU_SOURCE $(PKG_CFLAGS) $(CPPFLAGS)
CFLAGS_ALL = -std=gnu11 -ffp-contract=off -fno-omit-frame-pointer -Wall -Wextra -Wshadow -Wstrict-prototypes \
             -Wmissing-prototypes -Wvla $(CFLAGS)
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZED = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZERS = formula yaml markdown csv svg picture
SECONDS ?= 60

LIB_SOURCES = $(sort $(wildcard pipeline/*/*.c))
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o)
TEST_PROGRAMS = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/*/*_test.c)))
TEST_SCRIPTS = $(sort $(wildcard tests/*/*_test.sh))
SCRIPTS = .ci/run fonts/install tests/expect.sh $(shell grep -lE '^.!/bin/(ba)?sh' tests/run* tests/*/* 2>/dev/null)
C_FILES = $(sort $(wildcard pipeline/*.c pipeline/*/*.[ch] tests/*.[ch] tests/*/*.[ch]))

.DEFAULT_GOAL := reports

# ---- set-up ----------------------------------------------------------------------------------------------------------
# A stamp for each group of tests/setup/packages. Including flags.mk makes set-up run, and the libraries be asked for,
# before anything that compiles; make then starts again with the flags known.

$(BUILD)/setup/%: tests/setup/packages tests/setup/install
	@mkdir -p $(@D)
	@tests/setup/install $*
	@touch $@
$(addprefix $(BUILD)/setup/,test lint conformance bench fuzz fresh): | $(BUILD)/setup/build

PKG_NAMES = yaml-0.1 expat pango harfbuzz harfbuzz-subset freetype2 cairo nettle libpng
$(BUILD)/flags.mk: Makefile | $(BUILD)/setup/build
	@cflags=$$(pkg-config --cflags $(PKG_NAMES)) && libs=$$(pkg-config --libs $(PKG_NAMES)) && \
	printf 'PKG_CFLAGS = %s\nPKG_LIBS = %s\n' "$$cflags" "$$libs" >$@

WITHOUT_COMPILER = help setup clean fonts format accept
ifneq ($(filter-out $(WITHOUT_COMPILER),$(or $(MAKECMDGOALS),reports)),)
include $(BUILD)/flags.mk
endif

fonts/files/.verified: fonts/manifest.csv fonts/install | $(BUILD)/setup/build
	@fonts/install

# ---- the program -----------------------------------------------------------------------------------------------------

LDLIBS_ALL = -Wl,--as-needed $(PKG_LIBS) -lcsv -lmd4c -lhyphen -lhpdf -ldeflate -lgmp -ljpeg -lqrencode -lm $(LDLIBS)
COMPILE = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL)
LINK = $(CC) $(CFLAGS_ALL) $(LDFLAGS)

$(BUILD)/precept: $(BUILD)/pipeline/main.o $(BUILD)/libprecept.a
	$(LINK) -o $@ $^ $(LDLIBS_ALL)

$(BUILD)/libprecept.a: $(LIB_OBJECTS) $(BUILD)/recorded/objects
	rm -f $@ && $(AR) rcs $@ $(LIB_OBJECTS)

$(BUILD)/%.o: %.c $(BUILD)/recorded/compiler
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/pipeline/cli/share.o: private CPPFLAGS += -DPRECEPT_SHARE='"$(PREFIX)/share/precept"'
$(BUILD)/pipeline/cli/share.o: $(BUILD)/recorded/prefix

# The tests may use libqpdf, which the program does not link.
$(BUILD)/tests/%_test: $(BUILD)/tests/%_test.o $(BUILD)/libprecept.a | $(BUILD)/setup/test
	$(LINK) -o $@ $^ $(LDLIBS_ALL) -lqpdf

$(BUILD)/tests/fuzz/%_fuzzer: tests/fuzz/entry.c $(wildcard tests/fuzz/*.h) $(BUILD)/libprecept.a
	@mkdir -p $(@D)
	$(COMPILE) -fsanitize=fuzzer -DFUZZ=fuzz_$* -o $@ $< $(BUILD)/libprecept.a $(LDLIBS_ALL)

# What an object depends on beside files: written anew only when it changes.
RECORD_compiler = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS)
RECORD_objects = $(LIB_OBJECTS)
RECORD_prefix = $(PREFIX)
$(BUILD)/recorded/%: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(RECORD_$*)' | cmp -s - $@ || printf '%s\n' '$(RECORD_$*)' >$@
FORCE:

-include $(LIB_OBJECTS:.o=.d) $(BUILD)/pipeline/main.d $(TEST_PROGRAMS:=.d)

# ---- targets ---------------------------------------------------------------------------------------------------------

## reports: build the program and publish every folder of inputs/ into out/ (the default)
reports: program
	$(BUILD)/precept build --jobs $(JOBS) $(patsubst %/publication.yaml,%,$(wildcard inputs/*/publication.yaml))

## program: build build/precept and put the fonts in place
program: $(BUILD)/precept fonts/files/.verified

## test: every test (units, messages, goldens, laws)
test: program $(TEST_PROGRAMS) | $(BUILD)/setup/test
	@BUILD=$(BUILD) tests/run $(TEST_PROGRAMS) $(TEST_SCRIPTS)

## units: the unit tests alone
units: $(TEST_PROGRAMS) fonts/files/.verified
	@BUILD=$(BUILD) tests/run $(TEST_PROGRAMS)

## san: the tests under AddressSanitizer and UndefinedBehaviorSanitizer
san:
	+@$(MAKE) --no-print-directory BUILD=$(BUILD)-san CFLAGS='$(SANITIZE)' sanitized-test
sanitized-test: program $(TEST_PROGRAMS) | $(BUILD)/setup/test
	@BUILD=$(BUILD) SANITIZED=yes tests/run $(TEST_PROGRAMS) $(filter-out tests/rules/%,$(TEST_SCRIPTS))

## fuzz: libFuzzer over each harness of tests/fuzz, SECONDS=60 each
fuzz: | $(BUILD)/setup/fuzz
	+@$(MAKE) --no-print-directory BUILD=$(BUILD)-fuzz CC=clang CFLAGS='$(FUZZED)' fuzzed
fuzzed: $(FUZZERS:%=$(BUILD)/tests/fuzz/%_fuzzer)
	@BUILD=$(BUILD) tests/fuzz/run $(SECONDS) $(FUZZERS)

## conformance: veraPDF (PDF/UA-1, PDF/A-2a) over all samples in all brands, long tables, out/ and the tests' own PDFs
conformance: program | $(BUILD)/setup/conformance
	@mkdir -p out $(BUILD)/tests $(BUILD)/actual
	@BUILD=$(BUILD) tests/conformance/publish out $(BUILD)/tests $(BUILD)/actual >$(BUILD)/validated.list
	@BUILD=$(BUILD) tests/conformance/run $$(cat $(BUILD)/validated.list)

## bench: time, memory and size of the workloads, beside the best of the peers
bench: program | $(BUILD)/setup/bench
	@BUILD=$(BUILD) tests/bench/run

## fresh: the whole thing in a Debian 12 with only git and make (root)
fresh: | $(BUILD)/setup/fresh
	@BUILD=$(BUILD) tests/fresh/run

## accept: look at every golden that differs and say yes or no
accept:
	@BUILD=$(BUILD) tests/run-accept

## format: lay out the C code
format: | $(BUILD)/setup/lint
	clang-format -i $(C_FILES)

## lint: layout, likely mistakes, shell scripts
lint: | $(BUILD)/setup/lint
	clang-format --dry-run -Werror $(C_FILES)
	printf '%s\n' $(filter %.c,$(C_FILES)) | xargs -P $(JOBS) -n 8 sh -c \
	    'clang-tidy --quiet --warnings-as-errors="*" "$$@" -- -std=gnu11 $(CPPFLAGS_ALL)' tidy
	shellcheck -x $(SCRIPTS)

SHARE = $(abspath $(DESTDIR)/$(PREFIX))/share/precept
## install: the program, its man page, layouts, fonts, registers and house style (PREFIX, DESTDIR)
install: program
	install -D -m 755 $(BUILD)/precept $(DESTDIR)$(PREFIX)/bin/precept
	install -D -m 644 precept.1 $(DESTDIR)$(PREFIX)/share/man/man1/precept.1
	find layouts fonts/manifest.csv fonts/files -type f ! -name '.*' -exec install -D -m 644 {} $(SHARE)/{} \;
	find inputs/registers inputs/house-style.yaml -type f ! -name '.*' -exec install -D -m 644 {} $(SHARE)/{} \;

## setup: install the packages that building and testing take
setup: $(BUILD)/setup/build $(BUILD)/setup/test

## fonts: copy fonts, hyphenation patterns and the colour profile, and verify them
fonts: | $(BUILD)/setup/build
	@fonts/install

## clean: remove what was built (out/ stays)
clean:
	rm -rf $(BUILD) $(BUILD)-san $(BUILD)-fuzz

## help: this list
help:
	@awk -F ': ' '/^## / { sub(/^## /, ""); printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: reports program test units san sanitized-test fuzz fuzzed conformance bench fresh accept format lint install setup fonts clean help
.SECONDARY:
.DELETE_ON_ERROR:
