#ifndef TESTS_SUPPORT_HOSTILE_H
#define TESTS_SUPPORT_HOSTILE_H

/*
 * Texts that somebody sent to do harm: escape sequences, marks that turn lines around, SQL, shell,
 * formats, too much of everything. From tests/data/hostile.jsonl, and a few more.
 */

#include <liaise/arena.h>
#include <stdbool.h>
#include <stddef.h>

struct hostile {
    const char **texts;
    size_t count;
};

/* Lives in the arena. The test fails if the file cannot be read. */
void hostile_read(struct hostile *out, struct arena *arena);

/*
 * Whether nothing in the bytes does anything to a terminal but show signs: they are UTF-8 without
 * control characters (line breaks are fine if `lines`) and without marks that turn the direction
 * around. With `colour` SGR sequences are fine too. `why` says what is wrong otherwise, and where.
 */
enum { HARM_SIZE = 64 };
bool is_harmless(const char *text, size_t size, bool lines, bool colour, char why[HARM_SIZE]);

/* The test fails, and shows `what` was asked, unless the text is harmless. */
void assert_harmless(const char *text, bool colour, const char *what);

#endif
