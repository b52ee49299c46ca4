#ifndef COMMAND_QUICK_H
#define COMMAND_QUICK_H

/*
 * What stands in a title besides the title: "Send table @harbour due fri 9:00 !!".
 *
 *   @NWP  @"Tove Halvorsen"    a party: an organization or a person
 *   !  !!  !!!                 how bad or urgent: medium, high, critical
 *   #I-41                      another record
 *   due fri 9:00               a day, perhaps with a time
 *   every mon, every 2w        it comes again
 *   ~30m  ~1h                  how long it takes
 *
 * A token stands by itself between blanks. A backslash before it keeps it as text.
 */

#include <liaise/arena.h>
#include <liaise/noun.h>
#include <liaise/when.h>

struct quick {
    const char *title;
    struct tags parties, refs;
    int bangs;                  /* 0 to 3 */
    const char *due;            /* the words after "due"; NULL if none */
    const char *repeat;         /* "1w", as a follow-up keeps it; NULL if none */
    const char *first;          /* the day of the first one, in words: "mon"; NULL if none */
    int64_t minutes;            /* NUMBER_NONE if none */
};

/* Never fails: what cannot be understood stays in the title. */
void quick_read(struct quick *out, const char *text, struct now now, struct arena *arena);

/*
 * The same for a line that says everything in words: "call Tove fri 9", "meet @NWP tue 14:00 about
 * the feed". The day needs no "due": it stands at the end, or before "about", "on" or "re".
 * The names of parties stay in the title, too.
 */
void quick_read_line(struct quick *out, const char *text, struct now now, struct arena *arena);

#endif
