#ifndef TESTS_SUPPORT_PROGRAM_H
#define TESTS_SUPPORT_PROGRAM_H

/*
 * A program run to its end without a terminal and without a shell: what goes in, what came out.
 *
 *     struct outcome said = liaise_run(temp, NULL, "issue", "list");
 *     assert_int_equal(said.status, 0);
 *     assert_string_equal(said.out, "...");
 */

#include <liaise/arena.h>
#include <stdbool.h>
#include <stddef.h>

#include "support/temp.h"

struct program {
    const char *const *arguments;       /* NULL-ended; the first is the program, found in PATH */
    const char *const *environment;     /* "NAME=value", besides child_environment() */
    const char *input;                  /* its standard input; NULL is empty */
    const char *folder;                 /* where it runs; NULL is the temporary folder */
    int seconds;                        /* it may take; 0 is CHILD_SECONDS */
};

struct outcome {
    char *out;              /* standard output, ended by a NUL */
    char *err;              /* standard error, the same */
    size_t out_size;
    size_t err_size;
    int status;             /* exit status; 128 + the signal that ended it */
    double seconds;         /* processor time */
    bool timed_out;         /* it was killed */
};

/* Its HOME is the temporary folder, its TERM is "dumb". The texts live as long as `temp`. */
struct outcome program_run(struct temp *temp, const struct program *program);

/* Run liaise as it was built, with `input` (NULL is none) and these words. */
#define liaise_run(temp, input, ...) \
    liaise_run_words(temp, input, (const char *const[]){TEST_LIAISE, __VA_ARGS__, NULL})
struct outcome liaise_run_words(struct temp *temp, const char *input, const char *const *words);

#endif
