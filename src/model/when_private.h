#ifndef MODEL_WHEN_PRIVATE_H
#define MODEL_WHEN_PRIVATE_H

/*
 * How a text becomes a day and a time: readers take turns at the words, each takes what
 * is its own and notes it in a `struct reading`; in the end the notes are put together.
 */

#include <liaise/when.h>

enum { WHEN_MOST_TEXT = 100, WHEN_MOST_WORDS = 16, WHEN_LAST_YEAR = 9999 };

/* An abbreviation that is not a zone's name, and the offset that it says. */
struct zone_abbreviation {
    const char *text;           /* lower case */
    int minutes;                /* east of UTC */
    const char *zone;
};

struct reading {
    const struct when_options *options;
    char text[WHEN_MOST_TEXT + 1];              /* in lower case, cut into: */
    const char *words[WHEN_MOST_WORDS + 4];     /* NULLs after the last, enough to peek at */
    size_t at;                                  /* the word whose turn it is */

    /* what was understood */
    bool has_date;
    struct date date;
    int weekday;                        /* -1 if none */
    int bare;                           /* a number alone: a day of a month or an hour; or -1 */
    bool is_moment;                     /* "now", "+2h": */
    int64_t moment;
    bool has_clock;
    int32_t clock;                      /* seconds since midnight */
    int32_t length;                     /* seconds; 0 if no end was given */
    const struct zone *zone;            /* NULL if none was named */
    const struct zone_abbreviation *abbreviation;   /* that named it, or NULL */
    bool has_offset;
    int32_t offset;                     /* seconds east of UTC */
};

enum taken { NOT_MINE, TAKEN, WRONG };

/* Each looks at the words from `at` on, and steps over those it takes. */
typedef enum taken when_reader(struct reading *reading, struct error *err);

/* when_day.c */
when_reader when_take_day_word, when_take_next_or_last, when_take_shift, when_take_weekday;
/* when_calendar.c */
when_reader when_take_iso, when_take_numeric, when_take_day_of_month;
/* when_clock.c */
when_reader when_take_now, when_take_length, when_take_clock, when_take_bare;
/* when_zone.c */
when_reader when_take_offset, when_take_zone;

/* Note a day. WRONG if there is one already, or if it is beyond the years 1 to 9999. */
enum taken when_note_date(struct reading *reading, struct date date, struct error *err);

/* Note a time of day, in seconds. WRONG if there is one already. */
enum taken when_note_clock(struct reading *reading, int32_t clock, struct error *err);

/* Say what the number alone was, now that everything is read. */
enum taken when_settle_bare(struct reading *reading, struct error *err);

/* The coming day with this number (1..31), or of the week (0 Monday): never today. */
struct date when_coming_day(struct date today, int number);
struct date when_coming_weekday(struct date today, int weekday);

/* One of the last three is not 0. */
struct when_unit {
    const char *name;
    int days, months, seconds;
};
const struct when_unit *when_unit_of(const char *word);     /* NULL if it is none */

bool when_is_word(const char *word, const char *wanted);    /* `word` may be NULL */

/* Which of the names begins with the word, which has three letters or more; -1 if none. */
int when_find_name(const char *word, const char *const *names, int count);

/* A number of 1 to `most` digits: the text after it, or NULL if there is none or it is longer. */
const char *when_scan_number(const char *text, size_t most, int *out);

/* A time of day at the start of a text. */
struct when_clock {
    int32_t second;
    bool is_bare;       /* one number of one or two digits, such as 9 */
    bool is_packed;     /* four digits, such as 0900 */
    bool has_half;      /* am or pm was given */
    bool is_possible;   /* false for 25:00 */
};
const char *when_scan_clock(const char *text, struct when_clock *out);   /* NULL if it is none */

/* "+01:00", "+1", "-0330", "z": seconds east of UTC. The text after it, or NULL. */
const char *when_scan_offset(const char *text, int32_t *out);

#endif
