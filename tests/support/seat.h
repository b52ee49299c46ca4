#ifndef TESTS_SUPPORT_SEAT_H
#define TESTS_SUPPORT_SEAT_H

/*
 * Somebody who sits at the full screen of the sample region, without a terminal: presses keys and
 * reads rows.
 *
 *     cmocka_unit_test_setup_teardown(a_claim, seat_setup, seat_teardown)
 *     cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown)
 *
 *     press(seat, "j j Enter");
 *     assert_shows_text(seat, "I-10");
 */

#include "app/app.h"
#include "support/region.h"
#include "support/temp.h"

struct seat {
    struct region region;       /* its store is a copy, the test's own */
    struct store *sample;
    struct temp *temp;
    struct places places;
    const char *store_path;
    struct app *app;
    struct canvas canvas;       /* as it was drawn last */
};

/* The region is read once for all tests of a program; each gets a store of its own. */
int seat_group_setup(void **state);
int seat_group_teardown(void **state);
int seat_setup(void **state);           /* 80x24, the dashboard */
int seat_teardown(void **state);

/* Leaves and comes back: another run of the program on the same store. */
void seat_again(struct seat *seat, int width, int height);

/* Keys separated by blanks, named as in ui/event.h. */
void press(struct seat *seat, const char *keys);
/* Characters, one key each. */
void type(struct seat *seat, const char *text);
void paste(struct seat *seat, const char *text);
void click(struct seat *seat, int x, int y);
void wheel(struct seat *seat, int x, int y, bool down);
void resize(struct seat *seat, int width, int height);
void happen(struct seat *seat, enum event_kind kind);

/* One row as text, blanks at its end cut; in the arena of the test's folder. */
const char *row(struct seat *seat, int y);
/* The row with the text in it; -1 if there is none. */
int row_with(struct seat *seat, const char *text);
/* The column where the text begins on that row; -1. */
int column_of(struct seat *seat, int y, const char *text);
/* The row with the cursor of the list that has the focus, without borders. */
const char *cursor_row(struct seat *seat);
/* The row of messages. */
const char *message(struct seat *seat);
void assert_shown(struct seat *seat, const char *text);
void assert_not_shown(struct seat *seat, const char *text);
void assert_message(struct seat *seat, const char *part);
void assert_at(struct seat *seat, const char *part);        /* the cursor row has it */

/* Another program on the same store. */
struct store *other_store(struct seat *seat);

#endif
