#include "support/sample_db.h"

#include "base/str.h"
#include "support/test.h"

static const char schema[] =
    "CREATE TABLE contact (id INTEGER PRIMARY KEY, first_name TEXT NOT NULL UNIQUE, age INTEGER, "
    "CONSTRAINT age_is_not_negative CHECK (age >= 0)) STRICT;"
    "CREATE TABLE note (id INTEGER PRIMARY KEY, "
    "contact_id INTEGER NOT NULL REFERENCES contact (id)) STRICT;"
    "INSERT INTO contact (first_name) VALUES ('Åse')";

struct db *sample_db(const char *path)
{
    struct error err = {0};
    struct db *db;
    bool ok;

    must(db_open(&db, path, DB_WRITE, &err));
    must(db_begin(db, &err));
    ok = db_script(db, schema, &err);
    must(db_end(db, ok, &err));
    return db;
}

int64_t sample_count(struct db *db, const char *table)
{
    struct error err = {0};
    struct str sql = {0};
    int64_t count = -1;

    str_add(&sql, "SELECT count(*) FROM %s", table);
    must(db_number(&count, db, sql.text, DB_BIND_NONE, &err));
    str_done(&sql);
    return count;
}

bool sample_add(struct db *db, const char *name, struct error *err)
{
    static const char sql[] = "INSERT INTO contact (first_name) VALUES ($1)";

    return db_begin(db, err) && db_end(db, db_run(db, sql, DB_BIND(db_text(name)), err), err);
}
