#include "support/fixture.h"

#include <liaise/figures.h>
#include <liaise/person.h>

#include <string.h>

#include "base/str.h"
#include "store/store_private.h"
#include "support/faulty_db.h"

static void add_org(struct org *org, const char *code, const char *name)
{
    record_init(&org_noun, org);
    org->code = code;
    org->name = name;
    org->timezone = "America/Los_Angeles";
}

static void add_person(struct fixture *fixture, const char *name, const char *org)
{
    struct error err = {0};
    struct person person;
    struct role_held *role;

    record_init(&person_noun, &person);
    person.name = name;
    tags_add(&person.languages, "en", &fixture->arena);
    role = list_add(&person.roles, &role_held_noun, &fixture->arena);
    role->org.name = org;
    role->title = "Liaison";
    role->from = date_of(2024, 1, 1);
    role->authority = AUTHORITY_CAN_COMMIT;
    must(record_add(fixture->store, &person_noun, &person, &fixture->arena, &err));
}

static void add_issue(struct fixture *fixture)
{
    struct error err = {0};
    struct issue issue;
    struct issue_move *move;
    struct issue_party *party;

    record_init(&issue_noun, &issue);
    issue.title = "Restoration ETA feed not delivered";
    issue.kind = ISSUE_COMMITMENT_BREACH;
    issue.severity = SEVERITY_HIGH;
    issue.owner.name = "Dana Whitlock-Reyes";
    issue.opened = date_of(2026, 1, 5);
    issue.target = date_of(2026, 1, 20);
    move = list_add(&issue.history, &issue_move_noun, &fixture->arena);
    move->on = issue.opened;
    move->status = ISSUE_NEW;
    party = list_add(&issue.parties, &issue_party_noun, &fixture->arena);
    party->org.name = "NWP";
    party->stance = STANCE_OBJECTS;
    issue.summary = "The feed was promised for December.";
    must(issue_prepare(&issue, &err));
    must(record_add(fixture->store, &issue_noun, &issue, &fixture->arena, &err));
}

void fixture_open(struct fixture *fixture)
{
    struct error err = {0};
    struct org orgs[3];
    struct db *real;
    bool ok;

    *fixture = (struct fixture){.author = {"Dana Whitlock-Reyes", FIXTURE_NOW}};
    must(db_open(&real, "sqlite::memory:", DB_WRITE, &err));
    fixture->faulty = faulty_db(real);
    must(store_start(&fixture->store, fixture->faulty, STORE_WRITE, &err));
    add_org(&orgs[0], "OEM", "Office of Emergency Management");
    orgs[0].is_home = FLAG_YES;
    add_org(&orgs[1], "NWP", "Northwater Power Cooperative");
    add_org(&orgs[2], "SBH", "St. Brannoc Hospital");
    must(orgs_mirror(fixture->store, orgs, 3, NULL, 0, date_of(2026, 2, 2), &fixture->author,
                     &err));
    must(change_begin_kind(fixture->store, &fixture->author, CHANGE_SETUP, "Set up", &err));
    add_person(fixture, "Dana Whitlock-Reyes", "OEM");
    add_person(fixture, "Tove Halvorsen", "NWP");
    add_person(fixture, "Amara Nwosu", "SBH");
    add_issue(fixture);
    ok = change_end(fixture->store, true, &err);
    must(ok);
}

void fixture_close(struct fixture *fixture)
{
    store_close(fixture->store);
    arena_clear(&fixture->arena);
}

static void dump_table(struct store *store, const struct noun *noun, struct str *out)
{
    const struct shape *shape = shape_of(store, noun);
    struct arena arena = {0};
    struct error err = {0};
    struct db_rows rows;
    struct str sql = {0};
    int64_t ids[512];
    size_t count = 0;

    str_add(&sql, "SELECT id FROM %s ORDER BY id", noun->table);
    must(db_query(&rows, store->db, sql.text, DB_BIND_NONE, &err));
    while (db_next(&rows, &err) && count < 512)
        ids[count++] = db_column_int(&rows, 0);
    must(db_done(&rows));
    for (size_t i = 0; i < count; i++) {
        const char *image;
        const char *version;

        must(row_image_now(store, shape, ids[i], &image, &arena, &err));
        /* The version grows also when everything else goes back. */
        version = strstr(image, "\"version\":");
        if (version)
            str_add(out, "%s %.*s%s\n", noun->table, (int)(version - image), image,
                    strchr(version, ','));
        else
            str_add(out, "%s %s\n", noun->table, image);
    }
    str_done(&sql);
    arena_clear(&arena);
}

void dump_search(struct store *store, struct str *out)
{
    struct error err = {0};
    struct db_rows rows;

    must(db_query(&rows, store->db,
                  "SELECT noun, record_id, at, coalesce(label, ''), folded FROM search_text"
                  " ORDER BY noun, record_id",
                  DB_BIND_NONE, &err));
    while (db_next(&rows, &err))
        str_add(out, "search %s %lld %lld %s: %s\n", db_column_text(&rows, 0),
                (long long)db_column_int(&rows, 1), (long long)db_column_int(&rows, 2),
                db_column_text(&rows, 3), db_column_text(&rows, 4));
    must(db_done(&rows));
}

const char *fixture_dump(struct fixture *fixture, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    faulty_db_fail_never(fixture->faulty);
    for (size_t i = 0; nouns[i]; i++) {
        dump_table(fixture->store, nouns[i], &text);
        for (const struct field *field = nouns[i]->fields; field->name; field++) {
            if (field->kind == FIELD_LIST)
                dump_table(fixture->store, field->noun, &text);
        }
    }
    dump_search(fixture->store, &text);
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}
