#include <liaise/lifecycle.h>
#include <stdlib.h>

#include "view/issue_private.h"
#include "view/words.h"

/* The facts of an issue, and what happened to it. */

static const char *status_words(const struct issue_load *load)
{
    const struct issue *issue = &load->page->issue;
    struct arena *arena = load->arena;
    const struct issue_move *last = NULL;
    const char *text = plain(choice_name(&issue_status_choices, (int)issue->status), arena);

    if (issue->history.count)
        last = list_at(&issue->history, sizeof(*last), issue->history.count - 1);
    if (issue->status == ISSUE_CLOSED)
        text = say(arena, "%s, %s", text,
                   plain(choice_name(&closure_choices, (int)issue->closure), arena));
    if (last && last->party && issue->status == ISSUE_WAITING)
        text = say(arena, "waiting for %s", last->party);
    else if (last && last->party)
        text = say(arena, "%s to %s", text, last->party);
    text = say(arena, "%s since %s", text, day_ago(issue->status_on, load->desk->now.today, arena));
    if (last && date_is_set(last->until))
        text = say(arena, "%s, until %s", text,
                   day_due(last->until, load->desk->now.today, arena));
    return text;
}

static const char *moves_words(const struct issue_load *load)
{
    const struct move *moves[MOVES_MOST];
    size_t count = moves_from(&issue_noun, (int)load->page->issue.status, moves);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        text = say(load->arena, "%s%s%s", text, i ? ", " : "> ", moves[i]->verb);
    return text;
}

static const char *severity_words(const struct issue *issue, struct arena *arena)
{
    return say(arena, "%s %s", trimmed(severity_glyph(issue->severity), arena),
               plain(choice_name(&severity_choices, (int)issue->severity), arena));
}

static enum role target_role(const struct issue *issue, struct date today)
{
    return issue_is_overdue(issue, today) ? ROLE_LATE : ROLE_TEXT;
}

void issue_add_facts(const struct issue_load *load, struct page *page)
{
    const struct issue *issue = &load->page->issue;
    struct arena *arena = load->arena;
    struct date today = load->desk->now.today;
    const char *kind = plain_title(choice_name(&issue_kind_choices, (int)issue->kind), arena);

    page_text(page, "Kind", ROLE_TEXT,
              say_and(arena, say_and(arena, kind, severity_words(issue, arena)),
                      choice_name(&tlp_choices, (int)issue->tlp)));
    page_text(page, "Status", ROLE_STRONG, status_words(load));
    page_text(page, "Possible", ROLE_TEXT, moves_words(load));
    page_text(page, "Opened", ROLE_TEXT, day_ago(issue->opened, today, arena));
    page_text(page, "Target", target_role(issue, today),
              issue_is_open(issue) ? day_due(issue->target, today, arena)
                                   : day_plain(issue->target, arena));
    if (issue_ack_is_breached(issue, today))
        page_text(page, "Answer due", ROLE_LATE, day_due(issue->ack_due, today, arena));
    page_text(page, "Owner", ROLE_TEXT, issue->owner.name);
    page_text(page, "Blocked by", ROLE_LATE, issue->blocked_by);
    page_text(page, "Pinned", ROLE_TEXT, issue->pinned == FLAG_YES ? "yes" : NULL);
    page_gap(page);
    page_text(page, "Summary", ROLE_TEXT, issue->summary);
    page_text(page, "Root cause", ROLE_TEXT, issue->root_cause);
    page_text(page, "Outcome", ROLE_TEXT, issue->outcome);
}

void issue_add_even(const struct issue_load *load, struct page *page, bool always)
{
    const struct even_sheet *even = &load->even;

    if (even->kind == EVEN_NOBODY || (!always && !even->evenness.warns))
        return;
    page_text(page, "Even-handed", even->evenness.warns ? ROLE_LATE : ROLE_TEXT,
              say(load->arena, "%s; %s", even_verdict(even, load->arena),
                  even_bars(even, load->arena)));
}

/* What happened, newest first */

struct happening {
    struct date on;
    size_t order;           /* of those of one day */
    enum role role;
    const char *text;
};

enum { HAPPENINGS_SHOWN = 40 };

static int compare_happenings(const void *a, const void *b)
{
    const struct happening *first = a, *second = b;

    if (first->on.day != second->on.day)
        return (second->on.day > first->on.day) - (second->on.day < first->on.day);
    return (second->order > first->order) - (second->order < first->order);
}

static const char *move_words(const struct issue_move *move, struct arena *arena)
{
    const char *text = plain_title(choice_name(&issue_status_choices, (int)move->status), arena);

    if (move->closure)
        text = say(arena, "%s, %s", text,
                   plain(choice_name(&closure_choices, (int)move->closure), arena));
    if (move->party)
        text = say(arena, "%s: %s", text, move->party);
    if (date_is_set(move->until))
        text = say(arena, "%s until %s", text, day_plain(move->until, arena));
    return move->note ? say(arena, "%s. %s", text, move->note) : text;
}

static const char *stage_words(const struct stage_change *change, struct arena *arena)
{
    const char *text = change->stage > 0
                           ? say(arena, "Stage %lld, %s", (long long)change->stage,
                                 plain(glasl_name(change->stage), arena))
                           : "No stage any more";

    if (change->reason)
        text = say(arena, "%s. %s", text, change->reason);
    return change->evidence ? say(arena, "%s (%s)", text, change->evidence) : text;
}

static const char *extension_words(const struct extension *extension, struct arena *arena)
{
    return say(arena, "Target moved from %s to %s. %s",
               date_is_set(extension->from) ? day_plain(extension->from, arena) : "none",
               day_plain(extension->to, arena), extension->reason ? extension->reason : "");
}

static size_t collect(const struct issue *issue, struct happening *out, struct arena *arena)
{
    size_t count = 0;

    for (size_t i = 0; i < issue->history.count; i++) {
        const struct issue_move *move = list_at(&issue->history, sizeof(*move), i);

        out[count] = (struct happening){move->on, count, ROLE_TEXT, move_words(move, arena)};
        count++;
    }
    for (size_t i = 0; i < issue->stages.count; i++) {
        const struct stage_change *change = list_at(&issue->stages, sizeof(*change), i);

        out[count] =
            (struct happening){change->on, count, ROLE_CONFLICT, stage_words(change, arena)};
        count++;
    }
    for (size_t i = 0; i < issue->extensions.count; i++) {
        const struct extension *extension = list_at(&issue->extensions, sizeof(*extension), i);

        out[count] = (struct happening){extension->on, count, ROLE_TODAY,
                                        extension_words(extension, arena)};
        count++;
    }
    qsort(out, count, sizeof(*out), compare_happenings);
    return count;
}

void issue_add_history(const struct issue_load *load, struct page *page)
{
    const struct issue *issue = &load->page->issue;
    size_t room = issue->history.count + issue->stages.count + issue->extensions.count;
    struct happening *happenings = arena_alloc(load->arena, (room + 1) * sizeof(*happenings));
    size_t count = collect(issue, happenings, load->arena);

    page_gap(page);
    for (size_t i = 0; i < count && i < HAPPENINGS_SHOWN; i++) {
        bool is_same_day = i && happenings[i].on.day == happenings[i - 1].on.day;

        page_text(page, is_same_day ? NULL : day_plain(happenings[i].on, load->arena),
                  happenings[i].role, happenings[i].text);
    }
    if (count > HAPPENINGS_SHOWN)
        page_text(page, NULL, ROLE_DIM,
                  say(load->arena, "and %zu earlier ones", count - HAPPENINGS_SHOWN));
}
