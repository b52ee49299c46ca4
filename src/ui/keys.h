#ifndef UI_KEYS_H
#define UI_KEYS_H

/*
 * What the bytes mean that a terminal sends.
 *
 * Pure: bytes in, events out. Sequences that nobody knows are swallowed as a whole; their letters
 * never become keys, and so never commands.
 */

#include <stdbool.h>
#include <stddef.h>
#include "base/str.h"
#include "ui/event.h"

enum {
    PASTE_MOST = 1024 * 1024,   /* what comes after that much is dropped */
    KEY_SEQUENCES_MOST = 48,
};

/* A sequence that one kind of terminal sends for a key, as its description says. */
struct key_sequence {
    char bytes[16];
    const char *name;
};

/* Zero-initialise it; end with keys_done(). */
struct keys {
    struct key_sequence sequences[KEY_SEQUENCES_MOST];
    size_t sequence_count;
    bool is_pasting;
    struct str paste;           /* what was pasted so far, or last */
};

void keys_done(struct keys *keys);

/* Ignores what is empty, too long, or too much. */
void keys_add_sequence(struct keys *keys, const char *bytes, const char *name);

/*
 * Reads one event. Returns how many bytes it took; 0 if there are too few of them yet. `is_all`
 * says that no more will come soon: a lone Esc is then a key. EVENT_TIMEOUT: the bytes taken mean
 * nothing. The text of a paste is good until the next call.
 */
size_t keys_read(struct keys *keys, struct event *out, const char *bytes, size_t count,
                 bool is_all);

/* Ends a paste whose end never came. */
void keys_end_paste(struct keys *keys, struct event *out);

#endif
