#ifndef LIAISE_ERROR_H
#define LIAISE_ERROR_H

/*
 * How a function says that it failed.
 *
 * A function that can fail returns bool and takes a `struct error *` as its
 * last parameter. On success it returns true and leaves the error alone. On
 * failure it returns false, the error says why in one sentence for the person
 * at the screen, and nothing the caller can see has changed.
 *
 * Mistakes in the program itself are asserted, not reported.
 * Running out of memory ends the program: see base/mem.h.
 */

#include <stdbool.h>

enum error_kind {
    ERROR_INVALID = 1,  /* what the user gave us makes no sense: a bad date, an empty title */
    ERROR_NOT_FOUND,    /* the thing named does not exist */
    ERROR_CONFLICT,     /* it exists, but is not in a state that allows this */
    ERROR_BUSY,         /* another program holds the database */
    ERROR_IO,           /* a file, the disk, the terminal or the server let us down */
    ERROR_CORRUPT,      /* stored data breaks our own rules */
    ERROR_KINDS
};

/* Zero-initialise it: `struct error err = {0};` */
struct error {
    enum error_kind kind;
    char text[512];
};

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, rest) __attribute__((format(printf, text, rest)))
#else
#define MUST_CHECK
#define PRINTF_LIKE(text, rest)
#endif

/* Describe a failure. Always returns false, so that callers can return it. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Put what was being tried in front of what went wrong. Always returns false. */
bool error_while(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The process exit status the command line answers a failure with. */
int error_exit_status(const struct error *err);

#endif
