#include <liaise/org.h>
#include <string.h>

#include "view/triage_private.h"
#include "view/words.h"

/* What happened last about an item, and how those it concerns usually answer. */

enum { CONTACTS_READ = 300 };

/* What was said with those concerned. */
struct talks {
    struct list about;          /* mention the record, the newest alone */
    struct list with;           /* with the first organization, newest first */
    const char *org;            /* its code; NULL: none */
};

static const char *first_org(const struct triage_item *item, struct arena *arena)
{
    char *code = arena_copy(arena, item->orgs);

    code[strcspn(code, ",")] = '\0';
    return code[0] ? code : NULL;
}

static bool read_talks(struct talks *talks, const struct triage_item *item, struct desk *desk,
                       struct arena *arena, struct error *err)
{
    *talks = (struct talks){.org = first_org(item, arena)};
    if (item->noun->letter
        && !interaction_list_about(desk->store, item->key, 1, &talks->about, arena, err))
        return false;
    return !talks->org
           || interaction_list_of(desk->store, talks->org, CONTACTS_READ, &talks->with, arena, err);
}

static const char *how(const struct interaction *talk)
{
    static const char *const verbs[CHANNELS] = {
        [CHANNEL_IN_PERSON] = "came",  [CHANNEL_VIDEO] = "called",  [CHANNEL_PHONE] = "called",
        [CHANNEL_RADIO] = "called",    [CHANNEL_LETTER] = "wrote",  [CHANNEL_EVENT] = "came",
        [CHANNEL_EMAIL] = "wrote",     [CHANNEL_MESSAGE] = "wrote",
        [CHANNEL_BROADCAST] = "announced",
    };

    return verbs[talk->channel] ? verbs[talk->channel] : "spoke";
}

/* The day they took part in something after that; DATE_NONE if they never did. */
static struct date answered_on(const struct talks *talks, const struct interaction *sent)
{
    struct date day = DATE_NONE;

    for (size_t i = 0; i < talks->with.count; i++) {
        const struct interaction *talk = list_at(&talks->with, sizeof(*talk), i);

        if (talk->at <= sent->at)
            break;
        if (interaction_is_two_way(talk))
            day = talk->day;
    }
    return day;
}

static const char *after_sending(const struct talks *talks, const struct interaction *sent,
                                 struct date today, struct arena *arena)
{
    struct date answered = answered_on(talks, sent);

    if (sent->replied == FLAG_YES)
        return "; they answered";
    if (date_is_set(answered))
        return say(arena, "; heard from them since, %s", day_gone(answered, today, arena));
    return say(arena, "; no reply since (%s)", days_count(today.day - sent->day.day, arena));
}

/* What was said, as the beginning of a sentence that goes on. */
static const char *summary_of(const struct interaction *talk, struct arena *arena)
{
    char *text = arena_copy(arena, talk->summary ? talk->summary : "");
    size_t length = strlen(text);

    if (length && text[length - 1] == '.')
        text[length - 1] = '\0';
    return text;
}

static const char *say_contact(const struct talks *talks, const struct interaction *talk,
                               struct date today, struct arena *arena)
{
    const char *day = day_gone(talk->day, today, arena);
    const char *what = summary_of(talk, arena);
    const char *gap = what[0] ? ": " : "";

    switch (talk->direction) {
    case DIRECTION_OUTBOUND:
        return say(arena, "%s  you %s%s%s%s", day, how(talk), gap, what,
                   after_sending(talks, talk, today, arena));
    case DIRECTION_INBOUND:
        return say(arena, "%s  they %s%s%s (%s ago)", day, how(talk), gap, what,
                   days_count(today.day - talk->day.day, arena));
    default:
        return say(arena, "%s  %s%s%s (%s ago)", day,
                   plain(choice_name(&channel_choices, (int)talk->channel), arena), gap, what,
                   days_count(today.day - talk->day.day, arena));
    }
}

/* The newest move of an issue if it is newer than that day; NULL if not. */
static const char *say_move(const struct triage_model *model, struct date after, struct date today,
                            struct arena *arena)
{
    const struct issue *issue = model->record;
    const struct issue_move *move;
    const char *status;

    if (model->item->noun != &issue_noun || issue->history.count < 2)
        return NULL;
    move = list_at(&issue->history, sizeof(*move), issue->history.count - 1);
    if (date_is_set(after) && after.day >= move->on.day)
        return NULL;
    status = plain(choice_name(&issue_status_choices, (int)move->status), arena);
    return say(arena, "%s  now %s%s%s (%s ago)", day_gone(move->on, today, arena), status,
               move->note ? ": " : "", move->note ? move->note : "",
               days_count(today.day - move->on.day, arena));
}

/* When they were last heard, where that is what it is about. */
static void show_heard(struct triage_model *model, const struct talks *talks, struct date today,
                       struct arena *arena)
{
    if (model->item->noun != &org_noun)
        return;
    for (size_t i = 0; i < talks->with.count; i++) {
        const struct interaction *talk = list_at(&talks->with, sizeof(*talk), i);

        if (!interaction_is_two_way(talk))
            continue;
        page_text(&model->page, "Heard", ROLE_LATE, day_ago(talk->day, today, arena));
        return;
    }
    page_text(&model->page, "Heard", ROLE_LATE, "never");
}

static void show_usual(struct triage_model *model, const struct talks *talks, struct arena *arena)
{
    struct triage_usual usual;

    if (!talks->org)
        return;
    usual = triage_usual(&talks->with, arena);
    if (usual.count)
        page_text(&model->page, "Usual", ROLE_TEXT,
                  say(arena, "%s answers in %.1f days (median of %zu)", talks->org, usual.days,
                      usual.count));
    else
        page_text(&model->page, "Usual", ROLE_DIM,
                  say(arena, "nothing of ours has waited for an answer of %s yet", talks->org));
}

bool triage_show_last(struct triage_model *model, struct desk *desk, struct arena *arena,
                      struct error *err)
{
    const struct interaction *talk;
    struct date today = desk->now.today;
    struct talks talks;
    const char *move;

    if (!read_talks(&talks, model->item, desk, arena, err))
        return false;
    talk = talks.about.count ? talks.about.items : talks.with.count ? talks.with.items : NULL;
    show_heard(model, &talks, today, arena);
    move = say_move(model, talk ? talk->day : DATE_NONE, today, arena);
    if (move)
        page_text(&model->page, "Last move", ROLE_TEXT, move);
    else if (talk)
        page_text(&model->page, "Last move", ROLE_TEXT, say_contact(&talks, talk, today, arena));
    else if (talks.org)
        page_text(&model->page, "Last move", ROLE_DIM, "no contact is on record");
    show_usual(model, &talks, arena);
    return true;
}
