#include "support/test.h"

#include <string.h>

#include "support/hostile.h"
#include "support/sample.h"

/* What somebody reads whose store is no store, is cut short, or cannot be reached. */

/* It fails with one of the statuses for that, and says which file and why. */
static void is_refused(struct sample *sample, const char *store)
{
    struct outcome outcome = sample_run(sample, "--store", store, "today");

    assert_in_range(outcome.status, 1, 7);
    assert_string_equal(outcome.out, "");
    has(outcome.err, "liaise: ");
    has(outcome.err, strrchr(store, '/') + 1);
    assert_harmless(outcome.err, false, store);
}

static void what_is_no_database_is_refused(void **state)
{
    struct sample *sample = *state;
    char zeros[20001];

    memset(zeros, '0', sizeof(zeros) - 1);
    zeros[sizeof(zeros) - 1] = '\0';
    is_refused(sample, temp_write(sample->temp, "text.db", "This is no database."));
    is_refused(sample, temp_write(sample->temp, "zeros.db", zeros));
    is_refused(sample, temp_write(sample->temp, "head.db", "SQLite format 3"));
    is_refused(sample, sample->temp->path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_no_database_is_refused, sample_setup,
                                        sample_teardown),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
