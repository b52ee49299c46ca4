#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

/* Short texts that pages are made of. They live in the arena. */

#include <liaise/noun.h>
#include <liaise/when.h>

const char *say(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Both with a dot between them, or the one there is. NULL and "" are nothing. */
const char *say_and(struct arena *arena, const char *a, const char *b);

/* "win lose" for "win_lose"; "" for NULL. */
const char *plain(const char *word, struct arena *arena);
/* Without blanks at the end. */
const char *trimmed(const char *text, struct arena *arena);
/* "Win lose" */
const char *plain_title(const char *word, struct arena *arena);

/* A day gone by, at most 7 wide: "today", "26 Jan", "2025-01"; "" for none. */
const char *day_gone(struct date day, struct date today, struct arena *arena);
/* "2 Mar 2026, in 28 days", "15 Jan 2026, 18 days late", "… today". "" for none. */
const char *day_due(struct date day, struct date today, struct arena *arena);
/* "26 Jan 2026, 7 days ago". "" for none. */
const char *day_ago(struct date day, struct date today, struct arena *arena);
/* "1 day", "2 days". */
const char *days_count(int64_t days, struct arena *arena);
/* "2 Mar 2026"; "" for none. */
const char *day_plain(struct date day, struct arena *arena);

/* "Wed 4 Feb 15:30" on the wall of `zone`; with the year if it is another one. */
const char *moment_write(int64_t instant, const struct zone *zone, struct date today,
                         struct arena *arena);

/* Tags with a dot between them; "" for none. */
const char *tags_write(const struct tags *tags, struct arena *arena);

#endif
