#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include <liaise/noun.h>
#include <liaise/store.h>

#include "base/str.h"
#include "store/store_private.h"

/* The tables that the migrations make are those that the fields of the nouns describe. */

static int open_store(void **state)
{
    struct error err = {0};
    struct store *store;

    must(store_open(&store, "sqlite::memory:", STORE_WRITE, &err));
    *state = store;
    return 0;
}

static int close_store(void **state)
{
    store_close(*state);
    return 0;
}

typedef void check_table(struct store *store, const struct noun *noun, const struct noun *parent);

static void each_table(struct store *store, check_table *check)
{
    for (size_t i = 0; nouns[i]; i++) {
        check(store, nouns[i], NULL);
        for (const struct field *field = nouns[i]->fields; field->name; field++) {
            if (field->kind == FIELD_LIST)
                check(store, field->noun, nouns[i]);
        }
    }
}

/* "code TEXT!": a column, its type, and whether it must be given. */
static void add_column(struct str *out, const char *name, const char *type, bool needed)
{
    str_add(out, "%s %s%s\n", name, type, needed ? "!" : "");
}

static void add_head(struct str *out, const struct noun *noun)
{
    add_column(out, "id", "INTEGER", false);
    if (!noun->key) {
        add_column(out, "parent_id", "INTEGER", true);
        add_column(out, "position", "INTEGER", true);
        return;
    }
    add_column(out, "uid", "TEXT", true);
    if (noun->letter)
        add_column(out, "ref", "TEXT", false);
    add_column(out, "version", "INTEGER", true);
    add_column(out, "created_at", "INTEGER", true);
    add_column(out, "created_by", "TEXT", true);
}

static const char *type_of(const struct field *field)
{
    bool number = field->kind == FIELD_NUMBER || field->kind == FIELD_FLAG
                  || field->kind == FIELD_INSTANT || field->kind == FIELD_LINK;

    return number ? "INTEGER" : "TEXT";
}

static const char *column_of(const struct field *field, char text[64])
{
    bool link = field->kind == FIELD_LINK && !field->column;

    (void)snprintf(text, 64, "%s%s", field->column ? field->column : field->name,
                   link ? "_id" : "");
    return text;
}

static void add_fields(struct str *out, const struct noun *noun)
{
    char name[64];

    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->kind != FIELD_LIST)
            add_column(out, column_of(field, name), type_of(field), field->flags & FIELD_REQUIRED);
    }
}

static void add_real_columns(struct str *out, struct store *store, const char *table)
{
    struct error err = {0};
    struct db_rows rows;

    must(db_query(&rows, store->db,
                  "SELECT name, type, \"notnull\" FROM pragma_table_info($1) ORDER BY cid",
                  DB_BIND(db_text(table)), &err));
    while (db_next(&rows, &err))
        add_column(out, db_column_text(&rows, 0), db_column_text(&rows, 1),
                   db_column_int(&rows, 2));
    must(db_done(&rows));
}

static void check_columns(struct store *store, const struct noun *noun, const struct noun *parent)
{
    struct str described = {0}, real = {0};

    (void)parent;
    add_head(&described, noun);
    add_fields(&described, noun);
    add_real_columns(&real, store, noun->table);
    assert_non_null(real.text);
    assert_string_equal(real.text, described.text);
    str_done(&described);
    str_done(&real);
}

static void every_field_has_its_column_and_every_column_its_field(void **state)
{
    each_table(*state, check_columns);
}

/* The statement that made the table, with single blanks. */
static const char *statement_of(struct store *store, const char *table, struct str *out)
{
    struct error err = {0};
    struct db_rows rows;

    must(db_query(&rows, store->db, "SELECT sql FROM sqlite_master WHERE name = $1",
                  DB_BIND(db_text(table)), &err));
    assert_true(db_next(&rows, &err));
    for (const char *c = db_column_text(&rows, 0); *c; c++) {
        bool blank = *c == ' ' || *c == '\n';

        if (!blank || (out->length && out->text[out->length - 1] != ' '))
            str_add_bytes(out, blank ? " " : c, 1);
    }
    must(db_done(&rows));
    return out->text;
}

static void add_rule(struct str *rule, const struct field *field)
{
    char name[64];

    column_of(field, name);
    if (field->kind == FIELD_LINK)
        str_add(rule, "REFERENCES %s (id)", field->noun->table);
    if (field->kind == FIELD_DATE)
        str_add(rule, "CHECK (length(%s) = 10)", name);
    if (field->kind == FIELD_FLAG)
        str_add(rule, "CHECK (%s IN (0, 1))", name);
    if (field->kind == FIELD_NUMBER && field->most == INT64_MAX)
        str_add(rule, "CHECK (%s >= %d)", name, (int)field->least);
    else if (field->kind == FIELD_NUMBER)
        str_add(rule, "CHECK (%s BETWEEN %d AND %d)", name, (int)field->least, (int)field->most);
    if (field->kind != FIELD_CHOICE)
        return;
    str_add(rule, "CHECK (%s IN (", name);
    for (int i = 1; i < field->choices->count; i++)
        str_add(rule, "%s'%s'", i > 1 ? ", " : "", field->choices->names[i]);
    str_add(rule, "))");
}

static void check_rules(struct store *store, const struct noun *noun, const struct noun *parent)
{
    struct str statement = {0}, rule = {0};

    statement_of(store, noun->table, &statement);
    for (const struct field *field = noun->fields; field->name; field++) {
        add_rule(&rule, field);
        if (rule.text && !strstr(statement.text, rule.text))
            fail_msg("%s.%s: the database does not say %s", noun->table, field->name, rule.text);
        str_done(&rule);
    }
    if (parent) {
        str_add(&rule, "parent_id INTEGER NOT NULL REFERENCES %s (id)", parent->table);
        assert_non_null(strstr(statement.text, rule.text));
        str_done(&rule);
    }
    str_done(&statement);
}

static void the_database_knows_choices_ranges_and_links(void **state)
{
    each_table(*state, check_rules);
}

static void check_index(struct store *store, const struct noun *noun, const struct noun *parent)
{
    struct error err = {0};
    int64_t count;

    if (!parent)
        return;
    must(db_number(&count, store->db,
                   "SELECT count(*) FROM pragma_index_list($1) l, pragma_index_info(l.name) i"
                   " WHERE i.seqno = 0 AND i.name = 'parent_id'",
                   DB_BIND(db_text(noun->table)), &err));
    assert_true(count > 0);
}

static void the_parts_of_a_record_are_found_by_an_index(void **state)
{
    each_table(*state, check_index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_has_its_column_and_every_column_its_field),
        cmocka_unit_test(the_database_knows_choices_ranges_and_links),
        cmocka_unit_test(the_parts_of_a_record_are_found_by_an_index),
    };

    return cmocka_run_group_tests(tests, open_store, close_store);
}
