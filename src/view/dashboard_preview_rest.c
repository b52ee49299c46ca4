#include <string.h>

#include "view/dashboard_private.h"

/* Previews of what is no issue: parties, meetings, follow-ups and promises. */

/* Parties */

static bool has_party(const struct issue *issue, const char *code)
{
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, code))
            return true;
    }
    return false;
}

/* What takes points away, the most first; the limits that hold it down. */
static void draw_reasons(struct sheet *preview, const struct health *health)
{
    bool said[HEALTH_COMPONENTS] = {false};
    struct str text = {0};

    for (;;) {
        int worst = -1;

        for (int i = 0; i < HEALTH_COMPONENTS; i++) {
            if (!said[i] && health->components[i].present && health->components[i].lost >= 0.5
                && (worst < 0 || health->components[i].lost > health->components[worst].lost))
                worst = i;
        }
        if (worst < 0)
            break;
        said[worst] = true;
        str_add(&text, "%s%s (-%.0f)", text.length ? " · " : "",
                health_component_name((enum health_component)worst),
                health->components[worst].lost);
    }
    preview_fact(preview, "Why", ROLE_TEXT, text.text);
    str_done(&text);
    for (size_t i = 0; i < health->cap_count; i++) {
        char cap[HEALTH_CAP_TEXT_SIZE];

        if (health->caps[i].points == health->cap)
            preview_fact(preview, "Limit", ROLE_TEXT,
                         health_cap_write(&health->caps[i], &preview->model->health, cap));
    }
}

static void draw_contact(struct sheet *preview, const struct health *health)
{
    struct str text = {0};

    if (date_is_set(health->last_contact)) {
        day_add(&text, health->last_contact, preview->model->now.today);
        str_add(&text, ", %lld days ago", (long long)health->days_silent);
    } else {
        str_add(&text, "never");
    }
    str_add(&text, " (we mean to speak every %lld, %lld at most)", (long long)health->ideal,
            (long long)health->max);
    preview_fact(preview, "Contact",
                 health->days_silent > health->max ? ROLE_LATE : ROLE_TEXT,
                 text.text);
    str_done(&text);
}

static void draw_open_issues(struct sheet *preview, const char *code)
{
    const struct list *issues = &preview->model->book.issues;

    for (size_t i = 0; i < issues->count; i++) {
        const struct issue *issue = list_at(issues, sizeof(*issue), i);
        struct str text = {0};

        if (!issue_is_open(issue) || !has_party(issue, code))
            continue;
        str_add(&text, "%s %s %s", issue->record.ref, severity_glyph(issue->severity),
                issue->title);
        if (issue->stage != NUMBER_NONE)
            str_add(&text, " ◆%lld/9", (long long)issue->stage);
        preview_fact(preview, "Issue", ROLE_TEXT, text.text);
        str_done(&text);
    }
}

static void draw_open_promises(struct sheet *preview, const char *code)
{
    const struct list *promises = &preview->model->book.commitments;

    for (size_t i = 0; i < promises->count; i++) {
        const struct commitment *promise = list_at(promises, sizeof(*promise), i);
        bool is_theirs = !strcmp(promise->debtor.name, code);
        struct date today = preview->model->now.today;
        struct str text = {0};

        if (!commitment_is_open(promise)
            || (!is_theirs && strcmp(promise->creditor.name, code) != 0))
            continue;
        str_add(&text, "%s %s, ", promise->record.ref, promise->text);
        due_add_words(&text, promise->due, today);
        preview_fact(preview, is_theirs ? "They owe" : "We owe",
                     commitment_is_late(promise, today) ? ROLE_LATE : ROLE_TEXT, text.text);
        str_done(&text);
    }
}

static void draw_kind(struct sheet *preview, const struct org *org)
{
    struct str text = {0};

    choice_add(&text, &org_kind_choices, (int)org->kind);
    str_add(&text, "%s%s", text.length ? " · " : "", org->timezone ? org->timezone : "");
    preview_text(preview, ROLE_DIM, text.text);
    str_done(&text);
}

static const char *trend_words(const struct org_figures *org)
{
    if (org->health.band_fell)
        return ", fell into this band !";
    if (org->health.score_fell)
        return ", fell fast !";
    switch (org->health.trend) {
    case TREND_UP:
        return ", rising";
    case TREND_DOWN:
        return ", falling";
    case TREND_FLAT:
        break;
    }
    return ", steady";
}

/* "60 thirty days ago, falling · confidence high" */
static void draw_trend(struct sheet *preview, const struct org_figures *org)
{
    bool alert = org->health.band_fell || org->health.score_fell;
    struct str text = {0};

    str_add(&text, "%d thirty days ago%s · confidence %s", org->health.before, trend_words(org),
            confidence_name(org->health.now.sureness));
    preview_fact(preview, "Trend", alert ? ROLE_CRITICAL : ROLE_TEXT, text.text);
    str_done(&text);
}

void preview_org(struct sheet *preview, const struct org_figures *org)
{
    const struct health *health = &org->health.now;
    const struct org *record = &org->org->org;
    struct str text = {0};

    str_add(&text, "health %d %s", health->score, health_band_name(health->band));
    preview_title(preview, record->code, record->name, text.text, score_role(health->band));
    str_done(&text);
    draw_kind(preview, record);
    preview_gap(preview);
    draw_reasons(preview, health);
    draw_trend(preview, org);
    draw_contact(preview, health);
    draw_open_issues(preview, record->code);
    draw_open_promises(preview, record->code);
    preview_fact(preview, "Notes", ROLE_TEXT, record->notes);
}

/* Meetings */

static void draw_people(struct sheet *preview, const struct meeting *meeting)
{
    struct str text = {0};

    for (size_t i = 0; i < meeting->people.count; i++) {
        const struct meeting_person *person =
            list_at(&meeting->people, sizeof(*person), i);

        str_add(&text, "%s%s", i ? ", " : "", person->person.name ? person->person.name : "");
        if (person->rsvp == RSVP_DECLINED || person->rsvp == RSVP_TENTATIVE)
            str_add(&text, " (%s)", choice_name(&rsvp_choices, (int)person->rsvp));
        else if (person->rsvp != RSVP_ACCEPTED)
            str_add(&text, " (no answer)");
    }
    preview_fact(preview, "People", ROLE_TEXT, text.text);
    str_done(&text);
}

static void draw_agenda(struct sheet *preview, const struct meeting *meeting)
{
    if (!meeting->agenda.count)
        preview_fact(preview, "Agenda", ROLE_HIGH, "! agenda missing");
    for (size_t i = 0; i < meeting->agenda.count; i++) {
        const struct agenda_item *item = list_at(&meeting->agenda, sizeof(*item), i);
        struct str text = {0};

        str_add(&text, "%zu %s", i + 1, item->text ? item->text : "");
        if (item->minutes != NUMBER_NONE)
            str_add(&text, " (%lldm)", (long long)item->minutes);
        preview_fact(preview, i ? "" : "Agenda", ROLE_TEXT, text.text);
        str_done(&text);
    }
}

static void draw_orgs(struct sheet *preview, const struct list *parties)
{
    struct str text = {0};

    for (size_t i = 0; i < parties->count; i++) {
        const struct meeting_org *party = list_at(parties, sizeof(*party), i);

        str_add(&text, "%s%s", i ? ", " : "",
                party->org.name ? org_name_of(preview->model, party->org.name) : "");
    }
    preview_text(preview, ROLE_TEXT, text.text);
    str_done(&text);
}

/* "Mon 2 Feb 2026 13:30-14:15 (16:30 EST there) · EOC, room 2" */
static void draw_when(struct sheet *preview, const struct dashboard_meeting *meeting)
{
    const struct meeting *record = meeting->meeting;
    int from = wall_minute(meeting->starts), to = wall_minute(meeting->ends);
    char day[WHEN_TEXT_SIZE];
    struct str text = {0};

    str_add(&text, "%s %02d:%02d–%02d:%02d", date_write_long(wall_date(meeting->starts), day),
            from / 60, from % 60, to / 60, to % 60);
    if (meeting->elsewhere)
        str_add(&text, " (%s there)", meeting->elsewhere);
    if (record->place)
        str_add(&text, " · %s", record->place);
    if (record->link)
        str_add(&text, " · %s", record->link);
    preview_text(preview, ROLE_TEXT, text.text);
    str_done(&text);
}

void preview_meeting(struct sheet *preview, const struct dashboard_meeting *meeting)
{
    const struct meeting *record = meeting->meeting;

    preview_title(preview, record->record.ref, record->title,
                  choice_name(&meeting_status_choices, (int)record->status), ROLE_TEXT);
    draw_orgs(preview, &record->parties);
    draw_when(preview, meeting);
    preview_gap(preview);
    preview_fact(preview, "Purpose", ROLE_TEXT, record->purpose);
    draw_agenda(preview, record);
    draw_people(preview, record);
    preview_fact(preview, "Note", ROLE_TEXT, record->note);
}

/* Follow-ups and promises */

/* "I-8 Teyakum EOC not told …": what a ref stands for, if the book knows it. */
static void add_record(struct str *out, const struct book *book, const char *ref)
{
    str_add(out, "%s", ref);
    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue *issue = list_at(&book->issues, sizeof(*issue), i);

        if (!strcmp(issue->record.ref, ref))
            str_add(out, " %s", issue->title);
    }
    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *promise = list_at(&book->commitments, sizeof(*promise), i);

        if (!strcmp(promise->record.ref, ref))
            str_add(out, " %s", promise->text);
    }
}

/* "call, medium, planned, snoozed 3 times" */
static void add_followup_state(struct str *out, const struct followup *followup)
{
    choice_add(out, &followup_kind_choices, (int)followup->kind);
    str_add(out, " · priority ");
    choice_add(out, &priority_choices, (int)followup->priority);
    str_add(out, " · ");
    choice_add(out, &followup_status_choices, (int)followup->status);
    if (followup->snoozed != NUMBER_NONE && followup->snoozed > 0)
        str_add(out, " · snoozed %lld time%s", (long long)followup->snoozed,
                followup->snoozed == 1 ? "" : "s");
    if (followup->attempts != NUMBER_NONE && followup->attempts > 0)
        str_add(out, " · nobody reached %lld time%s", (long long)followup->attempts,
                followup->attempts == 1 ? "" : "s");
    if (followup->repeat)
        str_add(out, " · every %s", followup->repeat);
}

void preview_followup(struct sheet *preview, const struct followup *followup)
{
    const struct dashboard *model = preview->model;
    struct date today = model->now.today;
    struct str text = {0};

    due_add_words(&text, followup->due, today);
    preview_title(preview, followup->record.ref, followup->title, text.text,
                  due_role(followup->due, today));
    str_done(&text);
    text = (struct str){0};
    add_followup_state(&text, followup);
    preview_text(preview, ROLE_DIM, text.text);
    str_done(&text);
    preview_gap(preview);
    if (followup->org.name)
        preview_fact(preview, "Party", ROLE_TEXT, org_name_of(model, followup->org.name));
    preview_fact(preview, "Person", ROLE_TEXT, followup->person.name);
    text = (struct str){0};
    if (followup->about)
        add_record(&text, &model->book, followup->about);
    preview_fact(preview, "About", ROLE_TEXT, text.text);
    str_done(&text);
    preview_fact(preview, "Waiting on", ROLE_WAITING, followup->waiting_on);
    preview_fact(preview, "Owner", ROLE_TEXT, followup->owner.name);
    preview_fact(preview, "Note", ROLE_TEXT, followup->note);
}

static void draw_followups_about(struct sheet *preview, const char *ref)
{
    const struct list *followups = &preview->model->book.followups;

    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);
        struct str text = {0};

        if (!followup->about || strcmp(followup->about, ref) != 0)
            continue;
        str_add(&text, "%s %s, ", followup->record.ref, followup->title);
        due_add_words(&text, followup->due, preview->model->now.today);
        preview_fact(preview, "Next step", ROLE_TEXT, text.text);
        str_done(&text);
    }
}

void preview_commitment(struct sheet *preview, const struct commitment *commitment)
{
    const struct dashboard *model = preview->model;
    struct date today = model->now.today;
    struct str text = {0};

    due_add_words(&text, commitment->due, today);
    preview_title(preview, commitment->record.ref, commitment->text, text.text,
                  due_role(commitment->due, today));
    str_done(&text);
    text = (struct str){0};
    if (!strcmp(commitment->debtor.name, model->book.home))
        str_add(&text, "We owe it to %s", side_name(model, commitment->creditor.name));
    else
        str_add(&text, "%s owes it to %s", side_name(model, commitment->debtor.name),
                side_name(model, commitment->creditor.name));
    preview_text(preview, ROLE_TEXT, text.text);
    str_done(&text);
    text = (struct str){0};
    choice_add(&text, &commitment_status_choices, (int)commitment->status);
    if (date_is_set(commitment->made)) {
        str_add(&text, " · promised ");
        day_add(&text, commitment->made, today);
    }
    if (commitment->supersedes.name)
        str_add(&text, " · in place of %s", commitment->supersedes.name);
    preview_text(preview, ROLE_DIM, text.text);
    str_done(&text);
    preview_gap(preview);
    draw_followups_about(preview, commitment->record.ref);
    preview_fact(preview, "Source", ROLE_TEXT, commitment->source);
    preview_fact(preview, "Note", ROLE_TEXT, commitment->note);
}
