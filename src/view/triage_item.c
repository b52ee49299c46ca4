#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <string.h>

#include "command/answer.h"
#include "view/rows.h"
#include "view/triage_private.h"
#include "view/words.h"

/* What is to be known about an item to decide: blocks of its page, by the kind of record. */

struct showing {
    struct triage_model *model;
    struct page *page;
    struct desk *desk;
    struct date today;
    struct arena *arena;
};

static const char *join(const struct showing *showing, const char *a, const char *b)
{
    return say_and(showing->arena, a, b);
}

static bool is_home(const struct showing *showing, const char *code)
{
    return code && !strcmp(code, showing->desk->config->home_code);
}

static const char *side(const struct showing *showing, const char *code)
{
    return is_home(showing, code) ? "we" : code;
}

static enum role due_role(struct date due, struct date today)
{
    if (due.day == today.day)
        return ROLE_TODAY;
    return due.day < today.day ? ROLE_LATE : ROLE_TEXT;
}

static void show_day(const struct showing *showing, const char *label, struct date day)
{
    if (date_is_set(day))
        page_text(showing->page, label, due_role(day, showing->today),
                  day_due(day, showing->today, showing->arena));
}

static const char *owner_of(const struct showing *showing, const struct link *owner)
{
    const char *officer = showing->desk->config->officer;

    if (!owner->name)
        return "";
    return say(showing->arena, "owner %s",
               officer && !strcmp(officer, owner->name) ? "me" : owner->name);
}

/* "Northwater, St Brigid" for "NWP,SBH". */
static bool org_names(const struct showing *showing, const char *codes, const char **out,
                      struct error *err)
{
    struct str names = {0};
    bool ok = true;

    while (ok && *codes) {
        size_t length = strcspn(codes, ",");
        char *code = arena_copy(showing->arena, codes);
        struct org org;

        code[length] = '\0';
        ok = record_get_by_key(showing->desk->store, &org_noun, code, &org, showing->arena, err);
        if (ok)
            str_add(&names, "%s%s", names.length ? ", " : "", org.name ? org.name : code);
        codes += length + (codes[length] == ',');
    }
    *out = arena_copy(showing->arena, names.text ? names.text : "");
    str_done(&names);
    return ok;
}

/* Why it is here: in words; and below, on request, where its number comes from. */
static void show_why(const struct showing *showing, enum role role, const char *why)
{
    const struct triage_item *item = showing->model->item;

    if (!item->terms[0]) {
        page_text(showing->page, "Why", ROLE_TEXT, "you marked it");
        return;
    }
    page_text(showing->page, "Why", role, say(showing->arena, "%s  (%.2f)", why, item->total));
    if (showing->model->triage.shows_terms)
        page_text(showing->page, "Terms", ROLE_DIM, item->terms);
}

static void show_status(const struct showing *showing, const char *more)
{
    const struct triage_item *item = showing->model->item;
    int status = record_status(item->noun, showing->model->record);

    page_text(showing->page, "Status", ROLE_TEXT,
              join(showing, plain(status_name(item->noun, status), showing->arena), more));
}

static const char *show_issue(const struct showing *showing, const struct issue *issue)
{
    const char *stage = issue->stage > 0
                            ? say(showing->arena, "stage %lld of 9", (long long)issue->stage)
                            : "";
    const char *severity =
        say(showing->arena, "%.*s %s", (int)strcspn(severity_glyph(issue->severity), " "),
            severity_glyph(issue->severity),
            choice_name(&severity_choices, (int)issue->severity));
    const char *age = date_is_set(issue->opened)
                          ? say(showing->arena, "opened %s",
                                day_plain(issue->opened, showing->arena))
                          : "";

    show_why(showing, issue_is_overdue(issue, showing->today) ? ROLE_LATE : ROLE_TEXT,
             !issue_needs_us(issue) ? "it was settled meanwhile"
             : issue_ack_is_breached(issue, showing->today)
                 ? "nobody has acknowledged it in time"
             : issue_is_overdue(issue, showing->today) ? "its target has passed"
                                                       : "it is open");
    show_day(showing, "Due", issue->target);
    page_text(showing->page, "Severity", severity_role(issue->severity),
              join(showing, severity, stage));
    show_status(showing, "");
    return join(showing, age, owner_of(showing, &issue->owner));
}

static const char *show_followup(const struct showing *showing, const struct followup *followup)
{
    bool is_late = followup_is_late(followup, showing->today);
    const char *often = followup->snoozed > 0 ? say(showing->arena, "snoozed %lld x",
                                                    (long long)followup->snoozed)
                                              : "";
    const char *waits = followup->waiting_on
                            ? say(showing->arena, "on %s", followup->waiting_on) : "";

    show_why(showing, is_late ? ROLE_LATE : ROLE_TEXT,
             !followup_is_open(followup)                  ? "it was settled meanwhile"
             : followup->kind == FOLLOWUP_CHECK_OUTCOME ? "does the outcome hold?"
             : is_late                                   ? "it should have been done"
                                                         : "it is planned");
    show_day(showing, "Due", followup->due);
    if (followup->priority)
        page_text(showing->page, "Priority", ROLE_TEXT,
                  choice_name(&priority_choices, (int)followup->priority));
    show_status(showing, join(showing, waits, often));
    return join(showing, plain(choice_name(&followup_kind_choices, (int)followup->kind),
                               showing->arena),
                join(showing, followup->person.name ? followup->person.name : "",
                     followup->about ? say(showing->arena, "about %s", followup->about) : ""));
}

static const char *show_commitment(const struct showing *showing,
                                   const struct commitment *commitment)
{
    bool is_ours = is_home(showing, commitment->debtor.name);
    bool is_late = commitment_is_late(commitment, showing->today);
    const char *creditor = is_home(showing, commitment->creditor.name)
                               ? "us" : commitment->creditor.name;
    const char *owes = say(showing->arena, "%s %s %s", side(showing, commitment->debtor.name),
                           is_ours ? "owe" : "owes", creditor);

    if (!commitment_is_open(commitment))
        owes = "it was settled meanwhile";
    else if (is_late)
        owes = say(showing->arena, "%s, and the day has passed", owes);
    show_why(showing, is_late ? ROLE_LATE : ROLE_TEXT, owes);
    show_day(showing, "Due", commitment->due);
    show_status(showing, commitment_proposes_broken(commitment, showing->today)
                             ? "overdue for two weeks: m calls it broken" : "");
    return date_is_set(commitment->made)
               ? say(showing->arena, "made %s",
                     day_ago(commitment->made, showing->today, showing->arena))
               : "";
}

static const char *show_agreement(const struct showing *showing, const struct agreement *agreement)
{
    struct date notice = agreement_notice_day(agreement);
    struct arena *arena = showing->arena;

    show_why(showing, ROLE_TODAY, "the last day to give notice comes near");
    show_day(showing, "Notice by", notice);
    show_day(showing, "Expires", agreement->expires);
    page_text(showing->page, "If nothing", ROLE_TEXT,
              agreement->auto_renew_months > 0
                  ? say(arena, "it renews itself for %lld months",
                        (long long)agreement->auto_renew_months)
                  : "it ends on its last day");
    show_status(showing, "");
    return plain(choice_name(&agreement_type_choices, (int)agreement->type), arena);
}

static const char *show_meeting(const struct showing *showing, const struct meeting *meeting)
{
    struct date day = wall_date(meeting->starts);
    int minute = wall_minute(meeting->starts);

    show_why(showing, ROLE_TODAY,
             meeting->agenda.count ? "it has an agenda now" : "it has no agenda");
    page_text(showing->page, "Starts", due_role(day, showing->today),
              say(showing->arena, "%s, %02d:%02d %s",
                  day_due(day, showing->today, showing->arena), minute / 60, minute % 60,
                  meeting->tz ? meeting->tz : ""));
    show_status(showing, "");
    return meeting->place ? meeting->place : "";
}

static const char *show_org(const struct showing *showing)
{
    show_why(showing, ROLE_LATE, "it has been silent for longer than was agreed");
    return "";
}

static const char *show_record(const struct showing *showing)
{
    const struct noun *noun = showing->model->item->noun;
    const void *record = showing->model->record;

    if (noun == &issue_noun)
        return show_issue(showing, record);
    if (noun == &followup_noun)
        return show_followup(showing, record);
    if (noun == &commitment_noun)
        return show_commitment(showing, record);
    if (noun == &agreement_noun)
        return show_agreement(showing, record);
    if (noun == &meeting_noun)
        return show_meeting(showing, record);
    if (noun == &org_noun)
        return show_org(showing);
    show_why(showing, ROLE_TEXT, "");
    return noun->name;
}

static const char *long_text(const struct noun *noun, const void *record)
{
    static const char *const names[] = {"summary", "note", "notes", "purpose"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct field *field = noun_field(noun, names[i]);

        if (field && (field->kind == FIELD_TEXT || field->kind == FIELD_LONG)
            && field_is_set(field, record))
            return *(const char *const *)field_place(field, record);
    }
    return NULL;
}

static void show_decision(const struct showing *showing)
{
    const struct triage_item *item = showing->model->item;

    if (triage_is_decided(item))
        page_text(showing->page, "Decided", ROLE_OK, item->said);
    else if (item->skipped)
        page_text(showing->page, "Decided", ROLE_DIM, "skipped for now");
}

bool triage_show_item(struct triage_model *model, struct desk *desk, struct arena *arena,
                      struct error *err)
{
    const struct noun *noun = model->item->noun;
    struct showing showing = {model, &model->page, desk, desk->now.today, arena};
    struct page_block *names;
    const char *orgs, *more, *text;

    if (!org_names(&showing, model->item->orgs, &orgs, err))
        return false;
    page_text(&model->page, NULL, ROLE_STRONG,
              say(arena, "%s   %s", model->item->key, record_said(noun, model->record)));
    names = page_add(&model->page, PAGE_TEXT, NULL);
    page_gap(&model->page);
    more = show_record(&showing);
    names->text = noun == &org_noun ? "an organization" : join(&showing, orgs, more);
    names->role = ROLE_DIM;
    show_decision(&showing);
    if (!triage_show_last(model, desk, arena, err))
        return false;
    text = long_text(noun, model->record);
    if (text) {
        page_gap(&model->page);
        page_text(&model->page, NULL, ROLE_TEXT, text);
    }
    return true;
}
