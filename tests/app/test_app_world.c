#include "support/test.h"

#include <liaise/issue.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/str.h"
#include "support/fixture.h"
#include "support/seat.h"

/* What happens around the screen: time, other programs, a configuration that is saved. */

/* Another program gives an issue another title. */
static void rename_issue(struct seat *seat, const char *ref, const char *title)
{
    struct store *store = other_store(seat);
    struct author author = {"Somebody else", FIXTURE_NOW};
    struct error err = {0};
    struct issue issue;
    bool ok;

    must(record_get_by_key(store, &issue_noun, ref, &issue, &seat->temp->arena, &err));
    issue.title = title;
    must(change_begin(store, &author, "Edit", &err));
    ok = record_save(store, &issue_noun, &issue, &seat->temp->arena, &err);
    must(change_end(store, ok, &err));
    store_close(store);
}

static void what_others_change_appears_and_the_cursor_stays(void **state)
{
    struct seat *seat = *state;

    press(seat, "j j");
    rename_issue(seat, "I-12", "Changed from outside");
    assert_not_shown(seat, "Changed from outside");
    happen(seat, EVENT_FD);
    assert_shown(seat, "Changed from outside");
    assert_at(seat, "I-10");
}

static void nothing_moves_under_a_menu(void **state)
{
    struct seat *seat = *state;

    press(seat, "o");
    rename_issue(seat, "I-12", "Changed from outside");
    happen(seat, EVENT_FD);
    assert_not_shown(seat, "Changed from outside");
    press(seat, "Esc");
    assert_shown(seat, "Changed from outside");
}

static void a_page_that_is_open_changes_too(void **state)
{
    struct seat *seat = *state;

    press(seat, "j Enter");
    rename_issue(seat, "I-12", "Changed from outside");
    happen(seat, EVENT_FD);
    assert_shown(seat, "Changed from outside");
    press(seat, "Esc");
    assert_shown(seat, "Changed from outside");
    assert_at(seat, "I-12");
}

static void run_sql(struct seat *seat, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(seat->store_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(db);
}

static void what_cannot_be_read_leaves_what_was_there(void **state)
{
    struct seat *seat = *state;

    run_sql(seat, "ALTER TABLE issue RENAME TO issue_elsewhere");
    happen(seat, EVENT_FD);
    assert_message(seat, "Error: ");
    assert_shown(seat, "I-12");
    run_sql(seat, "ALTER TABLE issue_elsewhere RENAME TO issue");
    happen(seat, EVENT_FD);
    assert_at(seat, "I-8");
}

static void a_new_day_changes_what_is_late(void **state)
{
    struct seat *seat = *state;

    assert_shown(seat, "Mon 2 Feb");
    app_set_time(seat->app, FIXTURE_NOW + 60);
    happen(seat, EVENT_TIMEOUT);
    assert_shown(seat, "08:41");
    app_set_time(seat->app, FIXTURE_NOW + 9 * INSTANT_DAY);
    happen(seat, EVENT_TIMEOUT);
    assert_shown(seat, "Wed 11 Feb");
    press(seat, "/");
    type(seat, "shelter night");
    assert_shown(seat, "1d LATE");
}

/* The configuration of the sample with more at its end. */
static void save_config(struct seat *seat, const char *more)
{
    struct str text = {0};

    str_add(&text, "%s%s", embedded_find(demo_files, "calder-bay.yaml")->text, more);
    (void)temp_write(seat->temp, "liaise.yaml", text.text);
    str_done(&text);
    app_config_changed(seat->app);
    happen(seat, EVENT_FD);
}

static void a_configuration_that_is_saved_is_used_at_once(void **state)
{
    struct seat *seat = *state;

    save_config(seat, "\nkeys:\n  list: {\"x\": go-parties}\n");
    assert_message(seat, "The configuration was read again.");
    press(seat, "x");
    assert_at(seat, "BLA");
    press(seat, "?");
    type(seat, "liaise.yaml");
    assert_shown(seat, "Go to the parties (");
}

static void other_clocks_stand_in_the_header_where_there_is_room(void **state)
{
    struct seat *seat = *state;

    save_config(seat, "\nui:\n  zones: [Asia/Tokyo, America/New_York]\n");
    assert_non_null(strstr(row(seat, 0), "Mon 2 Feb 2026 08:40 PST"));
    assert_not_shown(seat, "Tokyo");
    resize(seat, 160, 45);
    assert_non_null(strstr(row(seat, 0), "08:40 PST (UTC-8)   Tokyo 01:40 · New York 11:40"));
}

static void a_configuration_with_a_mistake_is_not_used(void **state)
{
    struct seat *seat = *state;

    save_config(seat, "\nkeys:\n  list: {\"x\": go-parties}\n");
    save_config(seat, "\nkeys:\n  list: {\"x\": go-issues}\nnonsense: [\n");
    assert_message(seat, "Error: ");
    assert_message(seat, "liaise.yaml");
    press(seat, "x");
    assert_at(seat, "BLA");
}

static void a_mistake_in_the_configuration_can_be_read_in_one_row(void **state)
{
    struct seat *seat = *state;

    save_config(seat, "\nui: {them: dark}\n");
    assert_message(seat, " Error: not used: liaise.yaml:");
    assert_message(seat, "unknown key \"them\"");
    assert_message(seat, "\"theme\"");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(what_others_change_appears_and_the_cursor_stays),
        SEAT_TEST(nothing_moves_under_a_menu),
        SEAT_TEST(a_page_that_is_open_changes_too),
        SEAT_TEST(what_cannot_be_read_leaves_what_was_there),
        SEAT_TEST(a_new_day_changes_what_is_late),
        SEAT_TEST(a_configuration_that_is_saved_is_used_at_once),
        SEAT_TEST(other_clocks_stand_in_the_header_where_there_is_room),
        SEAT_TEST(a_configuration_with_a_mistake_is_not_used),
        SEAT_TEST(a_mistake_in_the_configuration_can_be_read_in_one_row),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
