#include "support/test.h"

#include <liaise/person.h>
#include <liaise/search.h>
#include <liaise/store.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/str.h"
#include "store/db.h"
#include "support/temp.h"

static const char *store_path(struct temp *temp)
{
    return temp_path(temp, "desk/liaise.db");
}

static void a_new_store_belongs_to_its_owner_alone(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    struct store *store;
    struct stat file, folder;

    must(store_open(&store, store_path(temp), STORE_WRITE, &err));
    store_close(store);
    assert_int_equal(stat(store_path(temp), &file), 0);
    assert_int_equal(stat(temp_path(temp, "desk"), &folder), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    assert_int_equal(folder.st_mode & 0777, 0700);
}

static void a_store_of_a_newer_liaise_is_refused_in_words(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    struct store *store;
    struct db *db;

    must(store_open(&store, store_path(temp), STORE_WRITE, &err));
    store_close(store);
    must(db_open(&db, store_path(temp), DB_WRITE, &err));
    must(db_script(db, "INSERT INTO schema_version (version) VALUES (999)", &err));
    db_close(db);
    assert_false(store_open(&store, store_path(temp), STORE_WRITE, &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_non_null(strstr(err.text, "written by a newer liaise"));
    assert_non_null(strstr(err.text, "nothing was changed"));
}

/* A store as the first liaise wrote it: the first migration and nothing more. */
static void write_first_version(const char *path)
{
    struct error err = {0};
    struct str sql = {0};
    const char *text = store_migrations[0].text;
    struct db *db;

    must(db_open(&db, path, DB_WRITE, &err));
    for (size_t i = 0; text[i]; i++) {
        const struct db_spelling *spelling = db->driver->spellings;

        while (spelling->word && strncmp(text + i, spelling->word, strlen(spelling->word)))
            spelling++;
        if (spelling->word) {
            str_add(&sql, "%s", spelling->spelling);
            i += strlen(spelling->word) - 1;
        } else {
            str_add_bytes(&sql, text + i, 1);
        }
    }
    must(db_script(db, sql.text, &err));
    must(db_script(db,
                   "CREATE TABLE schema_version (version BIGINT NOT NULL);"
                   "INSERT INTO schema_version (version) VALUES (1);"
                   "INSERT INTO person (uid, version, created_at, created_by, name)"
                   " VALUES ('u', 1, 0, 'Dana', 'Tove Halvorsen')",
                   &err));
    str_done(&sql);
    db_close(db);
}

static void an_older_store_is_brought_up_to_date_after_a_copy_of_it(void **state)
{
    struct temp *temp = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct store *store;
    struct search_hits hits;
    struct person person;
    struct db *db;
    int64_t version;

    write_first_version(temp_path(temp, "old.db"));
    assert_false(store_open(&store, temp_path(temp, "old.db"), STORE_READ, &err));
    assert_non_null(strstr(err.text, "older liaise"));
    must(store_open(&store, temp_path(temp, "old.db"), STORE_WRITE, &err));
    must(record_get_by_key(store, &person_noun, "Tove Halvorsen", &person, &arena, &err));
    must(search_find(store, "halvorsen", NULL, 5, &hits, &arena, &err));
    assert_int_equal(hits.count, 1);
    store_close(store);
    must(db_open(&db, temp_path(temp, "old.db.before-version-2"), DB_READ, &err));
    must(db_number(&version, db, "SELECT max(version) FROM schema_version", DB_BIND_NONE, &err));
    assert_int_equal(version, 1);
    db_close(db);
    arena_clear(&arena);
}

static void a_file_that_is_no_store_is_left_alone(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    struct store *store;
    const char *path =
        temp_write(temp, "letter.db", "Dear Tove, this is a letter and no database.");

    assert_false(store_open(&store, path, STORE_WRITE, &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_string_equal(temp_read(temp, "letter.db"),
                        "Dear Tove, this is a letter and no database.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_store_belongs_to_its_owner_alone, temp_setup,
                                        temp_teardown),
        cmocka_unit_test_setup_teardown(a_store_of_a_newer_liaise_is_refused_in_words, temp_setup,
                                        temp_teardown),
        cmocka_unit_test_setup_teardown(an_older_store_is_brought_up_to_date_after_a_copy_of_it,
                                        temp_setup, temp_teardown),
        cmocka_unit_test_setup_teardown(a_file_that_is_no_store_is_left_alone, temp_setup,
                                        temp_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
