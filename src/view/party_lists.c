#include <liaise/meeting.h>
#include <liaise/person.h>
#include <math.h>
#include <string.h>

#include "view/party_private.h"
#include "view/words.h"

/* The lists of a party's page: people, what is open, what was promised, meetings, agreements. */

enum { NAME, POST, REACH, SPOKE, PEOPLE_CELLS };

static const struct column people_columns[PEOPLE_CELLS] = {
    [NAME] = {.title = "Name", .min = 10, .max = 32, .flex = 2},
    [POST] = {.title = "Post", .min = 8, .max = 30, .priority = 3, .flex = 1},
    [REACH] = {.title = "Reach", .min = 12, .max = 48, .priority = 2, .flex = 2},
    [SPOKE] = {.title = "Spoke", .min = 5, .max = 9, .whole = true, .priority = 1},
};

/* The role to name beside the person on this page: in this organization. */
static const struct role_held *role_here(const struct person *person, const char *code,
                                         struct date day)
{
    const struct role_held *found = NULL;

    for (size_t i = 0; i < person->roles.count; i++) {
        const struct role_held *role = list_at(&person->roles, sizeof(*role), i);

        if (!role->org.name || strcmp(role->org.name, code) != 0)
            continue;
        if (!found || role_is_live(role, day) > role_is_live(found, day)
            || (role_is_live(role, day) && role->primary == FLAG_YES))
            found = role;
    }
    return found;
}

/* The preferred way that has not bounced; else the first. */
static const struct contact *best_contact(const struct person *person)
{
    const struct contact *best = NULL;

    for (size_t i = 0; i < person->channels.count; i++) {
        const struct contact *contact = list_at(&person->channels, sizeof(*contact), i);

        if (date_is_set(contact->bounced_on))
            continue;
        if (!best || (contact->preferred != NUMBER_NONE
                      && (best->preferred == NUMBER_NONE || contact->preferred < best->preferred)))
            best = contact;
    }
    return best;
}

static struct date spoken_on(const struct list *spoken, int64_t person_id)
{
    for (size_t i = 0; i < spoken->count; i++) {
        const struct last_spoken *last = list_at(spoken, sizeof(*last), i);

        if (last->person_id == person_id)
            return last->on;
    }
    return DATE_NONE;
}

/* "lead · Public Safety Liaison", "Director until 3 May 2025" */
static const char *post_words(const struct party_load *load, const struct role_held *role)
{
    bool is_live = role && role_is_live(role, load->desk->now.today);

    if (!role)
        return "";
    if (!is_live && date_is_set(role->to))
        return say(load->arena, "%s until %s", role->title, day_plain(role->to, load->arena));
    if (is_live && date_is_set(role->to))
        return say(load->arena, "leaves %s · %s", day_plain(role->to, load->arena), role->title);
    return is_live && role->primary == FLAG_YES ? say(load->arena, "lead · %s", role->title)
                                                : role->title;
}

static struct table_cell reach_cell(const struct party_load *load, const struct person *person)
{
    const struct contact *contact = best_contact(person);

    if (person->do_not_contact && *person->do_not_contact)
        return (struct table_cell){
            say(load->arena, "do not contact: %s", person->do_not_contact), ROLE_LATE};
    return (struct table_cell){contact ? contact->value : "—", ROLE_TEXT};
}

static struct listing_row person_row(const struct party_load *load, const struct person *person,
                                     const struct list *spoken)
{
    struct date today = load->desk->now.today;
    const struct role_held *role = role_here(person, load->party->org.code, today);
    struct date last = spoken_on(spoken, person->record.id);
    bool leads = role && role_is_live(role, today) && role->primary == FLAG_YES;
    struct listing_row row = {.target = target_of(&person_noun, person), .record = person};
    char age[DATE_TEXT_SIZE];

    row.cells[NAME] = (struct table_cell){person->name, leads ? ROLE_STRONG : ROLE_TEXT};
    row.cells[POST] = (struct table_cell){post_words(load, role), ROLE_TEXT};
    row.cells[REACH] = reach_cell(load, person);
    row.cells[SPOKE] = (struct table_cell){
        date_is_set(last) ? say(load->arena, "%s ago", age_write(last, today, age)) : "never",
        ROLE_DIM};
    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    row.order[SPOKE] = date_is_set(last) ? (double)(today.day - last.day) : (double)NAN;
    row.second = say_and(load->arena, row.cells[POST].text, row.cells[REACH].text);
    return row;
}

static void add_heading(struct listing *listing, const char *text, struct arena *arena)
{
    rows_add(listing, (struct listing_row){.heading = text}, arena);
}

bool party_load_people(const struct party_load *load, struct error *err)
{
    struct listing *now = &load->party->lists[PARTY_PEOPLE];
    struct listing *all = &load->party->lists[PARTY_ALL_PEOPLE];
    struct store *store = load->desk->store;
    const char *code = load->party->org.code;
    struct date today = load->desk->now.today;
    struct list people, former, spoken;

    if (!person_list_of(store, code, today, &people, load->arena, err)
        || !person_list_former(store, code, today, &former, load->arena, err)
        || !person_list_spoken(store, code, &spoken, load->arena, err))
        return false;
    *now = (struct listing){.name = "contacts", .title = "Contacts", .columns = people_columns,
                            .column_count = PEOPLE_CELLS,
                            .none = "Nobody has a post there now. {add} adds a person."};
    *all = *now;
    all->name = "people";
    all->title = "People";
    all->has_header = true;
    for (size_t i = 0; i < people.count; i++) {
        struct listing_row row =
            person_row(load, list_at(&people, sizeof(struct person), i), &spoken);

        rows_add(now, row, load->arena);
        rows_add(all, row, load->arena);
    }
    if (former.count)
        add_heading(all, "Before", load->arena);
    for (size_t i = 0; i < former.count; i++)
        rows_add(all, person_row(load, list_at(&former, sizeof(struct person), i), &spoken),
                 load->arena);
    return true;
}

/* Everything else has rows of one kind. */

static void begin(struct listing *listing, const char *name, const char *title, const char *none)
{
    *listing = (struct listing){.name = name, .title = title, .none = none,
                                .columns = row_columns, .column_count = ROW_CELLS};
}

/* Open ones before closed ones, then by target. */
static int compare_issues(const struct issue *a, const struct issue *b)
{
    if (issue_is_open(a) != issue_is_open(b))
        return issue_is_open(a) ? -1 : 1;
    if (!issue_is_open(a))
        return (a->status_on.day < b->status_on.day) - (a->status_on.day > b->status_on.day);
    if (date_is_set(a->target) != date_is_set(b->target))
        return date_is_set(a->target) ? -1 : 1;
    return (a->target.day > b->target.day) - (a->target.day < b->target.day);
}

static void sort_issues(const struct issue **issues, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct issue *issue = issues[i];
        size_t at = i;

        for (; at && compare_issues(issues[at - 1], issue) > 0; at--)
            issues[at] = issues[at - 1];
        issues[at] = issue;
    }
}

static const struct column issue_columns[ROW_CELLS] = {
    [ROW_KEY] = {.title = "ID", .min = 4, .max = 7, .whole = true, .priority = 4},
    [ROW_WHAT] = {.title = "Sev", .min = 3, .max = 3},
    [ROW_SAID] = {.title = "Issue", .min = 14, .flex = 1},
    [ROW_STATE] = {.title = "Status", .min = 5, .max = 15, .priority = 3},
    [ROW_WHEN] = {.title = "Due", .min = 5, .max = 7, .whole = true, .priority = 1},
};

static void add_issues(const struct party_load *load)
{
    struct listing *open = &load->party->lists[PARTY_ISSUES];
    struct listing *all = &load->party->lists[PARTY_ALL_ISSUES];
    const struct health_history *history = &load->facts->history;
    const struct issue **issues =
        arena_alloc(load->arena, (history->issue_count + 1) * sizeof(const struct issue *));

    begin(open, "party issues", "Open", "Nothing is open with them.");
    begin(all, "all issues", "Issues", "There has never been an issue with them. {add} adds one.");
    all->has_header = true;
    all->columns = issue_columns;
    if (history->issue_count)
        memcpy(issues, history->issues, history->issue_count * sizeof(const struct issue *));
    sort_issues(issues, history->issue_count);
    for (size_t i = 0; i < history->issue_count; i++) {
        struct listing_row row = row_of(&issue_noun, issues[i], &load->rows);

        row.second = row.cells[ROW_STATE].text;
        if (!issue_is_open(issues[i]) && (!i || issue_is_open(issues[i - 1])))
            add_heading(all, "Closed", load->arena);
        rows_add(all, row, load->arena);
        if (issue_is_open(issues[i]))
            rows_add(open, row, load->arena);
    }
}

static void add_promises(const struct party_load *load)
{
    struct listing *listing = &load->party->lists[PARTY_PROMISES];
    const struct list *all = &load->book->commitments;
    int64_t id = load->party->org.record.id;

    begin(listing, "promises", "Promised", "Nothing is promised between us.");
    for (int by_them = 0; by_them < 2; by_them++) {
        for (size_t i = 0; i < all->count; i++) {
            const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
            bool is_theirs = commitment->debtor.id == id;

            if ((is_theirs || commitment->creditor.id == id) && is_theirs == (by_them == 1)
                && commitment_is_open(commitment))
                rows_add(listing, row_of(&commitment_noun, commitment, &load->rows), load->arena);
        }
    }
}

static void add_agreements(const struct party_load *load)
{
    struct listing *listing = &load->party->lists[PARTY_AGREEMENTS];
    const struct list *all = &load->book->agreements;

    begin(listing, "agreements", "Agreements", "No agreement with them.");
    for (size_t i = 0; i < all->count; i++) {
        const struct agreement *agreement = list_at(all, sizeof(*agreement), i);

        for (size_t p = 0; p < agreement->parties.count; p++) {
            const struct agreement_org *org =
                list_at(&agreement->parties, sizeof(*org), p);

            if (org->org.id == load->party->org.record.id)
                rows_add(listing, row_of(&agreement_noun, agreement, &load->rows), load->arena);
        }
    }
}

enum { MEETINGS_READ = 40, MEETINGS_AHEAD = 4, FOLLOWUPS_READ = 8 };

/* Those ahead, the next first; then the last one that was. */
static bool add_meetings(const struct party_load *load, struct error *err)
{
    struct listing *listing = &load->party->lists[PARTY_MEETINGS];
    int64_t now = load->desk->now.instant;
    const struct meeting *meetings;
    struct list list;
    size_t ahead = 0;

    begin(listing, "party meetings", "Meetings", "No meeting ahead, and none before. M plans one.");
    if (!meeting_list_of(load->desk->store, load->party->org.code, MEETINGS_READ, &list,
                         load->arena, err))
        return false;
    meetings = list.items;
    for (size_t i = list.count; i-- > 0 && ahead < MEETINGS_AHEAD;) {
        if (!meeting_is_ahead(&meetings[i]) || meetings[i].ends_at < now)
            continue;
        rows_add(listing, row_of(&meeting_noun, &meetings[i], &load->rows), load->arena);
        ahead++;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (!meeting_was_held(&meetings[i]) || meetings[i].starts_at > now)
            continue;
        rows_add(listing, row_of(&meeting_noun, &meetings[i], &load->rows), load->arena);
        break;
    }
    return true;
}

bool party_load_lists(const struct party_load *load, struct error *err)
{
    struct listing *followups = &load->party->lists[PARTY_FOLLOWUPS];
    struct list list;

    if (!add_meetings(load, err)
        || !followup_list_of(load->desk->store, load->party->org.code, FOLLOWUPS_READ, &list,
                             load->arena, err))
        return false;
    begin(followups, "party followups", "Follow-ups", "Nothing planned. {add} adds a follow-up.");
    for (size_t i = 0; i < list.count; i++)
        rows_add(followups,
                 row_of(&followup_noun, list_at(&list, sizeof(struct followup), i), &load->rows),
                 load->arena);
    add_issues(load);
    add_promises(load);
    add_agreements(load);
    return true;
}

/* The log */

bool party_load_log(const struct party_load *load, struct error *err)
{
    struct listing *listing = &load->party->lists[PARTY_LOG];
    size_t count = load->facts->contact_count;
    struct list list;

    if (!interaction_list_of(load->desk->store, load->party->org.code, load->rows_wanted, &list,
                             load->arena, err))
        return false;
    log_fill(listing, &list, &load->rows);
    listing->none = "No contact logged yet. {log} logs one.";
    listing->more = count > list.count ? count - list.count : 0;
    return true;
}
