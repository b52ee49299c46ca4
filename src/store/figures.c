#include <liaise/figures.h>

#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/*
 * The book: the facts of every organization, read once.
 *
 * Contacts are the many; they come as one sorted query with only the columns
 * that the rules look at. Everything else is read as whole records.
 */

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct book_org *)a)->org.code, ((const struct book_org *)b)->org.code);
}

static bool orgs_read(struct store *store, struct book *book, struct arena *arena,
                      struct error *err)
{
    struct list list;

    if (!record_select(store, &org_noun, "ORDER BY code", DB_BIND_NONE, &list, arena, err))
        return false;
    book->home = "";
    book->org_count = list.count;
    book->orgs = arena_alloc(arena, (list.count + 1) * sizeof(*book->orgs));
    for (size_t i = 0; i < list.count; i++) {
        const struct org *org = list_at(&list, sizeof(*org), i);

        book->orgs[i] = (struct book_org){
            .org = *org,
            .is_home = org->is_home == FLAG_YES,
            .is_archived = date_is_set(org->archived_on),
            .history = {.facts = health_facts_of(org)},
        };
        if (book->orgs[i].is_home && !book->orgs[i].is_archived)
            book->home = org->code;
    }
    qsort(book->orgs, book->org_count, sizeof(*book->orgs), by_code);
    return true;
}

const struct book_org *book_org(const struct book *book, const char *code)
{
    struct book_org key = {.org = {.code = code}};

    return code ? bsearch(&key, book->orgs, book->org_count, sizeof(key), by_code) : NULL;
}

static struct book_org *org_of_id(const struct book *book, int64_t id)
{
    for (size_t i = 0; i < book->org_count; i++) {
        if (book->orgs[i].org.record.id == id)
            return &book->orgs[i];
    }
    return NULL;
}

/* A list of facts that grows, of one organization. */
struct facts {
    void *items;
    size_t count;
};

static void *facts_add(struct facts *facts, size_t size, struct arena *arena)
{
    facts->items = arena_grow(arena, facts->items, facts->count, size);
    return (char *)facts->items + size * facts->count++;
}

static bool choice_column(const struct db_rows *rows, int column, const struct choices *choices,
                          int *out, struct error *err)
{
    return choice_read(out, choices, db_column_text(rows, column), err);
}

static bool contact_row(struct interaction *out, const struct db_rows *rows, struct error *err)
{
    int channel, direction;

    record_init(&interaction_noun, out);
    if (!date_read(&out->day, db_column_text(rows, 1), err)
        || !choice_column(rows, 2, &channel_choices, &channel, err)
        || !choice_column(rows, 3, &direction_choices, &direction, err))
        return false;
    out->channel = (enum channel)channel;
    out->direction = (enum direction)direction;
    if (!db_column_is_null(rows, 4))
        out->replied = db_column_int(rows, 4) ? FLAG_YES : FLAG_NO;
    if (!db_column_is_null(rows, 5))
        out->sentiment = db_column_int(rows, 5);
    return true;
}

/* Rows of one organization after the other, each in order of days. */
static bool contacts_read(struct store *store, struct book *book, struct arena *arena,
                          struct error *err)
{
    static const char sql[] =
        "SELECT interaction_org.org_id, interaction.day, interaction.channel,"
        " interaction.direction, interaction.replied, interaction.sentiment"
        " FROM interaction_org JOIN interaction ON interaction.id = interaction_org.parent_id"
        " ORDER BY interaction_org.org_id, interaction.day, interaction.id";
    struct book_org *org = NULL;
    struct facts facts = {0};
    struct db_rows rows;
    bool ok = true;

    if (!db_query(&rows, store->db, sql, DB_BIND_NONE, err))
        return false;
    while (ok && db_next(&rows, err)) {
        int64_t id = db_column_int(&rows, 0);
        struct health_contact contact;
        struct interaction interaction;

        if (!org || org->org.record.id != id) {
            org = org_of_id(book, id);
            facts = (struct facts){0};
        }
        ok = org && contact_row(&interaction, &rows, err);
        if (!ok || !health_contact_of(&interaction, &contact))
            continue;
        org->contact_count++;
        *(struct health_contact *)facts_add(&facts, sizeof(contact), arena) = contact;
        org->history.facts.contacts = facts.items;
        org->history.facts.contact_count = facts.count;
    }
    return db_done(&rows) && ok;
}

static void issues_assign(struct book *book, struct arena *arena)
{
    struct facts *facts = arena_alloc(arena, (book->org_count + 1) * sizeof(*facts));

    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue *issue = list_at(&book->issues, sizeof(*issue), i);

        for (size_t p = 0; p < issue->parties.count; p++) {
            const struct issue_party *party = list_at(&issue->parties, sizeof(*party), p);
            struct book_org *org = org_of_id(book, party->org.id);
            size_t at = org ? (size_t)(org - book->orgs) : 0;

            if (!org)
                continue;
            *(const struct issue **)facts_add(&facts[at], sizeof(issue), arena) = issue;
            org->history.issues = facts[at].items;
            org->history.issue_count = facts[at].count;
        }
    }
}

static void commitment_assign(struct book *book, struct facts *facts, int64_t org_id,
                              const struct health_commitment *fact, struct arena *arena)
{
    struct book_org *org = org_of_id(book, org_id);
    size_t at = org ? (size_t)(org - book->orgs) : 0;

    if (!org)
        return;
    *(struct health_commitment *)facts_add(&facts[at], sizeof(*fact), arena) = *fact;
    org->history.facts.commitments = facts[at].items;
    org->history.facts.commitment_count = facts[at].count;
}

static void commitments_assign(struct book *book, struct arena *arena)
{
    struct facts *facts = arena_alloc(arena, (book->org_count + 1) * sizeof(*facts));

    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *commitment = list_at(&book->commitments, sizeof(*commitment), i);
        struct health_commitment fact;

        if (!health_commitment_of(commitment, &fact))
            continue;
        commitment_assign(book, facts, commitment->debtor.id, &fact, arena);
        if (commitment->creditor.id != commitment->debtor.id)
            commitment_assign(book, facts, commitment->creditor.id, &fact, arena);
    }
}

static void agreements_assign(struct book *book, struct arena *arena)
{
    struct facts *facts = arena_alloc(arena, (book->org_count + 1) * sizeof(*facts));

    for (size_t i = 0; i < book->agreements.count; i++) {
        const struct agreement *agreement = list_at(&book->agreements, sizeof(*agreement), i);
        struct health_agreement fact;

        if (!health_agreement_of(agreement, &fact))
            continue;
        for (size_t p = 0; p < agreement->parties.count; p++) {
            const struct agreement_org *party = list_at(&agreement->parties, sizeof(*party), p);
            struct book_org *org = org_of_id(book, party->org.id);
            size_t at = org ? (size_t)(org - book->orgs) : 0;

            if (!org)
                continue;
            *(struct health_agreement *)facts_add(&facts[at], sizeof(fact), arena) = fact;
            org->history.facts.agreements = facts[at].items;
            org->history.facts.agreement_count = facts[at].count;
        }
    }
}

bool book_read(struct store *store, struct book *out, struct arena *arena, struct error *err)
{
    struct book book = {0};

    if (!orgs_read(store, &book, arena, err) || !contacts_read(store, &book, arena, err)
        || !record_select(store, &issue_noun, "ORDER BY id", DB_BIND_NONE, &book.issues, arena, err)
        || !record_select(store, &commitment_noun, "ORDER BY id", DB_BIND_NONE, &book.commitments,
                          arena, err)
        || !record_select(store, &agreement_noun, "ORDER BY id", DB_BIND_NONE, &book.agreements,
                          arena, err)
        || !record_select(store, &followup_noun,
                          "WHERE status IN ('planned', 'in_progress', 'waiting') ORDER BY due, id",
                          DB_BIND_NONE, &book.followups, arena, err))
        return false;
    issues_assign(&book, arena);
    commitments_assign(&book, arena);
    agreements_assign(&book, arena);
    *out = book;
    return true;
}
