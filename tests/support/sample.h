#ifndef TESTS_SUPPORT_SAMPLE_H
#define TESTS_SUPPORT_SAMPLE_H

/*
 * The sample region as somebody finds it who types `liaise demo`: the program that was built, a
 * home folder of the test's own, and the store as it is after the first start.
 *
 *     cmocka_unit_test_setup_teardown(a_claim, sample_setup, sample_teardown)
 *     cmocka_run_group_tests(tests, sample_begin, sample_end)
 *
 *     struct sample *sample = *state;
 *     says(sample, "F-313 is now done.\n", "done", "F-313", "--outcome", "reached");
 */

#include "support/program.h"
#include "support/test.h"

struct sample {
    struct temp *temp;
};

int sample_begin(void **state);
int sample_end(void **state);
int sample_setup(void **state);
int sample_teardown(void **state);

/* liaise demo …, and what came of it. */
#define sample_run(sample, ...) \
    sample_run_words(sample, (const char *const[]){TEST_LIAISE, "demo", __VA_ARGS__, NULL})
struct outcome sample_run_words(struct sample *sample, const char *const *words);

/* It worked, and this is all that it said. */
#define says(sample, text, ...) \
    sample_says(sample, text, (const char *const[]){TEST_LIAISE, "demo", __VA_ARGS__, NULL})
void sample_says(struct sample *sample, const char *text, const char *const *words);

/* It worked; what it said is returned. */
#define answer(sample, ...) \
    sample_answer(sample, (const char *const[]){TEST_LIAISE, "demo", __VA_ARGS__, NULL})
const char *sample_answer(struct sample *sample, const char *const *words);

/* It failed with that status, said nothing else, and this stands in its complaint. */
#define refuses(sample, status, text, ...) \
    sample_refuses(sample, status, text, \
                   (const char *const[]){TEST_LIAISE, "demo", __VA_ARGS__, NULL})
void sample_refuses(struct sample *sample, int status, const char *text, const char *const *words);

/* The text has this in it, or the test says what it has. */
void has(const char *text, const char *part);
void has_not(const char *text, const char *part);

/* The sentence of the newest change. */
const char *newest_sentence(struct sample *sample);

#endif
