#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "command/answer.h"
#include "view/dashboard_private.h"
#include "view/words.h"

/* Open issues, the one that is due first on top. Conflicts show their stage. */

enum { ISSUE_ID, ISSUE_SEVERITY, ISSUE_CODE, ISSUE_PARTY, ISSUE_TITLE, ISSUE_DUE, ISSUE_AGE,
       ISSUE_OWNER, ISSUE_STAGE, ISSUE_COLUMNS };

static const struct column columns[ISSUE_COLUMNS] = {
    /* clang-format off */
    [ISSUE_ID] =       {.title = "ID",    .min = 3, .max = 8,  .priority = 2, .whole = true},
    [ISSUE_SEVERITY] = {.title = "Sev",   .min = 3, .max = 3,  .whole = true},
    [ISSUE_CODE] =     {.title = "Party", .min = 5, .max = 9,  .priority = 4, .whole = true},
    [ISSUE_PARTY] =    {.title = "Name",  .min = 20, .max = 36, .flex = 1, .priority = 8},
    [ISSUE_TITLE] =    {.title = "Issue", .min = 23, .flex = 3},
    [ISSUE_DUE] =      {.title = "Due",   .min = 5, .max = 7,  .whole = true},
    [ISSUE_AGE] =      {.title = "Age",   .min = 3, .max = 4,  .priority = 5, .whole = true,
                        .align = ALIGN_RIGHT},
    [ISSUE_OWNER] =    {.title = "Own",   .min = 3, .max = 3,  .priority = 6, .whole = true},
    [ISSUE_STAGE] =    {.title = "Stage", .min = 5, .max = 5,  .priority = 3, .whole = true},
    /* clang-format on */
};

/* Agreed, and watched until it holds: nothing is due from us any more. */
static bool is_settled(const struct issue *issue)
{
    return !issue_needs_us(issue);
}

static double due_order(const struct issue *issue)
{
    if (is_settled(issue))
        return HUGE_VAL;
    return date_is_set(issue->target) ? issue->target.day : (double)INT32_MAX;
}

/* "Dana Whitlock-Reyes": "me", or "DW". */
static const char *owner_word(const struct dashboard *model, const char *name, struct arena *arena)
{
    struct str initials = {0};
    struct grapheme grapheme;
    bool begins = true;
    int count = 0;

    if (!name)
        return "";
    if (!strcmp(name, model->officer))
        return "me";
    while (count < 2 && text_next(&name, &grapheme)) {
        if (begins && grapheme.text[0] != ' ' && ++count)
            str_add(&initials, "%s", grapheme.text);
        begins = grapheme.text[0] == ' ';
    }
    return str_keep(&initials, arena);
}

static const char *stage_word(const struct issue *issue, struct arena *arena)
{
    struct str text = {0};

    if (issue->stage != NUMBER_NONE)
        str_add(&text, "◆%lld/9", (long long)issue->stage);
    else if (issue->kind == ISSUE_CONFLICT)
        str_add(&text, "◆");
    return str_keep(&text, arena);
}

static struct table_cell due_cell(const struct issue *issue, struct date today,
                                  struct arena *arena)
{
    char text[DATE_TEXT_SIZE];

    if (is_settled(issue))
        return (struct table_cell){issue->status == ISSUE_ACCEPTED ? "agreed" : "watched",
                                   ROLE_WAITING};
    return (struct table_cell){arena_copy(arena, due_write(issue->target, today, text)),
                               due_role(issue->target, today)};
}

const char *issue_sides(const struct dashboard *model, const struct issue *issue, size_t *count)
{
    const char *first = NULL;

    *count = 0;
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);
        const char *name = party->org.name ? party->org.name : party->person.name;

        if (!name || !strcmp(name, model->book.home))
            continue;
        first = first ? first : name;
        ++*count;
    }
    return first ? first : "";
}

static const char *code_word(const char *first, size_t count, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%s", first);
    if (count > 1)
        str_add(&text, " +%zu", count - 1);
    return str_keep(&text, arena);
}

/* What has no room in a narrow list; what must not be cut comes first. */
static const char *second_line(const struct listing_row *row, struct arena *arena)
{
    const char *stage = row->cells[ISSUE_STAGE].text, *party = row->cells[ISSUE_PARTY].text;
    struct str text = {0};

    str_add(&text, "%s", row->target.key);
    if (*stage)
        str_add(&text, " %s", stage);
    if (*party)
        str_add(&text, " · %s", party);
    return str_keep(&text, arena);
}

static void fill_row(const struct dashboard *model, const struct issue *issue,
                     struct listing_row *row, struct arena *arena)
{
    struct date today = model->now.today;
    char age[DATE_TEXT_SIZE];
    size_t sides;
    const char *first = issue_sides(model, issue, &sides);
    enum role severity = severity_role(issue->severity);

    *row = (struct listing_row){
        .target = {&issue_noun, issue->record.id, issue->record.ref, issue->title},
        .record = issue,
        .cells = {
            [ISSUE_ID] = {issue->record.ref, ROLE_TEXT},
            [ISSUE_SEVERITY] = {severity_glyph(issue->severity), severity},
            [ISSUE_CODE] = {code_word(first, sides, arena), ROLE_TEXT},
            [ISSUE_PARTY] = {org_name_of(model, first), ROLE_DIM},
            [ISSUE_TITLE] = {issue->title, ROLE_TEXT},
            [ISSUE_DUE] = due_cell(issue, today, arena),
            [ISSUE_AGE] = {arena_copy(arena, age_write(issue->opened, today, age)), ROLE_DIM},
            [ISSUE_OWNER] = {owner_word(model, issue->owner.name, arena), ROLE_TEXT},
            [ISSUE_STAGE] = {stage_word(issue, arena), ROLE_CONFLICT},
        },
    };
    for (size_t i = 0; i < ISSUE_COLUMNS; i++)
        row->order[i] = NAN;
    row->order[ISSUE_ID] = ref_order(issue->record.ref);
    row->order[ISSUE_SEVERITY] = -(double)issue->severity;
    row->order[ISSUE_DUE] = due_order(issue);
    row->order[ISSUE_AGE] = -(double)issue->opened.day;
    row->order[ISSUE_STAGE] = issue->stage == NUMBER_NONE ? 0 : -(double)issue->stage;
    row->second = second_line(row, arena);
}

/* By due day, then the more severe, then the older. */
static int compare(const void *a, const void *b)
{
    const struct listing_row *x = a, *y = b;
    static const int keys[] = {ISSUE_DUE, ISSUE_SEVERITY, ISSUE_ID};

    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        double left = x->order[keys[i]], right = y->order[keys[i]];

        if (left < right || left > right)
            return left < right ? -1 : 1;
    }
    return 0;
}

/* "9 open · 31 closed" */
static const char *foot(size_t open, size_t closed, struct arena *arena)
{
    if (!closed)
        return NULL;
    return say(arena, "%zu open · %zu closed", open, closed);
}

void dashboard_issues_list(struct dashboard *model, struct arena *arena)
{
    const struct list *issues = &model->book.issues;
    struct listing *listing = &model->lists[PANEL_ISSUES];

    *listing = (struct listing){
        .name = "issues", .title = "Issues", .columns = columns, .column_count = ISSUE_COLUMNS,
        .has_header = true, .sorted = ISSUE_DUE + 1, .sorted_word = "due",
        .none = "No issues yet. {add} adds one.",
        .done = issues->count ? "Every issue is closed. {add} adds one." : NULL,
    };
    listing->rows = arena_alloc(arena, (issues->count + 1) * sizeof(*listing->rows));
    for (size_t i = 0; i < issues->count; i++) {
        const struct issue *issue = list_at(issues, sizeof(*issue), i);

        if (issue_is_open(issue))
            fill_row(model, issue, &listing->rows[listing->count++], arena);
    }
    listing->foot = foot(listing->count, issues->count - listing->count, arena);
    qsort(listing->rows, listing->count, sizeof(*listing->rows), compare);
}
