#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "command/answer.h"
#include "view/dashboard_private.h"

/* The preview of an issue: who, since when, what happened, what comes next. */

enum {
    EVENTS_MOST = 64,
    LINKS_MOST = 16,
    ROOMY = 10,     /* in fewer rows the next step comes before what has happened */
};

/* Something that happened; newest last. */
struct issue_event {
    struct date on;
    int rank;               /* of one day: contacts, then moves, then stages */
    enum role role;
    const char *word;       /* of a move: the status it led to */
    const char *text;       /* NULL: nobody said anything */
    int64_t stage;          /* 0 unless it is a change of stage */
};

struct issue_events {
    struct issue_event items[EVENTS_MOST];
    size_t count;
};

static void add_event(struct issue_events *events, const struct issue_event *event)
{
    if (events->count == EVENTS_MOST) {
        memmove(events->items, events->items + 1, sizeof(events->items[0]) * (EVENTS_MOST - 1));
        events->count--;
    }
    events->items[events->count++] = *event;
}

static bool is_about(const struct interaction *talk, const char *ref)
{
    for (size_t i = 0; i < talk->about.count; i++) {
        const struct about *about = list_at(&talk->about, sizeof(*about), i);

        if (!strcmp(about->ref, ref))
            return true;
    }
    return false;
}

static int compare_events(const void *a, const void *b)
{
    const struct issue_event *x = a, *y = b;

    if (x->on.day != y->on.day)
        return x->on.day < y->on.day ? -1 : 1;
    return x->rank - y->rank;
}

static void collect_events(struct issue_events *events, const struct dashboard *model,
                           const struct issue *issue)
{
    for (size_t i = 0; i < model->talks.count; i++) {
        const struct interaction *talk = list_at(&model->talks, sizeof(*talk), i);

        if (is_about(talk, issue->record.ref))
            add_event(events, &(struct issue_event){.on = talk->day, .role = ROLE_TEXT,
                                                    .text = talk->summary});
    }
    for (size_t i = 0; i < issue->history.count; i++) {
        const struct issue_move *move = list_at(&issue->history, sizeof(*move), i);

        add_event(events, &(struct issue_event){
                              .on = move->on, .rank = 1, .role = ROLE_TEXT,
                              .word = choice_name(&issue_status_choices, (int)move->status),
                              .text = move->note});
    }
    for (size_t i = 0; i < issue->stages.count; i++) {
        const struct stage_change *change = list_at(&issue->stages, sizeof(*change), i);

        add_event(events, &(struct issue_event){.on = change->on, .rank = 2, .role = ROLE_CONFLICT,
                                                .text = change->reason, .stage = change->stage});
    }
    qsort(events->items, events->count, sizeof(events->items[0]), compare_events);
}

/* As many as leave room for what comes next. */
static size_t events_shown(const struct sheet *preview)
{
    enum { OTHER_LINES = 9, LEAST = 3, MOST = 8 };
    int room = preview->height - OTHER_LINES;

    return (size_t)(room < LEAST ? LEAST : room > MOST ? MOST : room);
}

static void draw_events(struct sheet *preview, const struct issue *issue)
{
    struct issue_events events = {.count = 0};
    size_t first, shown = events_shown(preview);

    collect_events(&events, preview->model, issue);
    first = events.count > shown ? events.count - shown : 0;
    for (size_t i = first; i < events.count; i++) {
        const struct issue_event *event = &events.items[i];
        struct str text = {0};

        if (event->stage)
            str_add(&text, "◆%lld ", (long long)event->stage);
        if (event->text)
            str_add(&text, "%s", event->text);
        else if (!strcmp(event->word, choice_name(&issue_status_choices, ISSUE_NEW)))
            str_add(&text, "Opened.");
        else
            str_add(&text, "Now %s.", event->word);
        preview_event(preview, event->on, event->role, text.text);
        str_done(&text);
    }
}

/* "!!! critical · 18 days LATE" */
static void add_urgency(struct str *out, const struct issue *issue, struct date today)
{
    str_add(out, "%.*s ", (int)strcspn(severity_glyph(issue->severity), " "),
            severity_glyph(issue->severity));
    choice_add(out, &severity_choices, (int)issue->severity);
    str_add(out, " · ");
    if (issue_needs_us(issue))
        due_add_words(out, issue->target, today);
    else
        str_add(out, "nothing due from us");
}

static void draw_sides(struct sheet *preview, const struct issue *issue)
{
    const char *against = text_locale_is_ascii() ? " <-> " : " ↔ ";
    const char *between = issue_kind_escalates(issue->kind) ? against : ", ";
    struct str text = {0};

    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);
        const char *name = party->org.name ? side_name(preview->model, party->org.name)
                                           : party->person.name;

        str_add(&text, "%s%s", i ? between : "", name ? name : "");
    }
    preview_text(preview, ROLE_TEXT, text.text);
    str_done(&text);
}

/* "conflict ◆6/9 strategies of threats · escalated since 12 Jan · owner me" */
static void draw_state(struct sheet *preview, const struct issue *issue)
{
    struct str text = {0};

    choice_add(&text, &issue_kind_choices, (int)issue->kind);
    if (issue->stage != NUMBER_NONE) {
        const char *name = glasl_name(issue->stage);

        str_add(&text, " ◆%lld/9 ", (long long)issue->stage);
        for (; name && *name; name++)
            str_add(&text, "%c", *name == '_' ? ' ' : *name);
    }
    str_add(&text, " · ");
    choice_add(&text, &issue_status_choices, (int)issue->status);
    str_add(&text, " since ");
    day_add(&text, issue->status_on, preview->model->now.today);
    if (issue->owner.name)
        str_add(&text, " · owner %s",
                strcmp(issue->owner.name, preview->model->officer) ? issue->owner.name : "me");
    preview_text(preview, ROLE_DIM, text.text);
    str_done(&text);
}

/* What the issue is linked to. */

struct links {
    char refs[LINKS_MOST][16];
    size_t count;
};

static void add_ref(struct links *links, const char *ref, size_t length)
{
    char text[16];

    if (length >= sizeof(text) || links->count == LINKS_MOST)
        return;
    memcpy(text, ref, length);
    text[length] = '\0';
    for (size_t i = 0; i < links->count; i++) {
        if (!strcmp(links->refs[i], text))
            return;
    }
    if (noun_of_ref(text))
        memcpy(links->refs[links->count++], text, sizeof(text));
}

/* Refs such as "C-33" wherever they stand in a text. */
static void add_refs_in(struct links *links, const char *text)
{
    const char *at = text;

    while (at && (at = strchr(at, '-'))) {
        size_t digits = strspn(at + 1, "0123456789");
        bool begins = at > text && isupper((unsigned char)at[-1])
                      && (at - 1 == text || !isalnum((unsigned char)at[-2]));

        if (digits && begins)
            add_ref(links, at - 1, digits + 2);
        at++;
    }
}

static void collect_links(struct links *links, const struct issue *issue)
{
    if (issue->blocked_by)
        add_ref(links, issue->blocked_by, strlen(issue->blocked_by));
    add_refs_in(links, issue->summary);
    for (size_t i = 0; i < issue->history.count; i++) {
        const struct issue_move *move = list_at(&issue->history, sizeof(*move), i);

        add_refs_in(links, move->note);
    }
    for (size_t i = 0; i < issue->stages.count; i++) {
        const struct stage_change *change = list_at(&issue->stages, sizeof(*change), i);

        add_refs_in(links, change->reason);
    }
}

static bool has_ref(const struct links *links, const char *ref)
{
    for (size_t i = 0; i < links->count; i++) {
        if (!strcmp(links->refs[i], ref))
            return true;
    }
    return false;
}

static bool is_side(const struct issue *issue, const char *code)
{
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, code))
            return true;
    }
    return false;
}

/* Open promises that the issue speaks of, or that its sides have made to each other. */
static void draw_promises(struct sheet *preview, const struct issue *issue,
                          const struct links *links)
{
    const struct list *promises = &preview->model->book.commitments;

    for (size_t i = 0; i < promises->count; i++) {
        const struct commitment *promise = list_at(promises, sizeof(*promise), i);
        struct date today = preview->model->now.today;
        bool is_between = is_side(issue, promise->debtor.name)
                          && is_side(issue, promise->creditor.name);
        struct str text = {0};

        if (!commitment_is_open(promise)
            || !(is_between || has_ref(links, promise->record.ref)))
            continue;
        str_add(&text, "%s ", promise->record.ref);
        if (!strcmp(promise->debtor.name, preview->model->book.home))
            str_add(&text, "we owe %s", promise->creditor.name);
        else
            str_add(&text, "%s owes", promise->debtor.name);
        str_add(&text, ": %s, ", promise->text);
        due_add_words(&text, promise->due, today);
        preview_fact(preview, "Promised",
                     commitment_is_late(promise, today) ? ROLE_LATE : ROLE_TEXT, text.text);
        str_done(&text);
    }
}

static void draw_next(struct sheet *preview, const struct issue *issue)
{
    const struct list *followups = &preview->model->book.followups;
    const struct followup *next = NULL;
    struct str text = {0};
    size_t count = 0;

    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);

        if (!followup->about || strcmp(followup->about, issue->record.ref))
            continue;
        next = next ? next : followup;
        count++;
    }
    if (next) {
        str_add(&text, "%s %s, ", next->record.ref, next->title);
        due_add_words(&text, next->due, preview->model->now.today);
        if (count > 1)
            str_add(&text, " (and %zu more)", count - 1);
    }
    preview_fact(preview, "Next step", ROLE_TEXT, next ? text.text : "none is planned");
    str_done(&text);
}

/* Meetings ahead whose title or purpose names it. */
static void add_meetings(struct str *out, const struct dashboard *model, const char *ref)
{
    for (size_t i = 0; i < model->meeting_count; i++) {
        const struct dashboard_meeting *meeting = &model->meetings[i];
        struct links links = {.count = 0};
        struct date day = wall_date(meeting->starts);
        int minute = wall_minute(meeting->starts);

        add_refs_in(&links, meeting->meeting->title);
        add_refs_in(&links, meeting->meeting->purpose);
        if (!meeting->is_ahead || !has_ref(&links, ref))
            continue;
        str_add(out, "%s%s %s %d %02d:%02d", out->length ? " · " : "",
                meeting->meeting->record.ref, weekday_names[date_weekday(day)],
                date_civil(day).day, minute / 60, minute % 60);
    }
}

static void draw_links(struct sheet *preview, const struct issue *issue,
                       const struct links *links)
{
    struct str text = {0};

    add_meetings(&text, preview->model, issue->record.ref);
    for (size_t i = 0; i < links->count; i++) {
        if (strcmp(links->refs[i], issue->record.ref) != 0)
            str_add(&text, "%s%s", text.length ? " · " : "", links->refs[i]);
    }
    preview_fact(preview, "Linked", ROLE_TEXT, text.text);
    str_done(&text);
}

void preview_issue(struct sheet *preview, const struct issue *issue)
{
    struct date today = preview->model->now.today;
    struct links links = {.count = 0};
    struct str urgency = {0};

    collect_links(&links, issue);
    add_urgency(&urgency, issue, today);
    preview_title(preview, issue->record.ref, issue->title, urgency.text,
                  issue_is_overdue(issue, today) ? ROLE_LATE : severity_role(issue->severity));
    str_done(&urgency);
    draw_sides(preview, issue);
    draw_state(preview, issue);
    if (preview->height < ROOMY) {
        draw_next(preview, issue);
        draw_events(preview, issue);
    } else {
        preview_gap(preview);
        draw_events(preview, issue);
        preview_gap(preview);
        draw_next(preview, issue);
    }
    draw_promises(preview, issue, &links);
    draw_links(preview, issue, &links);
    preview_fact(preview, "Summary", ROLE_TEXT, issue->summary);
}
