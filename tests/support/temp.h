#ifndef TESTS_SUPPORT_TEMP_H
#define TESTS_SUPPORT_TEMP_H

/*
 * A folder of a test's own, removed with all that is in it when the test is over.
 *
 * Use it as a fixture, so that it goes away when the test fails too:
 *
 *     cmocka_unit_test_setup_teardown(a_claim, temp_setup, temp_teardown)
 *
 * and `struct temp *temp = *state;` in the test.
 */

#include <liaise/arena.h>

struct temp {
    char path[64];          /* the folder, absolute */
    struct arena arena;     /* lives as long as the folder */
    struct temp_end *ends;  /* what temp_at_end() was told */
};

int temp_setup(void **state);
int temp_teardown(void **state);    /* shows what sanitizers wrote there, and fails if they did */

/* The same for fixtures that hold more. Ends the program if there can be no folder. */
struct temp *temp_open(void);
int temp_close(struct temp *temp);  /* 0, or -1 if a sanitizer left a report */

/* Call end(with) before the folder goes, last come first, unless temp_forget(with) came. */
void temp_at_end(struct temp *temp, void (*end)(void *with), void *with);
void temp_forget(struct temp *temp, const void *with);

/* The path of something in the folder. Lives as long as the folder. */
const char *temp_path(struct temp *temp, const char *name);

/* Make a file there; the folders in `name` are made too. Returns its path. */
const char *temp_write(struct temp *temp, const char *name, const char *text);

/* The text of a file there. The test fails if it cannot be read. */
const char *temp_read(struct temp *temp, const char *name);

#endif
