/* Whether a record is one of those a filter asks for. */

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/str.h"
#include "base/text.h"
#include "model/filter_private.h"
#include "model/noun_private.h"

/* States */

const char *const filter_states[] = {"open",     "closed",  "late",   "today", "waiting",
                                     "conflict", "snoozed", "pinned", NULL};

static bool agreement_is_over(const struct agreement *agreement)
{
    return agreement->status == AGREEMENT_EXPIRED || agreement->status == AGREEMENT_TERMINATED
           || agreement->status == AGREEMENT_SUPERSEDED || agreement->status == AGREEMENT_ABANDONED;
}

static bool has_live_role(const struct person *person, struct date today)
{
    return !person->roles.count || person_role(person, today);
}

static bool is_open(const struct noun *noun, const void *record, struct date today)
{
    if (noun == &issue_noun)
        return issue_is_open(record);
    if (noun == &commitment_noun) {
        enum commitment_status status = ((const struct commitment *)record)->status;

        return commitment_is_open(record) || status == COMMITMENT_OFFERED
               || status == COMMITMENT_DISPUTED || status == COMMITMENT_PARTIAL;
    }
    if (noun == &followup_noun)
        return followup_is_open(record);
    if (noun == &meeting_noun)
        return meeting_is_ahead(record)
               || ((const struct meeting *)record)->status == MEETING_POSTPONED;
    if (noun == &agreement_noun)
        return !agreement_is_over(record);
    if (noun == &org_noun)
        return !date_is_set(((const struct org *)record)->archived_on);
    if (noun == &person_noun)
        return has_live_role(record, today);
    return true;
}

static bool is_late(const struct noun *noun, const void *record, struct date today)
{
    if (noun == &issue_noun)
        return issue_is_overdue(record, today);
    if (noun == &commitment_noun)
        return commitment_is_late(record, today);
    return noun == &followup_noun && followup_is_late(record, today);
}

/* The day on which it is due or happens. */
static struct date day_of(const struct noun *noun, const void *record)
{
    if (noun == &issue_noun)
        return ((const struct issue *)record)->target;
    if (noun == &commitment_noun)
        return ((const struct commitment *)record)->due;
    if (noun == &followup_noun)
        return ((const struct followup *)record)->due;
    if (noun == &meeting_noun)
        return wall_date(((const struct meeting *)record)->starts);
    return DATE_NONE;
}

static bool is_waiting(const struct noun *noun, const void *record)
{
    if (noun == &issue_noun)
        return ((const struct issue *)record)->status == ISSUE_WAITING;
    return noun == &followup_noun && ((const struct followup *)record)->status == FOLLOWUP_WAITING;
}

static bool is_pinned(const struct noun *noun, const void *record)
{
    return noun == &issue_noun && ((const struct issue *)record)->pinned == FLAG_YES;
}

static bool is_conflict(const struct noun *noun, const void *record)
{
    return noun == &issue_noun && ((const struct issue *)record)->kind == ISSUE_CONFLICT;
}

bool record_is(const struct noun *noun, const void *record, const char *state, struct date today)
{
    if (!strcmp(state, "open"))
        return is_open(noun, record, today);
    if (!strcmp(state, "closed"))
        return !is_open(noun, record, today);
    if (!strcmp(state, "late"))
        return is_late(noun, record, today);
    if (!strcmp(state, "today"))
        return is_open(noun, record, today) && day_of(noun, record).day == today.day;
    if (!strcmp(state, "waiting"))
        return is_waiting(noun, record);
    if (!strcmp(state, "conflict"))
        return is_conflict(noun, record);
    if (!strcmp(state, "snoozed"))
        return noun == &followup_noun && followup_is_snoozed(record, today);
    return !strcmp(state, "pinned") && is_pinned(noun, record);
}

/* Text */

static bool holds(const char *text, const char *wanted)
{
    struct arena arena = {0};
    bool found = text && strstr(text_fold(text, &arena), wanted);

    arena_clear(&arena);
    return found;
}

static bool field_holds(const struct field *field, const void *record, const char *wanted)
{
    struct str text = {0};
    bool found;

    field_write(field, record, &text);
    found = holds(text.text, wanted);
    str_done(&text);
    return found;
}

static const void *part_at(const struct field *field, const struct list *list, size_t i)
{
    return (const char *)list->items + field->noun->size * i;
}

/* Fields in which words are looked for: everything that people wrote, and whom it concerns. */
static bool is_read_by_people(const struct field *field)
{
    if (field->flags & FIELD_HIDDEN)
        return false;
    return field->kind == FIELD_TEXT || field->kind == FIELD_LONG || field->kind == FIELD_LINK
           || field->kind == FIELD_PARTY || field->kind == FIELD_TAGS || field->kind == FIELD_REF;
}

static bool record_holds(const struct noun *noun, const void *record, const char *wanted)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct list *list = field_place(field, record);

        if (is_read_by_people(field) && field_is_set(field, record)
            && field_holds(field, record, wanted))
            return true;
        if (field->kind != FIELD_LIST)
            continue;
        for (size_t i = 0; i < list->count; i++) {
            if (record_holds(field->noun, part_at(field, list, i), wanted))
                return true;
        }
    }
    return false;
}

static bool matches_words(const struct noun *noun, const void *record, const char *wanted)
{
    const char *key = record_key(noun, record);

    return (key && strcmp(noun->key, "uid") && holds(key, wanted))
           || record_holds(noun, record, wanted);
}

/* Parties */

static bool is_of_party(const struct field *field)
{
    return field->kind == FIELD_PARTY
           || (field->kind == FIELD_LINK
               && (field->noun == &org_noun || field->noun == &person_noun));
}

/* The whole code or name, or a part of a name. */
static bool names_party(const struct field *field, const void *record, const char *wanted)
{
    return field_is_set(field, record) && field_holds(field, record, wanted);
}

static bool matches_party(const struct noun *noun, const void *record, const char *wanted)
{
    if ((noun == &org_noun || noun == &person_noun)
        && (holds(record_key(noun, record), wanted) || holds(record_said(noun, record), wanted)))
        return true;
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct list *list = field_place(field, record);

        if (is_of_party(field) && strcmp(field->name, "owner")
            && names_party(field, record, wanted))
            return true;
        if (field->kind != FIELD_LIST)
            continue;
        for (size_t i = 0; i < list->count; i++) {
            if (matches_party(field->noun, part_at(field, list, i), wanted))
                return true;
        }
    }
    return false;
}

/* Fields */

static int64_t order_of(const struct field *field, const void *record)
{
    const void *place = field_place(field, record);

    if (field->kind == FIELD_DATE)
        return ((const struct date *)place)->day;
    if (field->kind == FIELD_CHOICE || field->kind == FIELD_FLAG)
        return *(const int *)place;
    return *(const int64_t *)place;
}

/* Instants and wall times are compared by their day. */
static int64_t comparable(const struct field *field, const void *record,
                          const struct filter_asker *asker)
{
    int64_t number = order_of(field, record);

    if (field->kind == FIELD_WALL)
        return wall_date(number).day;
    return field->kind == FIELD_INSTANT ? zone_date(asker->now.zone, number).day : number;
}

static bool compares(enum filter_sign sign, int64_t value, int64_t with)
{
    switch (sign) {
    case SIGN_HAS:
    case SIGN_EQUAL:
        return value == with;
    case SIGN_LESS:
        return value < with;
    case SIGN_MORE:
        return value > with;
    case SIGN_LESS_EQUAL:
        return value <= with;
    case SIGN_MORE_EQUAL:
        return value >= with;
    case SIGN_NONE:
    case SIGN_ANY:
        break;
    }
    return false;
}

static bool equals_text(const struct field *field, const void *record, const char *wanted)
{
    struct arena arena = {0};
    struct str text = {0};
    bool same;

    field_write(field, record, &text);
    same = !strcmp(text_fold(text.text, &arena), wanted);
    str_done(&text);
    arena_clear(&arena);
    return same;
}

static bool list_holds(const struct field *field, const void *record, const char *wanted)
{
    const struct list *list = field_place(field, record);

    for (size_t i = 0; i < list->count; i++) {
        if (record_holds(field->noun, part_at(field, list, i), wanted))
            return true;
    }
    return false;
}

static bool matches_field(const struct filter_term *term, const struct filter_field *of,
                          const void *record, const struct filter_asker *asker)
{
    bool is_set = field_is_set(of->field, record);

    if (term->sign == SIGN_NONE || term->sign == SIGN_ANY)
        return is_set == (term->sign == SIGN_ANY);
    if (!is_set)
        return false;
    if (filter_field_has_order(of->field))
        return compares(term->sign, comparable(of->field, record, asker), of->number);
    if (of->field->kind == FIELD_LIST)
        return list_holds(of->field, record, term->text);
    return term->sign == SIGN_EQUAL ? equals_text(of->field, record, term->text)
                                    : field_holds(of->field, record, term->text);
}

static bool matches_fields(const struct filter_term *term, const struct noun *noun,
                           const void *record, const struct filter_asker *asker)
{
    for (size_t i = 0; i < term->field_count; i++) {
        if (term->fields[i].noun == noun && matches_field(term, &term->fields[i], record, asker))
            return true;
    }
    return false;
}

static bool matches_term(const struct filter_term *term, const struct noun *noun,
                         const void *record, const struct filter_asker *asker)
{
    switch (term->kind) {
    case TERM_WORDS:
        return matches_words(noun, record, term->text);
    case TERM_IS:
        return record_is(noun, record, term->text, asker->now.today);
    case TERM_PARTY:
        return matches_party(noun, record, term->text);
    case TERM_NOUN:
        return !strcmp(noun->name, term->text) || !strcmp(noun->plural, term->text)
               || matches_fields(term, noun, record, asker);
    case TERM_FIELD:
        return matches_fields(term, noun, record, asker);
    }
    return false;
}

bool filter_match(const struct filter *filter, const struct noun *noun, const void *record)
{
    bool matches = true;

    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];

        if (term->begins_choice) {
            if (matches)
                return true;
            matches = true;
        }
        matches = matches && matches_term(term, noun, record, &filter->asker) != term->is_negated;
    }
    return matches;
}

bool filter_speaks_of(const struct filter *filter, const char *word)
{
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];

        if (term->kind == TERM_IS && !strcmp(term->text, word))
            return true;
        if (term->kind == TERM_FIELD && term->field_count
            && !strcmp(term->fields[0].field->name, word))
            return true;
    }
    return false;
}
