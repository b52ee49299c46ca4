/* New records: what is usual, what the tokens of a title say, and saving them. */

#include "command/add.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/fields.h"
#include "command/named.h"

/* What is usual */

static void new_issue(const struct desk *desk, struct issue *issue, struct arena *arena)
{
    issue->kind = ISSUE_COORDINATION;
    issue->severity = SEVERITY_MEDIUM;
    issue->opened = desk->now.today;
    issue->owner.name = desk->config->officer;
    (void)arena;
}

static void new_meeting(const struct desk *desk, struct meeting *meeting)
{
    meeting->status = MEETING_SCHEDULED;
    meeting->tz = desk->config->timezone;
}

static void new_interaction(const struct desk *desk, struct interaction *interaction)
{
    interaction->at = desk->now.instant;
    interaction->tz = desk->config->timezone;
    interaction->channel = CHANNEL_PHONE;
    interaction->direction = DIRECTION_MUTUAL;
}

void new_record(const struct desk *desk, const struct noun *noun, void *record, struct arena *arena)
{
    record_init(noun, record);
    if (noun == &issue_noun)
        new_issue(desk, record, arena);
    else if (noun == &meeting_noun)
        new_meeting(desk, record);
    else if (noun == &interaction_noun)
        new_interaction(desk, record);
    else if (noun == &commitment_noun) {
        ((struct commitment *)record)->status = COMMITMENT_OPEN;
        ((struct commitment *)record)->made = desk->now.today;
    } else if (noun == &followup_noun) {
        ((struct followup *)record)->status = FOLLOWUP_PLANNED;
        ((struct followup *)record)->priority = PRIORITY_MEDIUM;
    } else if (noun == &agreement_noun) {
        ((struct agreement *)record)->status = AGREEMENT_DRAFT;
        ((struct agreement *)record)->type = AGREEMENT_MOU;
    }
}

/* What the first word of a title says about the kind of step. */
static enum followup_kind kind_of_title(const char *title)
{
    static const struct {
        const char *word;
        enum followup_kind kind;
    } words[] = {{"call", FOLLOWUP_CALL},     {"ring", FOLLOWUP_CALL},    {"phone", FOLLOWUP_CALL},
                 {"write", FOLLOWUP_WRITE},   {"send", FOLLOWUP_WRITE},   {"mail", FOLLOWUP_WRITE},
                 {"reply", FOLLOWUP_WRITE},   {"meet", FOLLOWUP_MEET},    {"visit", FOLLOWUP_MEET},
                 {"brief", FOLLOWUP_BRIEF},   {"thank", FOLLOWUP_THANK},  {"renew", FOLLOWUP_RENEW},
                 {"find", FOLLOWUP_RESEARCH}, {"decide", FOLLOWUP_DECIDE}};
    size_t length = title ? strcspn(title, " ") : 0;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (strlen(words[i].word) == length && !strncasecmp(title, words[i].word, length))
            return words[i].kind;
    }
    return FOLLOWUP_INTERNAL;
}

void roles_complete(struct person *person)
{
    struct role_held *roles = person->roles.items;
    bool has_primary = false;

    for (size_t i = 0; i < person->roles.count; i++)
        has_primary = has_primary || roles[i].primary == FLAG_YES;
    for (size_t i = 0; i < person->roles.count; i++) {
        if (roles[i].primary)
            continue;
        roles[i].primary = has_primary ? FLAG_NO : FLAG_YES;
        has_primary = true;
    }
}

enum { HOUR = 3600 };

static void complete_commitment(const struct desk *desk, struct commitment *commitment)
{
    if (!commitment->debtor.name)
        commitment->debtor.name = desk->config->home_code;
    else if (!commitment->creditor.name)
        commitment->creditor.name = desk->config->home_code;
}

void new_record_complete(const struct desk *desk, const struct noun *noun, void *record,
                         struct arena *arena)
{
    if (noun == &followup_noun) {
        struct followup *followup = record;

        if (!followup->kind)
            followup->kind = kind_of_title(followup->title);
        if (!date_is_set(followup->due))
            followup->due = desk->now.today;
    } else if (noun == &commitment_noun) {
        complete_commitment(desk, record);
    } else if (noun == &person_noun) {
        roles_complete(record);
    } else if (noun == &meeting_noun) {
        struct meeting *meeting = record;

        if (meeting->starts != WALL_NONE && meeting->ends == WALL_NONE)
            meeting->ends = meeting->starts + HOUR;
    } else if (noun == &issue_noun) {
        struct issue *issue = record;

        if (!issue->history.count) {
            struct issue_move *first = list_add(&issue->history, &issue_move_noun, arena);

            first->on = issue->opened;
            first->status = ISSUE_NEW;
        }
    }
}

/* Tokens */

static bool refuse_token(const struct noun *noun, const char *what, struct error *err)
{
    return error_set(err, ERROR_INVALID,
                     "a record of kind %s keeps no %s; a backslash before it keeps it as text",
                     noun->name, what);
}

/* The field in which a noun keeps what the token says; NULL if in none. */
struct token_fields {
    const struct noun *noun;
    const char *org, *second_org, *person, *refs, *due, *bangs;
};

static const struct token_fields *token_fields_of(const struct noun *noun)
{
    static const struct token_fields all[] = {
        {&followup_noun, "org", NULL, "person", "about", "due", "priority"},
        {&issue_noun, "parties", NULL, NULL, "blocked_by", "target", "severity"},
        {&commitment_noun, "debtor", "creditor", "debtor_person", "source", "due", NULL},
        {&meeting_noun, "parties", NULL, "people", NULL, "starts", NULL},
        {&interaction_noun, "parties", NULL, "people", "about", "at", NULL},
        {&agreement_noun, "parties", NULL, NULL, NULL, "expires", NULL},
        {&person_noun, NULL, NULL, NULL, NULL, NULL, NULL},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        if (all[i].noun == noun)
            return &all[i];
    }
    return NULL;
}

static bool put(struct edit *edit, const char *name, const char *value, struct error *err)
{
    const struct field *field = noun_field(edit->noun, name);

    return field->kind == FIELD_LIST ? edit_add(edit, name, value, err)
                                     : edit_field(edit, name, value, err);
}

static bool put_party(struct edit *edit, const struct token_fields *fields, const char *party,
                      struct error *err)
{
    const struct noun *noun;
    const char *key, *name;

    if (!party_named(edit->desk, party, &noun, &key, edit->arena, err))
        return false;
    name = noun == &person_noun ? fields->person : fields->org;
    if (!name)
        return refuse_token(edit->noun, noun == &person_noun ? "person" : "organization", err);
    if (noun == &org_noun && fields->second_org
        && field_is_set(noun_field(edit->noun, name), edit->record))
        name = fields->second_org;
    return put(edit, name, key, err);
}

static const char *bang_word(const struct noun *noun, int bangs)
{
    static const char *const severities[] = {"low", "medium", "high", "critical"};

    return noun == &followup_noun ? bangs > 1 ? "high" : "medium" : severities[bangs];
}

static bool put_minutes(struct edit *edit, int64_t minutes, struct error *err)
{
    char text[24];

    if (minutes == NUMBER_NONE)
        return true;
    if (edit->noun != &meeting_noun && edit->noun != &interaction_noun)
        return refuse_token(edit->noun, "length", err);
    (void)snprintf(text, sizeof(text), "%lld", (long long)minutes);
    return edit_field(edit, "minutes", text, err);
}

static bool put_repeat(struct edit *edit, const struct quick *quick, struct error *err)
{
    if (!quick->repeat)
        return true;
    if (edit->noun != &followup_noun)
        return refuse_token(edit->noun, "repetition", err);
    return edit_field(edit, "repeat", quick->repeat, err)
           && (quick->due || !quick->first || edit_field(edit, "due", quick->first, err));
}

static bool put_parties(struct edit *edit, const struct token_fields *fields,
                        const struct quick *quick, struct error *err)
{
    for (size_t i = 0; i < quick->parties.count; i++) {
        if (!put_party(edit, fields, quick->parties.items[i], err))
            return false;
    }
    return true;
}

static bool put_refs(struct edit *edit, const struct token_fields *fields,
                     const struct quick *quick, struct error *err)
{
    for (size_t i = 0; i < quick->refs.count; i++) {
        if (!fields->refs)
            return refuse_token(edit->noun, "link", err);
        if (!put(edit, fields->refs, quick->refs.items[i], err))
            return false;
    }
    return true;
}

static bool put_due(struct edit *edit, const struct token_fields *fields, const struct quick *quick,
                    struct error *err)
{
    if (!quick->due)
        return true;
    return fields->due ? edit_field(edit, fields->due, quick->due, err)
                       : refuse_token(edit->noun, "day", err);
}

static bool put_bangs(struct edit *edit, const struct token_fields *fields,
                      const struct quick *quick, struct error *err)
{
    if (!quick->bangs)
        return true;
    return fields->bangs ? edit_field(edit, fields->bangs, bang_word(edit->noun, quick->bangs), err)
                         : refuse_token(edit->noun, "urgency", err);
}

bool new_record_tokens(const struct desk *desk, const struct noun *noun, void *record,
                       const struct quick *quick, struct arena *arena, struct error *err)
{
    const struct token_fields *fields = token_fields_of(noun);
    struct edit edit = {desk, noun, record, true, arena};

    return !fields
           || (put_parties(&edit, fields, quick, err) && put_refs(&edit, fields, quick, err)
               && put_due(&edit, fields, quick, err) && put_bangs(&edit, fields, quick, err)
               && put_repeat(&edit, quick, err) && put_minutes(&edit, quick->minutes, err));
}

/* Saving */

/* The officer, who is named in liaise.yaml, as a person: owners of issues are people. */
static bool add_officer(const struct desk *desk, struct arena *arena, struct error *err)
{
    struct person person;
    struct role_held *role;

    record_init(&person_noun, &person);
    person.name = desk->config->officer;
    role = list_add(&person.roles, &role_held_noun, arena);
    role->org.name = desk->config->home_code;
    role->title = "Liaison officer";
    role->primary = FLAG_YES;
    return record_prepare(&person_noun, &person, desk->zones, err)
           && record_add(desk->store, &person_noun, &person, arena, err);
}

static bool need_officer(const struct desk *desk, const struct noun *noun, const void *record,
                         struct arena *arena, struct error *err)
{
    const struct issue *issue = record;
    struct error missing = {0};
    int64_t id;

    if (noun != &issue_noun || !issue->owner.name || !desk->config->officer
        || strcmp(issue->owner.name, desk->config->officer) != 0
        || record_find(desk->store, &person_noun, issue->owner.name, &id, &missing))
        return true;
    return add_officer(desk, arena, err);
}

bool new_record_save(const struct desk *desk, const struct noun *noun, void *record,
                     struct arena *arena, struct error *err)
{
    return record_prepare(noun, record, desk->zones, err)
           && need_officer(desk, noun, record, arena, err)
           && record_add(desk->store, noun, record, arena, err);
}
