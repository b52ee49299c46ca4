#include <string.h>

#include <liaise/lifecycle.h>

#include "view/record_private.h"
#include "view/words.h"

/* What only the rules of each noun know: how it stands, what is due, who is behind it. */

static void add_count(struct record_page *page, enum role role, const char *text)
{
    if (*text && page->count_count < 3)
        page->counts[page->count_count++] = (struct count){text, role};
}

static const char *status_of(const struct record_load *load)
{
    const struct noun *noun = load->page->noun;
    char state[AGREEMENT_STATE_SIZE];

    if (!moves_of(noun))
        return "";
    if (noun == &agreement_noun)
        return arena_copy(load->arena, agreement_state_write(load->page->record,
                                                             load->rows.now.today, state));
    return plain(status_name(noun, record_status(noun, load->page->record)), load->arena);
}

/* The day that matters while it is open; DATE_NONE if it is not. */
static struct date due_of(const struct record_load *load)
{
    const void *record = load->page->record;

    if (load->page->noun == &commitment_noun && commitment_is_open(record))
        return ((const struct commitment *)record)->due;
    if (load->page->noun == &followup_noun && followup_is_open(record))
        return ((const struct followup *)record)->due;
    return DATE_NONE;
}

void record_count_up(const struct record_load *load)
{
    struct record_page *page = load->page;
    struct date due = due_of(load), today = load->rows.now.today;

    page->title = noun_title(page->noun, false, load->arena);
    add_count(page, ROLE_HEADER, status_of(load));
    if (!date_is_set(due))
        return;
    if (due.day < today.day)
        add_count(page, ROLE_LATE, say(load->arena, "%d d late", today.day - due.day));
    else
        add_count(page, due.day == today.day ? ROLE_TODAY : ROLE_HEADER,
                  due.day == today.day ? "due today"
                                       : say(load->arena, "due in %d d", due.day - today.day));
}

/* Agreements */

static const char *notice_words(const struct record_load *load, const struct agreement *agreement)
{
    struct date today = load->rows.now.today;
    struct date day = agreement_notice_day(agreement);

    switch (agreement_phase(agreement, today)) {
    case NOTICE_QUIET:
    case NOTICE_REVIEW_DUE:
    case NOTICE_OPEN:
        if (date_is_set(day))
            return say(load->arena, "last day to give notice %s",
                       day_due(day, today, load->arena));
        break;
    case NOTICE_CLOSED:
        return say(load->arena, "too late to give notice: the last day was %s",
                   day_plain(day, load->arena));
    case NOTICE_OVERRUN:
        return "it has run out; nobody has said what comes next";
    }
    return "";
}

static void add_agreement(const struct record_load *load)
{
    const struct agreement *agreement = load->page->record;
    struct page *page = &load->page->page;
    struct date today = load->rows.now.today;
    struct date review = agreement_review_day(agreement, today);
    bool is_open = agreement_phase(agreement, today) == NOTICE_OPEN;

    page_text(page, "Notice", is_open ? ROLE_TODAY : ROLE_TEXT, notice_words(load, agreement));
    page_text(page, "Review",
              date_is_set(review) && review.day <= today.day ? ROLE_LATE : ROLE_TEXT,
              day_due(review, today, load->arena));
    if (agreement->auto_renew_months != NUMBER_NONE)
        page_text(page, "Renews itself", ROLE_TEXT,
                  say(load->arena, "by %lld months at a time, unless somebody gives notice",
                      (long long)agreement->auto_renew_months));
}

/* Meetings */

static const char *zone_words(const struct record_load *load, const struct meeting *meeting)
{
    const struct zone *own = load->rows.now.zone;
    const struct zone *zone;
    struct error err = {0};
    int minute;

    if (!meeting->tz || !zone_get(&zone, load->desk->zones, meeting->tz, &err)
        || zone_local(zone, meeting->starts_at).offset
               == zone_local(own, meeting->starts_at).offset)
        return "";
    minute = wall_minute(zone_local(own, meeting->starts_at).wall);
    return say(load->arena, "%s (%02d:%02d here)", meeting->tz, minute / 60, minute % 60);
}

static void add_quorum(const struct record_load *load, const struct meeting *meeting)
{
    int64_t needed = meeting_quorum(meeting), accepted = 0;

    for (size_t i = 0; i < meeting->people.count; i++) {
        const struct meeting_person *person = list_at(&meeting->people, sizeof(*person), i);

        accepted += person->rsvp == RSVP_ACCEPTED;
    }
    if (meeting->people.count)
        page_text(&load->page->page, "Quorum", accepted < needed ? ROLE_TODAY : ROLE_OK,
                  say(load->arena, "%lld of %zu accepted, %lld needed", (long long)accepted,
                      meeting->people.count, (long long)needed));
}

static void add_meeting(const struct record_load *load)
{
    const struct meeting *meeting = load->page->record;
    struct page *page = &load->page->page;
    struct date day = wall_date(meeting->starts), today = load->rows.now.today;
    int from = wall_minute(meeting->starts), to = wall_minute(meeting->ends);
    char text[WHEN_TEXT_SIZE];
    const char *when = say(load->arena, "%s %02d:%02d-%02d:%02d", date_write_long(day, text),
                           from / 60, from % 60, to / 60, to % 60);

    if (meeting_is_ahead(meeting) && day.day > today.day)
        when = say(load->arena, "%s, in %s", when, days_count(day.day - today.day, load->arena));
    else if (meeting_is_ahead(meeting) && day.day == today.day)
        when = say(load->arena, "%s, today", when);
    page_text(page, "When", ROLE_TEXT, when);
    page_text(page, "Time zone", ROLE_TEXT, zone_words(load, meeting));
    if (meeting_is_ahead(meeting))
        add_quorum(load, meeting);
    if (meeting_is_ahead(meeting) && !meeting->agenda.count)
        page_text(page, "Agenda", ROLE_TODAY, "! nothing on it yet");
    if (meeting_proposes_closed(meeting, today))
        page_text(page, "Proposed", ROLE_TODAY,
                  "nobody objected to the minutes in ten days: close it");
}

/* Promises */

static void add_commitment(const struct record_load *load)
{
    const struct commitment *commitment = load->page->record;
    struct page *page = &load->page->page;
    const char *broker = commitment->broker.name;
    int64_t late;

    page_text(page, "Who", ROLE_STRONG,
              say(load->arena, "%s owes it to %s%s%s", commitment->debtor.name,
                  commitment->creditor.name, broker ? ", arranged by " : "", broker ? broker : ""));
    if (commitment_days_late(commitment, &late))
        page_text(page, "Kept", late ? ROLE_TODAY : ROLE_OK,
                  late ? say(load->arena, "%s late", days_count(late, load->arena)) : "on time");
    if (commitment_proposes_broken(commitment, load->rows.now.today))
        page_text(page, "Proposed", ROLE_LATE,
                  "two weeks late and more: call it broken, or agree on a new one");
}

static void add_followup(const struct record_load *load)
{
    const struct followup *followup = load->page->record;
    struct page *page = &load->page->page;
    struct date today = load->rows.now.today;

    if (followup_is_snoozed(followup, today))
        page_text(page, "Hidden", ROLE_DIM,
                  say(load->arena, "until %s", day_due(followup->not_before, today, load->arena)));
    if (followup->waiting_on)
        page_text(page, "Waiting for", ROLE_TEXT,
                  say(load->arena, "%s%s%s", followup->waiting_on,
                      date_is_set(followup->waiting_until) ? " until " : "",
                      day_due(followup->waiting_until, today, load->arena)));
    if (followup->snoozed != NUMBER_NONE && followup->snoozed > 0)
        page_text(page, "Snoozed", ROLE_DIM,
                  say(load->arena, "%lld x", (long long)followup->snoozed));
}

static void add_interaction(const struct record_load *load)
{
    const struct interaction *interaction = load->page->record;
    const struct zone *zone;
    struct error err = {0};
    const char *when;

    if (!interaction->tz || !zone_get(&zone, load->desk->zones, interaction->tz, &err))
        zone = load->rows.now.zone;
    when = moment_write(interaction->at, zone, load->rows.now.today, load->arena);
    page_text(&load->page->page, "When", ROLE_TEXT,
              say(load->arena, "%s, %s ago", when,
                  days_count(load->rows.now.today.day - interaction->day.day, load->arena)));
    if (interaction->amended_by)
        page_text(&load->page->page, "Corrected by", ROLE_LATE, interaction->amended_by);
}

static void add_person(const struct record_load *load)
{
    const struct person *person = load->page->record;
    const struct role_held *role = person_role(person, load->rows.now.today);

    page_text(&load->page->page, "Post", role ? ROLE_STRONG : ROLE_DIM,
              role ? say(load->arena, "%s, %s", role->title, role->org.name) : "no post now");
    page_text(&load->page->page, "Do not contact", ROLE_LATE, person->do_not_contact);
}

void record_add_special(const struct record_load *load)
{
    const struct noun *noun = load->page->noun;

    page_text(&load->page->page, "Status", ROLE_STRONG, status_of(load));
    if (noun == &agreement_noun)
        add_agreement(load);
    else if (noun == &meeting_noun)
        add_meeting(load);
    else if (noun == &commitment_noun)
        add_commitment(load);
    else if (noun == &followup_noun)
        add_followup(load);
    else if (noun == &interaction_noun)
        add_interaction(load);
    else if (noun == &person_noun)
        add_person(load);
}

bool record_is_said(const struct record_load *load, const struct field *field)
{
    static const struct {
        const struct noun *noun;
        const char *name;
    } said[] = {
        {&agreement_noun, "notice_days"}, {&agreement_noun, "auto_renew_months"},
        {&meeting_noun, "starts"}, {&meeting_noun, "ends"}, {&meeting_noun, "tz"},
        {&commitment_noun, "debtor"}, {&commitment_noun, "creditor"},
        {&commitment_noun, "broker"}, {&followup_noun, "waiting_on"},
        {&followup_noun, "waiting_until"}, {&followup_noun, "not_before"},
        {&followup_noun, "snoozed"},
        {&interaction_noun, "at"}, {&interaction_noun, "tz"}, {&interaction_noun, "amended_by"},
        {&person_noun, "do_not_contact"},
    };

    for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
        if (said[i].noun == load->page->noun && !strcmp(said[i].name, field->name))
            return true;
    }
    return false;
}

static bool is_due(const struct record_load *load, const struct field *field)
{
    return !strcmp(field->name, "due") && date_is_set(due_of(load));
}

const char *record_day(const struct record_load *load, const struct field *field)
{
    struct date day = *(const struct date *)field_place(field, load->page->record);
    struct date today = load->rows.now.today;

    if (is_due(load, field) || day.day >= today.day)
        return day_due(day, today, load->arena);
    return day_ago(day, today, load->arena);
}

enum role record_field_role(const struct record_load *load, const struct field *field)
{
    struct date due = due_of(load), today = load->rows.now.today;

    if (!strcmp(field->name, "tlp"))
        return ROLE_DIM;
    if (!is_due(load, field) || due.day > today.day)
        return ROLE_TEXT;
    return due.day < today.day ? ROLE_LATE : ROLE_TODAY;
}
