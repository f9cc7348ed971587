/* diag/print: what a message looks like; order, repeats, caps; text that would disturb a terminal. */
#include "diag/diagnostics.h"
#include "expect.h"

struct fixture {
    struct arena arena;
    struct sources sources;
    struct diagnostics diagnostics;
    struct buffer out;
    uint32_t source;
};

static void set_up(struct fixture *f, struct slice text)
{
    *f = (struct fixture){.arena = ARENA_INIT, .out = BUFFER_INIT};
    sources_init(&f->sources, &f->arena);
    diagnostics_init(&f->diagnostics, &f->arena, &f->sources);
    f->source = sources_add(&f->sources, S("in/p.yaml"), S("p.yaml"), text);
}

static void tear_down(struct fixture *f)
{
    buffer_release(&f->out);
    arena_release(&f->arena);
}

static struct slice printed(struct fixture *f)
{
    buffer_clear(&f->out);
    diagnostics_print(&f->diagnostics, (struct diagnostics_style){.limit = 3}, &f->out);
    return buffer_slice(&f->out);
}

static void add(struct fixture *f, uint32_t start, uint32_t length, const char *what)
{
    DIAG(&f->diagnostics, MSG_option_unknown, ((struct span){f->source, start, length}), slice_of(what),
         S("Do this. "));
}

static size_t times(struct slice text, struct slice what)
{
    size_t n = 0;

    for (size_t at = slice_find(text, what, 0); at < text.len; at = slice_find(text, what, at + 1))
        n++;
    return n;
}

static void test_form(void)
{
    struct fixture f;

    set_up(&f, S("a: £1\n\tb: wrong\n"));
    add(&f, 11, 5, "wrong");
    EXPECT_TEXT(printed(&f), "in/p.yaml:2:5: error: there is no option wrong [option-unknown]\n"
                             "      \tb: wrong\n"
                             "      \t   ^^^^^\n"
                             "   Do this. precept --help lists the options.\n");
    tear_down(&f);
}

static void test_order_and_repeats(void)
{
    struct fixture f;
    struct slice text;

    set_up(&f, S("one two\n"));
    add(&f, 4, 3, "two");
    DIAG(&f.diagnostics, MSG_option_value, NO_SPAN, S("jobs"), (struct slice){NULL, 0}, S("a number"));
    add(&f, 0, 3, "one");
    add(&f, 4, 3, "two");
    text = printed(&f);
    EXPECT_NUMBER(f.diagnostics.errors, 4);
    EXPECT(slice_starts_with(
        text, S("error: --jobs cannot be \"\" [option-value]\n   It takes: a number.\nin/p.yaml:1:1: ")));
    EXPECT(slice_find(text, S("option two"), 0) > slice_find(text, S("option one"), 0));
    EXPECT(slice_find(text, S("option two"), slice_find(text, S("option two"), 0) + 1) == text.len);
    tear_down(&f);
}

static void test_cap(void)
{
    static const char *const names[] = {"a", "b", "c", "d", "e"};
    struct fixture f;

    set_up(&f, S("abcde\n"));
    for (uint32_t i = 0; i < 4; i++)
        add(&f, i, 1, names[i]);
    EXPECT_NUMBER(times(printed(&f), S("[option-unknown]")), 4); /* "1 more" says less than the one itself */
    add(&f, 4, 1, names[4]);
    EXPECT_NUMBER(times(printed(&f), S("there is no option")), 3);
    EXPECT(slice_ends_with(printed(&f), S("\nin/p.yaml: … and 2 more of these [option-unknown]\n")));
    tear_down(&f);
}

static void test_many_are_linear(void)
{
    struct fixture f;
    struct buffer text = BUFFER_INIT;

    for (uint32_t i = 0; i < 200000; i++)
        buffer_put(&text, S("x\n"));
    set_up(&f, buffer_slice(&text));
    for (uint32_t i = 0; i < 200000; i++)
        DIAG(&f.diagnostics, MSG_command_missing, ((struct span){f.source, 2 * i, 1}));
    EXPECT_NUMBER(times(printed(&f), S("[command-missing]")), 4);
    EXPECT_NUMBER(times(printed(&f), S("… and 199997 more")), 1);
    tear_down(&f);
    buffer_release(&text);
}

static void test_odd_places(void)
{
    struct fixture f;

    set_up(&f, S("ab\ncd"));
    add(&f, 1, 4, "over the line's end");
    add(&f, 5, 0, "at the very end");
    EXPECT_NUMBER(times(printed(&f), S("      ab\n       ^\n")), 1);
    EXPECT_NUMBER(times(printed(&f), S("      cd\n        ^\n")), 1);
    tear_down(&f);
}

static void test_terminal_is_safe(void)
{
    struct fixture f;

    set_up(&f, S("a\033[2Jb \xc2\x9b"
                 "c\n"));
    add(&f, 0, 1, "x\033]0;y\a");
    EXPECT_NUMBER(times(printed(&f), S("\033")), 0);
    EXPECT_NUMBER(times(printed(&f), S("\a")), 0);
    EXPECT_NUMBER(times(printed(&f), S("\xc2\x9b")), 0);
    tear_down(&f);
}

static void test_long_line(void)
{
    struct fixture f;
    struct buffer text = BUFFER_INIT;

    for (int i = 0; i < 5000; i++)
        buffer_put(&text, S("£"));
    buffer_put(&text, S("HERE"));
    for (int i = 0; i < 5000; i++)
        buffer_put(&text, S("£"));
    set_up(&f, buffer_slice(&text));
    add(&f, 10000, 4, "far away");
    EXPECT(printed(&f).len < 900);
    EXPECT_NUMBER(times(printed(&f), S(":1:5001: ")), 1);
    EXPECT_NUMBER(times(printed(&f), S("£HERE£")), 1);
    EXPECT_NUMBER(times(printed(&f), S("…")), 2);
    EXPECT_NUMBER(times(printed(&f), S("                    ^^^^\n")), 1);
    tear_down(&f);
    buffer_release(&text);
}

static void test_weight(void)
{
    struct fixture f;

    set_up(&f, S("x\n"));
    diagnostic_weigh(&f.diagnostics, DIAG(&f.diagnostics, MSG_command_missing, NO_SPAN), SEVERITY_WARNING);
    EXPECT_NUMBER(f.diagnostics.errors, 0);
    EXPECT_NUMBER(f.diagnostics.warnings, 1);
    EXPECT(slice_starts_with(printed(&f), S("warning: no command was given [command-missing]\n")));
    tear_down(&f);
}

/* The same words of all rows are said once without a row, of some rows once with them; other words are
 * another message. Rows inside rows have both names. */
static void test_rows(void)
{
    static const char *const rows[] = {"North", "South", "East"};
    struct fixture f;

    set_up(&f, S("a: 1\nb: 2\n"));
    for (size_t i = 0; i < 3; i++) {
        struct diagnostics_row none = diagnostics_enter_row(&f.diagnostics, slice_of(rows[i]), 3), one;

        EXPECT_NUMBER(none.label.len, 0);
        add(&f, 0, 1, "all");
        add(&f, 0, 1, "all");
        if (i != 1)
            add(&f, 3, 1, "some");
        one = diagnostics_enter_row(&f.diagnostics, S("first"), 2);
        if (!i)
            add(&f, 5, 1, "inner");
        diagnostics_leave_row(&f.diagnostics, one);
        diagnostics_leave_row(&f.diagnostics, none);
    }
    add(&f, 8, 1, "alone");
    EXPECT_NUMBER(f.diagnostics.errors - f.diagnostics.repeats.errors, 4);
    EXPECT_NUMBER(times(printed(&f), S("error:")), 4);
    EXPECT_NUMBER(times(printed(&f), S("It is so for")), 2);
    EXPECT_NUMBER(times(printed(&f), S("   It is so for North and East.\n")), 1);
    EXPECT_NUMBER(times(printed(&f), S("   It is so for North, first.\n")), 1);
    tear_down(&f);
}

int main(void)
{
    test_form();
    test_order_and_repeats();
    test_cap();
    test_many_are_linear();
    test_odd_places();
    test_terminal_is_safe();
    test_long_line();
    test_weight();
    test_rows();
    return expect_report();
}
