/* Before a meeting: its agenda, who comes; and who came. */

#include <stdlib.h>
#include <string.h>

#include <liaise/commitment.h>
#include <liaise/figures.h>
#include <liaise/issue.h>
#include <liaise/lifecycle.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/answer.h"
#include "command/named.h"

static bool get_meeting(struct call *call, struct meeting *out, struct error *err)
{
    const struct noun *noun;
    const char *key;

    if (!call_record(call, 0, &noun, &key, err))
        return false;
    if (noun != &meeting_noun)
        return error_set(err, ERROR_INVALID, "%s is no meeting", key);
    return record_get_by_key(call->desk->store, noun, key, out, call->arena, err);
}

static bool save_meeting(struct call *call, struct meeting *meeting, struct error *err)
{
    return record_prepare(&meeting_noun, meeting, call->desk->zones, err)
           && record_save(call->desk->store, &meeting_noun, meeting, call->arena, err);
}

/* The agenda */

enum { ISSUE_MINUTES = 15, PROMISE_MINUTES = 5, AGENDA_MOST = 10, DUE_WITHIN = 7 };

/* What might be talked about, of more and less weight. */
struct topic {
    const char *text, *ref;
    int64_t minutes;
    int weight;
};
struct topics {
    struct topic *items;
    size_t count;
};

static void add_topic(struct topics *topics, struct topic topic, struct arena *arena)
{
    topics->items = arena_grow(arena, topics->items, topics->count, sizeof(*topics->items));
    topics->items[topics->count++] = topic;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

/* Sits at the table, and is not us. */
static bool is_party(const struct meeting *meeting, const char *code, const char *home)
{
    const struct meeting_org *parties = meeting->parties.items;

    for (size_t i = 0; code && !is_same(code, home) && i < meeting->parties.count; i++) {
        if (is_same(parties[i].org.name, code))
            return true;
    }
    return false;
}

/* Every outside party of the issue would have to be there for it to be talked about. */
static bool is_theirs(const struct meeting *meeting, const struct issue *issue, const char *home)
{
    const struct issue_party *parties = issue->parties.items;
    size_t there = 0, outside = 0;

    for (size_t i = 0; i < issue->parties.count; i++) {
        outside += !is_same(parties[i].org.name, home);
        there += is_party(meeting, parties[i].org.name, home);
    }
    return outside && there == outside;
}

static void propose_issues(struct topics *topics, const struct meeting *meeting,
                           const struct book *book, const struct call *call)
{
    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue *issue = list_at(&book->issues, sizeof(*issue), i);

        if (issue_is_open(issue) && is_theirs(meeting, issue, book->home))
            add_topic(topics,
                      (struct topic){call_format(call, "%s %s", issue->record.ref, issue->title),
                                     issue->record.ref, ISSUE_MINUTES, 10 + (int)issue->severity},
                      call->arena);
    }
}

/* Late, or due until a week after the meeting. */
static void propose_promises(struct topics *topics, const struct meeting *meeting,
                             const struct book *book, const struct call *call)
{
    int32_t until = wall_date(meeting->starts).day + DUE_WITHIN;

    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *commitment =
            list_at(&book->commitments, sizeof(*commitment), i);
        bool theirs = is_party(meeting, commitment->debtor.name, book->home);
        char day[WHEN_TEXT_SIZE];

        if (!commitment_is_open(commitment) || !date_is_set(commitment->due)
            || commitment->due.day > until
            || (!theirs && !is_party(meeting, commitment->creditor.name, book->home)))
            continue;
        add_topic(topics,
                  (struct topic){call_format(call, "%s %s (%s, due %s)", commitment->record.ref,
                                             commitment->text,
                                             commitment->debtor.name,
                                             date_write_long(commitment->due, day)),
                                 commitment->record.ref, PROMISE_MINUTES, 5},
                  call->arena);
    }
}

/* The newest meeting before this one that has a party of it and minutes. */
static bool find_last(const struct meeting *meeting, const struct call *call,
                      const struct meeting **out, struct error *err)
{
    const struct meeting_org *parties = meeting->parties.items;
    struct list meetings;

    *out = NULL;
    for (size_t p = 0; p < meeting->parties.count; p++) {
        if (is_same(parties[p].org.name, call->desk->config->home_code))
            continue;
        if (!meeting_list_of(call->desk->store, parties[p].org.name, 20, &meetings, call->arena,
                             err))
            return false;
        for (size_t i = 0; i < meetings.count; i++) {
            const struct meeting *other = list_at(&meetings, sizeof(*other), i);

            if (other->record.id == meeting->record.id || other->starts_at >= meeting->starts_at
                || !other->minutes.count || (*out && (*out)->starts_at >= other->starts_at))
                continue;
            *out = other;
        }
    }
    return true;
}

static bool propose_minutes(struct topics *topics, const struct meeting *meeting,
                            const struct call *call, struct error *err)
{
    const struct meeting *last;

    if (!find_last(meeting, call, &last, err))
        return false;
    if (last)
        add_topic(topics,
                  (struct topic){call_format(call, "Minutes of %s %s", last->record.ref,
                                             last->title),
                                 last->record.ref, PROMISE_MINUTES, 100},
                  call->arena);
    return true;
}

static int by_weight(const void *a, const void *b)
{
    const struct topic *left = a, *right = b;

    if (left->weight != right->weight)
        return right->weight - left->weight;
    return strcmp(left->ref, right->ref);
}

/* Named in what stands there already, as a word. */
static bool is_there(const struct meeting *meeting, const char *ref)
{
    const struct agenda_item *items = meeting->agenda.items;
    size_t length = strlen(ref);

    for (size_t i = 0; i < meeting->agenda.count; i++) {
        for (const char *at = strstr(items[i].text, ref); at; at = strstr(at + 1, ref)) {
            if (!strspn(at + length, "0123456789"))
                return true;
        }
    }
    return is_same(meeting->title, ref);
}

static bool propose(struct topics *out, const struct meeting *meeting, const struct call *call,
                    struct error *err)
{
    struct topics all = {0};
    struct book book;

    if (!book_read(call->desk->store, &book, call->arena, err))
        return false;
    propose_issues(&all, meeting, &book, call);
    propose_promises(&all, meeting, &book, call);
    if (!propose_minutes(&all, meeting, call, err))
        return false;
    if (all.count)
        qsort(all.items, all.count, sizeof(*all.items), by_weight);
    for (size_t i = 0; i < all.count && out->count < AGENDA_MOST; i++) {
        if (!is_there(meeting, all.items[i].ref))
            add_topic(out, all.items[i], call->arena);
    }
    return true;
}

static void show_topic(struct call *call, const char *text, int64_t minutes, const char *state)
{
    document_row(&call->document,
                 (const struct doc_cell[]){
                     {text, ROLE_TEXT},
                     {minutes == NUMBER_NONE ? "" : call_format(call, "%lld min",
                                                                (long long)minutes), ROLE_DIM},
                     {state, ROLE_DIM}});
}

static void show_agenda(struct call *call, const struct meeting *meeting,
                        const struct topics *topics)
{
    static const struct doc_column columns[] = {
        {"Item", DOC_LEFT, true}, {"Time", DOC_RIGHT, false}, {"", DOC_LEFT, false}};
    const struct agenda_item *items = meeting->agenda.items;

    document_heading(&call->document,
                     call_format(call, "%s %s", meeting->record.ref, meeting->title));
    if (!meeting->agenda.count && !topics->count) {
        document_text(&call->document, ROLE_DIM, "No agenda, and nothing to propose.");
        return;
    }
    document_table(&call->document, columns, 3);
    for (size_t i = 0; i < meeting->agenda.count; i++)
        show_topic(call, items[i].text, items[i].minutes, "");
    for (size_t i = 0; i < topics->count; i++)
        show_topic(call, topics->items[i].text, topics->items[i].minutes, "proposed");
}

static bool put_agenda(struct call *call, struct meeting *meeting, const struct topics *topics,
                       struct error *err)
{
    bool mine, ok;

    if (!topics->count) {
        call_say(call, "There is nothing to add to the agenda of %s.", meeting->record.ref);
        return true;
    }
    for (size_t i = 0; i < topics->count; i++) {
        struct agenda_item *item = list_add(&meeting->agenda, &agenda_item_noun, call->arena);

        item->text = topics->items[i].text;
        item->minutes = topics->items[i].minutes;
    }
    if (!call_begin(call, &mine, err, "Propose the agenda of %s", meeting->record.ref))
        return false;
    ok = save_meeting(call, meeting, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = meeting->record.ref;
    call_say(call, "Added %zu item%s to the agenda of %s.", topics->count,
             topics->count == 1 ? "" : "s", meeting->record.ref);
    return true;
}

static bool run_agenda(struct call *call, struct error *err)
{
    struct topics topics = {0};
    struct meeting meeting;

    if (!get_meeting(call, &meeting, err) || !propose(&topics, &meeting, call, err))
        return false;
    if (call_flag(call, 1))
        return put_agenda(call, &meeting, &topics, err);
    show_agenda(call, &meeting, &topics);
    return true;
}

const struct command agenda_command = {
    .name = "agenda",
    .scopes = 1u << SCOPE_MEETING,
    .summary = "Show or propose the agenda of a meeting",
    .params =
        {
            {"meeting", PARAM_REF, PARAM_TARGET, NULL, NULL, "which meeting"},
            {"propose", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "put what is proposed on the agenda"},
        },
    .flags = COMMAND_WRITES,
    .run = run_agenda,
    .then = THEN_RELOAD,
    .more = "Proposed are the minutes of the last meeting with the same parties, open issues "
            "whose parties all come, and promises with them that are late or due within a week "
            "of the meeting. What stands on the agenda already is not proposed again. On the "
            "screen A puts them there.",
    .example = "liaise agenda M-206 --propose",
};

/* Who comes, who came */

enum answer {
    ANSWER_UNSET, ANSWER_ACCEPTED, ANSWER_TENTATIVE, ANSWER_DECLINED, ANSWER_NONE,
    ANSWER_ATTENDED, ANSWER_ABSENT, ANSWERS
};
static const char *const answer_names[] = {NULL, "accepted", "tentative", "declined", "none",
                                           "attended", "absent", NULL};
static const struct choices answer_choices = {answer_names, ANSWERS};

static void put_answer(struct meeting_person *person, enum answer answer)
{
    static const enum rsvp rsvps[ANSWERS] = {
        [ANSWER_ACCEPTED] = RSVP_ACCEPTED, [ANSWER_TENTATIVE] = RSVP_TENTATIVE,
        [ANSWER_DECLINED] = RSVP_DECLINED, [ANSWER_NONE] = RSVP_NONE};

    if (answer == ANSWER_ATTENDED || answer == ANSWER_ABSENT)
        person->attended = answer == ANSWER_ATTENDED ? FLAG_YES : FLAG_NO;
    else
        person->rsvp = rsvps[answer];
}

/* On the list already, or put there. */
static bool find_invited(struct call *call, struct meeting *meeting, const char *text,
                         struct meeting_person **out, struct error *err)
{
    struct meeting_person *people = meeting->people.items;
    const char *name;

    if (!person_named(call->desk, text, &name, call->arena, err))
        return false;
    for (size_t i = 0; i < meeting->people.count; i++) {
        if (is_same(people[i].person.name, name)) {
            *out = &people[i];
            return true;
        }
    }
    *out = list_add(&meeting->people, &meeting_person_noun, call->arena);
    (*out)->person.name = name;
    return true;
}

static bool answer_all(struct call *call, struct meeting *meeting, enum answer answer,
                       const char **who, struct error *err)
{
    struct meeting_person *people = meeting->people.items, *one;

    *who = "all";
    if (!strcmp(call->args[1], "all")) {
        for (size_t i = 0; i < meeting->people.count; i++)
            put_answer(&people[i], answer);
        return meeting->people.count
               || error_set(err, ERROR_INVALID, "nobody is invited to %s yet",
                            meeting->record.ref);
    }
    if (!find_invited(call, meeting, call->args[1], &one, err))
        return false;
    put_answer(one, answer);
    *who = one->person.name;
    return true;
}

static const char *standing(const struct call *call, const struct meeting *meeting)
{
    const struct meeting_person *people = meeting->people.items;
    size_t accepted = 0, came = 0;

    for (size_t i = 0; i < meeting->people.count; i++) {
        accepted += people[i].rsvp == RSVP_ACCEPTED;
        came += people[i].attended == FLAG_YES;
    }
    if (came)
        return call_format(call, "%zu of %zu came.", came, meeting->people.count);
    if (meeting->status == MEETING_SCHEDULED && (int64_t)accepted >= meeting_quorum(meeting))
        return call_format(call, "%zu of %zu have accepted: it can be confirmed.", accepted,
                           meeting->people.count);
    return call_format(call, "%zu of %zu have accepted, %lld are needed.", accepted,
                       meeting->people.count, (long long)meeting_quorum(meeting));
}

static bool run_rsvp(struct call *call, struct error *err)
{
    struct meeting meeting;
    const char *who;
    bool mine, ok;
    int answer;

    if (!get_meeting(call, &meeting, err)
        || !choice_read(&answer, &answer_choices, call->args[2], err)
        || !answer_all(call, &meeting, (enum answer)answer, &who, err)
        || !call_begin(call, &mine, err, "%s %s for %s", who,
                       choice_name(&answer_choices, answer), meeting.record.ref))
        return false;
    ok = save_meeting(call, &meeting, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call->ref = meeting.record.ref;
    call_say(call, "%s: %s. %s", who, choice_name(&answer_choices, answer),
             standing(call, &meeting));
    return true;
}

const struct command rsvp_command = {
    .name = "rsvp",
    .keys = "r",
    .scopes = 1u << SCOPE_MEETING,
    .summary = "Note who comes to a meeting, and who came",
    .hint = "rsvp",
    .params =
        {
            {"meeting", PARAM_REF, PARAM_TARGET, NULL, NULL, "which meeting"},
            {"person", PARAM_PERSON, 0, NULL, NULL, "who; all for everybody who is invited"},
            {"answer", PARAM_CHOICE, 0, NULL, &answer_choices, "what they say, or did"},
        },
    .flags = COMMAND_WRITES,
    .run = run_rsvp,
    .then = THEN_RELOAD,
    .more = "Somebody who was not invited yet is from now on. Once as many as the quorum have "
            "accepted, confirm works; once somebody has attended, hold does.",
    .example = "liaise rsvp M-206 \"Tove Halvorsen\" accepted",
};
