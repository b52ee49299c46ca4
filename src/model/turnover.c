#include <liaise/turnover.h>

#include <stdlib.h>
#include <string.h>

static bool is_same(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

int64_t turnover_days(int64_t silence_most)
{
    if (silence_most == NUMBER_NONE || silence_most < TURNOVER_DAYS_LEAST / 2)
        return TURNOVER_DAYS_LEAST;
    return silence_most < INT32_MAX / 4 ? 2 * silence_most : INT32_MAX / 2;
}

struct date turnover_last_day(const struct person *person, const char *code)
{
    const struct role_held *roles = person->roles.items;
    struct date last = DATE_NONE;

    for (size_t i = 0; i < person->roles.count; i++) {
        if (!is_same(roles[i].org.name, code))
            continue;
        if (!date_is_set(roles[i].to))
            return DATE_NONE;
        if (roles[i].to.day > last.day)
            last = roles[i].to;
    }
    return last;
}

/* Has, had or will have a post there. */
static bool is_of(const struct person *person, const char *code)
{
    const struct role_held *roles = person->roles.items;

    for (size_t i = 0; i < person->roles.count; i++) {
        if (is_same(roles[i].org.name, code))
            return true;
    }
    return false;
}

static bool is_there(const struct person *person, const char *code, struct date day)
{
    const struct role_held *roles = person->roles.items;

    for (size_t i = 0; i < person->roles.count; i++) {
        if (is_same(roles[i].org.name, code) && role_is_live(&roles[i], day))
            return true;
    }
    return false;
}

/* --- live threads --- */

static bool is_with_org(const struct interaction *interaction, const char *code)
{
    const struct interaction_org *parties = interaction->parties.items;

    for (size_t i = 0; i < interaction->parties.count; i++) {
        if (is_same(parties[i].org.name, code))
            return true;
    }
    return !interaction->parties.count; /* only people were named */
}

static bool is_with_person(const struct interaction *interaction, const char *name)
{
    const struct interaction_person *people = interaction->people.items;

    for (size_t i = 0; i < interaction->people.count; i++) {
        if (is_same(people[i].person.name, name) && people[i].part != PART_MENTIONED
            && people[i].part != PART_ABSENT_INVITED)
            return true;
    }
    return false;
}

static bool is_recent(const struct turnover_request *request, const struct interaction *interaction)
{
    const int64_t age = (int64_t)request->today.day - interaction->day.day;

    return date_is_set(interaction->day) && age >= 0 && age <= turnover_days(request->silence_most)
           && interaction->internal != FLAG_YES && !interaction->amended_by
           && interaction_is_two_way(interaction);
}

static struct turnover_thread thread_of(const struct turnover_request *request,
                                        const struct person *person)
{
    struct turnover_thread thread = {.person = person, .last = DATE_NONE};

    for (size_t i = 0; i < request->interactions.count; i++) {
        const struct interaction *interaction =
            list_at(&request->interactions, sizeof(*interaction), i);

        if (!is_recent(request, interaction) || !is_with_org(interaction, request->code)
            || !is_with_person(interaction, person->name))
            continue;
        thread.contacts++;
        if (interaction->day.day > thread.last.day)
            thread.last = interaction->day;
    }
    return thread;
}

static int compare_threads(const void *a, const void *b)
{
    const struct turnover_thread *x = a, *y = b;

    if (x->last.day != y->last.day)
        return x->last.day > y->last.day ? -1 : 1;
    return strcmp(x->person->name, y->person->name);
}

void turnover_threads(const struct turnover_request *request, struct turnover_thread **out,
                      size_t *count, struct arena *arena)
{
    struct turnover_thread *threads =
        arena_alloc(arena, (request->people.count + 1) * sizeof(*threads));
    size_t used = 0;

    for (size_t i = 0; i < request->people.count; i++) {
        const struct person *person = list_at(&request->people, sizeof(*person), i);

        if (!is_there(person, request->code, request->today))
            continue;
        threads[used] = thread_of(request, person);
        if (threads[used].contacts)
            used++;
    }
    if (used)
        qsort(threads, used, sizeof(*threads), compare_threads);
    *out = threads;
    *count = used;
}

/* --- what hangs on a person --- */

struct checklist {
    const struct turnover_request *request;
    const struct person *person;
    struct date last_day;
    bool is_only; /* no other live thread */
    struct turnover_item *items;
    size_t count;
    struct arena *arena;
};

static void add(struct checklist *list, const struct turnover_item *item)
{
    list->items = arena_grow(list->arena, list->items, list->count, sizeof(*list->items));
    list->items[list->count] = *item;
    if (is_same(item->named, list->person->name))
        list->items[list->count].named = NULL;
    list->count++;
}

static void add_commitments(struct checklist *list)
{
    const struct list *commitments = &list->request->commitments;

    for (size_t i = 0; i < commitments->count; i++) {
        const struct commitment *commitment = list_at(commitments, sizeof(*commitment), i);
        const bool owes = is_same(commitment->debtor.name, list->request->code);
        const struct link *named = owes ? &commitment->debtor_person : &commitment->creditor_person;

        if (!commitment_is_open(commitment)
            || (!owes && !is_same(commitment->creditor.name, list->request->code)))
            continue;
        if (list->is_only || is_same(named->name, list->person->name))
            add(list, &(struct turnover_item){TURNOVER_COMMITMENT, commitment->record.ref,
                                              commitment->text, commitment->due, named->name});
    }
}

/* Their side of an issue; NULL if the organization has none. */
static const struct issue_party *party_of(const struct issue *issue, const char *code)
{
    const struct issue_party *parties = issue->parties.items;

    for (size_t i = 0; i < issue->parties.count; i++) {
        if (is_same(parties[i].org.name, code))
            return &parties[i];
    }
    return NULL;
}

static void add_issues(struct checklist *list)
{
    const struct list *issues = &list->request->issues;

    for (size_t i = 0; i < issues->count; i++) {
        const struct issue *issue = list_at(issues, sizeof(*issue), i);
        const struct issue_party *party = party_of(issue, list->request->code);

        if (!party || !issue_is_open(issue))
            continue;
        if (list->is_only || is_same(party->person.name, list->person->name))
            add(list, &(struct turnover_item){TURNOVER_ISSUE, issue->record.ref, issue->title,
                                              issue->target, party->person.name});
    }
}

static const struct person *person_named(const struct list *people, const char *name)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = list_at(people, sizeof(*person), i);

        if (is_same(person->name, name))
            return person;
    }
    return NULL;
}

/* Invited by name; or theirs is the organization, and none of its people are. */
static bool is_expected(const struct checklist *list, const struct meeting *meeting)
{
    const struct meeting_person *people = meeting->people.items;
    const struct meeting_org *parties = meeting->parties.items;
    bool is_party = false;

    for (size_t i = 0; i < meeting->people.count; i++) {
        if (is_same(people[i].person.name, list->person->name))
            return true;
    }
    for (size_t i = 0; i < meeting->parties.count; i++)
        is_party |= is_same(parties[i].org.name, list->request->code);
    for (size_t i = 0; is_party && i < meeting->people.count; i++) {
        const struct person *other = person_named(&list->request->people, people[i].person.name);

        if (other && is_of(other, list->request->code))
            return false;
    }
    return is_party && list->is_only;
}

static void add_meetings(struct checklist *list)
{
    const struct list *meetings = &list->request->meetings;

    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *meeting = list_at(meetings, sizeof(*meeting), i);
        struct date day;

        if (!meeting_is_ahead(meeting) || meeting->starts == WALL_NONE)
            continue;
        day = wall_date(meeting->starts);
        if (day.day > list->last_day.day && day.day >= list->request->today.day
            && is_expected(list, meeting))
            add(list, &(struct turnover_item){TURNOVER_MEETING, meeting->record.ref, meeting->title,
                                              day, NULL});
    }
}

/* What is due by the last day can still be done; after that day everything hangs. */
static bool can_still_be_done(const struct checklist *list, struct date due)
{
    return list->request->today.day <= list->last_day.day && date_is_set(due)
           && due.day <= list->last_day.day;
}

static void add_followups(struct checklist *list)
{
    const struct list *followups = &list->request->followups;

    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);

        if (!followup_is_open(followup) || can_still_be_done(list, followup->due))
            continue;
        if (is_same(followup->person.name, list->person->name)
            || is_same(followup->waiting_on, list->person->name))
            add(list, &(struct turnover_item){TURNOVER_FOLLOWUP, followup->record.ref,
                                              followup->title, followup->due, NULL});
    }
}

static void add_channels(struct checklist *list)
{
    const struct contact *channels = list->person->channels.items;

    for (size_t i = 0; i < list->person->channels.count; i++)
        add(list,
            &(struct turnover_item){TURNOVER_CHANNEL, NULL, channels[i].value, DATE_NONE, NULL});
}

/* Whether somebody else answers us there on that day, and whether the person does. */
static void look_for_threads(const struct checklist *list, struct date day, bool *person,
                             bool *others)
{
    struct turnover_request request = *list->request;
    struct turnover_thread *threads;
    size_t count;

    request.today = day;
    turnover_threads(&request, &threads, &count, list->arena);
    *person = *others = false;
    for (size_t i = 0; i < count; i++) {
        if (is_same(threads[i].person->name, list->person->name))
            *person = true;
        else
            *others = true;
    }
}

/* The only one, on the last day if that has passed, and nobody has come since. */
static bool is_only_thread(const struct checklist *list)
{
    const struct date today = list->request->today, last = list->last_day;
    bool person, others;

    look_for_threads(list, today, &person, &others);
    if (!others && date_is_set(last) && last.day < today.day)
        look_for_threads(list, last, &person, &others);
    return person && !others;
}

static int compare_items(const void *a, const void *b)
{
    const struct turnover_item *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (strlen(x->ref) != strlen(y->ref))
        return strlen(x->ref) < strlen(y->ref) ? -1 : 1;
    return strcmp(x->ref, y->ref);
}

void turnover_list(const struct turnover_request *request, const struct person *person,
                   struct date last_day, struct turnover_item **out, size_t *count,
                   struct arena *arena)
{
    struct checklist list = {
        .request = request, .person = person, .last_day = last_day, .arena = arena};

    list.is_only = is_only_thread(&list);
    add_commitments(&list);
    add_issues(&list);
    add_meetings(&list);
    add_followups(&list);
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), compare_items);
    add_channels(&list);
    *out = list.items;
    *count = list.count;
}
