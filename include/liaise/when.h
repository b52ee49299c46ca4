#ifndef LIAISE_WHEN_H
#define LIAISE_WHEN_H

/*
 * Dates and times as people type them, and as they like to read them.
 *
 * The grammar is in the comment above when_read() in model/when.c. What was
 * understood is always shown back in full, so that nobody has to guess.
 */

#include <liaise/date.h>
#include <liaise/zone.h>

/* Who is asking: the moment and the zone in which words such as "today" are meant. */
struct now {
    int64_t instant;
    const struct zone *zone;
    struct date today;          /* the civil day of `instant` in `zone` */
};

struct now now_of(int64_t instant, const struct zone *zone);

enum numeric_order { NUMERIC_REFUSED, NUMERIC_DMY, NUMERIC_MDY };

struct when {
    struct date date;           /* in `zone` */
    bool has_time;
    int64_t wall;               /* in `zone`, as typed even in a gap; WALL_NONE without a time */
    int64_t instant;            /* INSTANT_NONE without a time */
    int64_t end_wall;           /* of a range such as 9-10:30; WALL_NONE if none */
    const struct zone *zone;    /* the one that was typed, else the reader's */
    enum wall_kind kind;        /* whether the clock change touches it */
    bool is_past;               /* before now: worth a second Enter, not an error */
};

struct when_options {
    struct now now;
    struct zones *zones;        /* for "9:00 Tokyo"; NULL refuses zones */
    enum numeric_order numeric;
};

/* ERROR_INVALID says what was not understood and offers a spelling. */
MUST_CHECK bool when_read(struct when *out, const char *text, const struct when_options *options,
                          struct error *err);

/* A day only: "fri", "+3d", "eom". A time of day is refused. */
MUST_CHECK bool when_read_date(struct date *out, const char *text, struct now now,
                               struct error *err);

enum { WHEN_TEXT_SIZE = 160 };

/*
 * "Fri 27 Nov 2026 09:00 CET, in 5 days"; in another zone "… 09:00 JST (01:00 CET), …" with the
 * reader's own time; clock changes are said in words.
 */
const char *when_write(const struct when *when, struct now now, char text[WHEN_TEXT_SIZE]);

/*
 * For a column, at most 7 wide: "2d LATE" (then 1w, 3m, 1y), "today", "Tue 24" in the four weeks
 * ahead, "24 Mar", "2027-03"; "—" for no date.
 */
const char *due_write(struct date date, struct date today, char text[DATE_TEXT_SIZE]);

/* "34d", "15w", "14mo", "3y": at most 4 wide. "" for no date. */
const char *age_write(struct date since, struct date today, char text[DATE_TEXT_SIZE]);

/* "Mon 2 Feb 2026"; "" for no date. */
const char *date_write_long(struct date date, char text[WHEN_TEXT_SIZE]);

#endif
