/* Acronyms: expanded once, with the grammar around them, and left alone where the author explained them. */
#include "compose/acronyms.h"

#include "expect.h"

static struct arena arena;
static struct acronyms acronyms;

static void add(struct slice name, struct slice words)
{
    map_put(&arena, &acronyms.by_name, name, (uint32_t)acronyms.list.count);
    *VECTOR_PUSH(&arena, &acronyms.list) = (struct acronym){name, words, false};
}

static void begin(void)
{
    acronyms = (struct acronyms){0};
    add(S("NWROCU"), S("North West Regional Organised Crime Unit"));
    add(S("ASB"), S("anti-social behaviour"));
    add(S("SOC"), S("serious and organised crime"));
    add(S("PCSO"), S("Police Community Support Officer"));
    add(S("RA"), S("responsible authority"));
}

static struct slice expanded(struct slice text)
{
    struct draft_run run = {.run = {.text = text}};

    acronyms_expand(&acronyms, &arena, &run, 1);
    return run.run.text;
}

static void first_use_only(void)
{
    begin();
    EXPECT_TEXT(expanded(S("They looked at NWROCU. NWROCU is graded.")),
                "They looked at North West Regional Organised Crime Unit (NWROCU). NWROCU is graded.");
    EXPECT_TEXT(expanded(S("NWROCU again, XNWROCU never")), "NWROCU again, XNWROCU never");
}

static void grammar(void)
{
    begin();
    EXPECT_TEXT(expanded(S("It rose. ASB fell")), "It rose. Anti-social behaviour (ASB) fell");
    EXPECT_TEXT(expanded(S("an SOC unit")), "a serious and organised crime (SOC) unit");
    EXPECT_TEXT(expanded(S("two PCSOs")), "two Police Community Support Officers (PCSOs)");
    EXPECT_TEXT(expanded(S("the NWROCU's plan")),
                "the North West Regional Organised Crime Unit's (NWROCU's) plan");
    EXPECT_TEXT(expanded(S("RA staff;")), "responsible authority (RA) staff;");
    begin();
    EXPECT_TEXT(expanded(S("ASB grew.")), "Anti-social behaviour (ASB) grew.");
    EXPECT_TEXT(expanded(S("all RAs")), "all responsible authorities (RAs)");
}

static void explained_by_the_author(void)
{
    begin();
    EXPECT_TEXT(expanded(S("the North West Regional Organised Crime Unit (NWROCU) and NWROCU")),
                "the North West Regional Organised Crime Unit (NWROCU) and NWROCU");
    EXPECT_TEXT(expanded(S("ASB (anti-social behaviour) and ASB")), "ASB (anti-social behaviour) and ASB");
}

static void other_runs(void)
{
    struct draft_run runs[] = {
        {.run = {.text = S_INIT("ASB"), .kind = RUN_COMPUTED}},
        {.run = {.text = S_INIT("ASB")}, .verbatim = true},
        {.run = {.text = S_INIT("ASB"), .lang = S_INIT("cy")}},
        {.run = {.text = S_INIT(" ASB")}},
    };

    begin();
    acronyms_expand(&acronyms, &arena, runs, 4);
    EXPECT_TEXT(runs[0].run.text, "ASB");
    EXPECT_TEXT(runs[1].run.text, "ASB");
    EXPECT_TEXT(runs[2].run.text, "ASB");
    EXPECT_TEXT(runs[3].run.text, " anti-social behaviour (ASB)");
}

int main(void)
{
    arena_init(&arena);
    first_use_only();
    grammar();
    explained_by_the_author();
    other_runs();
    arena_release(&arena);
    return expect_report();
}
