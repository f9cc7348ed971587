/* Acronyms: expanded once, with the grammar around them, and left alone where the author explained them. */
#include "compose/acronyms.h"

#include "expect.h"

static struct arena arena;
static struct acronyms acronyms;

static void add(struct slice name, struct slice words)
{
    map_put(&arena, &acronyms.by_name, name, (uint32_t)acronyms.list.count);
    *VECTOR_PUSH(&arena, &acronyms.list) = (struct acronym){.name = name, .expansion = words};
}

static void begin(void)
{
    acronyms = (struct acronyms){.arena = &arena, .writes_out = true};
    *VECTOR_PUSH(&arena, &acronyms.expansions) = S("");
    add(S("NWROCU"), S("North West Regional Organised Crime Unit"));
    add(S("ASB"), S("anti-social behaviour"));
    add(S("SOC"), S("serious and organised crime"));
    add(S("PCSO"), S("Police Community Support Officer"));
    add(S("RA"), S("responsible authority"));
}

/* The words as they are printed. */
static struct slice printed(const struct draft *draft)
{
    struct slice text = S("");

    for (size_t i = 0; i < draft->runs.count; i++)
        text = ARENA_JOIN(&arena, text, draft->runs.items[i].run.text);
    return text;
}

/* Every run with what it stands for: "the |ASB=anti-social behaviour| team". */
static struct slice heard(const struct draft *draft)
{
    struct slice text = S("");

    for (size_t i = 0; i < draft->runs.count; i++) {
        const struct doc_run *run = &draft->runs.items[i].run;

        text = ARENA_JOIN(&arena, text, i ? S("|") : S(""), run->text, run->expansion ? S("=") : S(""),
                          acronyms.expansions.items[run->expansion]);
    }
    return text;
}

static struct draft taken(struct slice text, bool prose)
{
    struct draft draft = {0};

    *VECTOR_PUSH(&arena, &draft.runs) = (struct draft_run){.run = {.text = text}};
    acronyms_take(&acronyms, &arena, &draft, prose);
    return draft;
}

static struct slice expanded(struct slice text)
{
    struct draft draft = taken(text, true);

    return printed(&draft);
}

static struct slice marked(struct slice text, bool prose)
{
    struct draft draft = taken(text, prose);

    return heard(&draft);
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

/* What is not written out says what it stands for; what is, or is explained beside it, would be heard twice.
 */
static void other_uses(void)
{
    begin();
    EXPECT_TEXT(marked(S("The ASB plan"), false), "The |ASB=anti-social behaviour| plan");
    EXPECT_TEXT(marked(S("The ASB plan"), true), "The anti-social behaviour (ASB) plan");
    EXPECT_TEXT(
        marked(S("ASB, (ASB) and ASB's"), true),
        "ASB=anti-social behaviour|, (|ASB=anti-social behaviour|) and |ASB=anti-social behaviour|'s");
    EXPECT_TEXT(marked(S("PCSOs and RAs"), false),
                "PCSOs=Police Community Support Officers| and |RAs=responsible authorities");
    EXPECT_TEXT(marked(S("One PCSO, the PCSOs, ASB"), true),
                "One Police Community Support Officer (PCSO), the |PCSOs=Police Community Support Officers|, "
                "|ASB=anti-social behaviour");
    EXPECT_TEXT(marked(S("anti-social behaviour (ASB)"), true), "anti-social behaviour (ASB)");
    EXPECT_TEXT(marked(S("No such thing: NASA, Asb"), true), "No such thing: NASA, Asb");
    begin();
    acronyms.writes_out = false;
    EXPECT_TEXT(marked(S("ASB (anti-social behaviour) and ASB"), true),
                "ASB (anti-social behaviour) and |ASB=anti-social behaviour");
    EXPECT_NUMBER(acronyms.expansions.count, 2);
}

static void other_runs(void)
{
    struct draft draft = {0};
    const struct draft_run runs[] = {
        {.run = {.text = S_INIT("ASB"), .kind = RUN_COMPUTED}},
        {.run = {.text = S_INIT("ASB")}, .verbatim = true},
        {.run = {.text = S_INIT("ASB"), .lang = S_INIT("cy")}},
        {.run = {.text = S_INIT("of ASB"), .kind = RUN_COPIED, .printed = 7}},
        {.run = {.text = S_INIT(" SOC"), .element = 3}},
    };

    begin();
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        *VECTOR_PUSH(&arena, &draft.runs) = runs[i];
    acronyms_take(&acronyms, &arena, &draft, true);
    EXPECT_TEXT(heard(&draft),
                "ASB|ASB|ASB|of |ASB=anti-social behaviour| serious and organised crime (SOC)");
    EXPECT_NUMBER(draft.runs.items[4].run.printed, 7);
    EXPECT_NUMBER(draft.runs.items[5].run.element, 3);
}

int main(void)
{
    arena_init(&arena);
    first_use_only();
    grammar();
    explained_by_the_author();
    other_uses();
    other_runs();
    arena_release(&arena);
    return expect_report();
}
