#ifndef LIAISE_NOUN_H
#define LIAISE_NOUN_H

/*
 * What a record consists of: one row for each field, one table for each noun.
 *
 * Forms, `edit`, `show`, JSON Lines, filters, the store and the journal all
 * read these tables, so that a field is described once. The structs they
 * describe are plain: text is NULL when not given, numbers NUMBER_NONE, days
 * DATE_NONE, choices 0, lists empty. Text lives in the arena of whoever read it.
 *
 * To add a field: a member in the noun's struct, a row in its table in
 * model/<noun>.c, and a column in a new migration.
 */

#include <liaise/arena.h>
#include <liaise/date.h>
#include <liaise/error.h>
#include <stddef.h>
#include <stdint.h>

struct now;
struct noun;
struct str;
struct zones;

/*
 * The beginning of every record that stands by itself. Parts of a record begin with their id alone.
 */
struct record {
    int64_t id;             /* inside this store */
    int64_t version;        /* grows with each change */
    const char *ref;        /* "I-12"; NULL for nouns that are quoted otherwise */
    const char *uid;        /* between stores: UUIDv7 as text */
    int64_t created_at;     /* instant */
    const char *created_by;
};

/*
 * Another record: by id in the store, by `name` (code, name or ref) to people. Not given: name is
 * NULL.
 */
struct link {
    int64_t id;             /* 0 until the store has looked the name up */
    const char *name;
};

struct list {
    void *items;
    size_t count;
};

/* One part of a list whose parts are `size` bytes. */
static inline void *list_at(const struct list *list, size_t size, size_t number)
{
    return (char *)list->items + size * number;
}

struct tags {
    const char **items;
    size_t count;
};

/* Not said, no, yes. */
enum flag { FLAG_UNSET, FLAG_NO, FLAG_YES };

#define NUMBER_NONE INT64_MIN

/* What a field is: the member's type in C, its text for people, its type in the store. */
enum field_kind {
    FIELD_TEXT,     /* const char *, one line */
    FIELD_LONG,     /* const char *, many lines */
    FIELD_NUMBER,   /* int64_t */
    FIELD_FLAG,     /* enum flag */
    FIELD_DATE,     /* struct date */
    FIELD_INSTANT,  /* int64_t; written with the offset of the noun's zone field */
    FIELD_WALL,     /* int64_t */
    FIELD_ZONE,     /* const char *, an IANA name */
    FIELD_CHOICE,   /* an enum whose 0 is "not given" */
    FIELD_LINK,     /* struct link to a record of `noun` */
    FIELD_PARTY,    /* const char *: the code of an organization or the name of a person */
    FIELD_REF,      /* const char *: any record, such as "I-12" */
    FIELD_TAGS,     /* struct tags */
    FIELD_LIST,     /* struct list of parts that belong to the record alone */
    FIELD_KINDS
};

enum field_flags {
    FIELD_REQUIRED = 1 << 0,
    FIELD_ALWAYS = 1 << 1,   /* written to JSON even when it is empty or no */
    FIELD_MOVED = 1 << 2,    /* changed by the moves of the lifecycle only, never by hand */
    FIELD_HIDDEN = 1 << 3,   /* worked out from the rest when the record is saved */
    FIELD_BARE = 1 << 4,     /* a list whose parts are written to JSON as their first value while
                                they have no other */
    FIELD_QUICK = 1 << 5,    /* in the short form that adds a record */
    FIELD_CONFIG = 1 << 6,   /* said in liaise.yaml and mirrored into the store: not edited there */
};

struct choices {
    const char *const *names;   /* [0] is NULL, and so is [count] */
    int count;                  /* with [0] */
};

struct field {
    const char *name;           /* the key in JSON, the word in `edit` and in filters */
    enum field_kind kind;
    size_t at;                  /* its place in the struct */
    unsigned flags;
    const struct choices *choices;
    const struct noun *noun;    /* what a link leads to, what a list holds */
    int64_t least, most;        /* of a number; both 0: any */
    const char *column;         /* in the store, where it is not the name (or name_id for a link) */
    const char *label;          /* in forms and on pages; NULL: made from the name */
    const char *help;           /* one line */
};

struct noun {
    const char *name;           /* "issue": the kind in JSON, the word on the command line */
    const char *plural;
    const char *table;          /* in the store */
    char letter;                /* of its refs; 0 if it has none */
    const char *key;            /* what it is quoted by: "ref", "uid" or a field; NULL for parts */
    const char *said;           /* the field that says what it is about: "title" */
    size_t size;                /* of its struct */
    const struct field *fields; /* in the order of JSON; ends with a NULL name */
};

/*
 * Every noun that stands by itself, in the order of import and export; ends with NULL.
 * Organizations and bridges are first; import and export skip them, for liaise.yaml says them.
 */
extern const struct noun *const nouns[];

const struct noun *noun_named(const char *name);      /* by name or plural; NULL if there is none */
const struct noun *noun_of_ref(const char *ref);       /* "I-12" → issue; NULL if it is not a ref */
const struct field *noun_field(const struct noun *noun, const char *name);

/* The key by which people quote the record, and the sentence that says what it is about. */
const char *record_key(const struct noun *noun, const void *record);
const char *record_said(const struct noun *noun, const void *record);

/* Everything "not given". For parts too, as the functions below. */
void record_init(const struct noun *noun, void *record);

/* A deep copy into the arena. Lists of the copy can be added to. */
void record_copy(const struct noun *noun, void *to, const void *from, struct arena *arena);
/* the fields, not the head */
bool record_equal(const struct noun *noun, const void *a, const void *b);

const void *field_place(const struct field *field, const void *record);
bool field_is_set(const struct field *field, const void *record);
bool field_equal(const struct field *field, const void *a, const void *b);

const char *choice_name(const struct choices *choices, int value);   /* NULL for 0 */
/* ERROR_INVALID lists the words there are and the nearest one. */
MUST_CHECK bool choice_read(int *out, const struct choices *choices, const char *text,
                            struct error *err);

/*
 * A list whose parts need nothing but their first value. It can be typed: "SHF, SBH".
 * Other lists are changed by commands of their own.
 */
bool list_is_words(const struct field *field);

/*
 * The field as text for people and as they may type it: choices by their word, links by name,
 * days as 2026-02-03, instants in UTC, tags and lists of words with commas between ("a, b" in
 * quotation marks has a comma of its own). Parts of other lists are counted ("3 parties").
 */
void field_write(const struct field *field, const void *record, struct str *out);

/*
 * Set a field from what a person typed; "" clears it. Days may be words ("fri") unless `now` is
 * NULL; links get a name and no id, which the store looks up. Text is kept byte for byte. Of a
 * list of words, parts that stay keep what else they hold; other lists are refused.
 */
MUST_CHECK bool field_read(const struct field *field, void *record, const char *text,
                           const struct now *now, struct arena *arena, struct error *err);

/*
 * What is set makes sense: numbers are in range; text is UTF-8 and not too long, on one line
 * where it should be. Parts of a list are checked with it.
 */
MUST_CHECK bool field_check(const struct field *field, const void *record, struct error *err);

/*
 * What is required is there, save what is worked out, and what is set makes sense. The error names
 * the field.
 */
MUST_CHECK bool record_check(const struct noun *noun, const void *record, struct error *err);

enum { TEXT_MOST = 1000, LONG_MOST = 1024 * 1024, TAGS_MOST = 200 };   /* bytes, bytes, items */

/*
 * Everything that is required of a record before it is stored: record_check(), the rules of its
 * noun that concern several fields, and the fields that are worked out from the rest.
 */
MUST_CHECK bool record_prepare(const struct noun *noun, void *record, struct zones *zones,
                               struct error *err);

/* "Due" for "due", "Heard on" for "heard_on". */
const char *field_label(const struct field *field, char text[64]);

/* Add one blank part to a list; the list grows in the arena. */
void *list_add(struct list *list, const struct noun *part, struct arena *arena);
void tags_add(struct tags *tags, const char *text, struct arena *arena);
bool tags_has(const struct tags *tags, const char *text);

/* Words that several nouns use. */
extern const struct choices flag_choices, tlp_choices, attribution_choices, channel_choices,
    outcome_choices;

enum tlp { TLP_NONE, TLP_RED, TLP_AMBER_STRICT, TLP_AMBER, TLP_GREEN, TLP_CLEAR, TLPS };
enum attribution {
    ATTRIBUTION_NONE, ATTRIBUTED, ATTRIBUTION_ORG_ONLY, ATTRIBUTION_CHATHAM_HOUSE,
    ATTRIBUTION_OFF_RECORD, ATTRIBUTIONS
};
enum channel {
    CHANNEL_NONE, CHANNEL_IN_PERSON, CHANNEL_VIDEO, CHANNEL_PHONE, CHANNEL_RADIO, CHANNEL_LETTER,
    CHANNEL_EVENT, CHANNEL_EMAIL, CHANNEL_MESSAGE, CHANNEL_BROADCAST, CHANNELS
};
enum outcome {
    OUTCOME_NONE, OUTCOME_REACHED, OUTCOME_LEFT_MESSAGE, OUTCOME_UNREACHABLE, OUTCOME_BOUNCED,
    OUTCOME_NOT_REQUIRED, OUTCOME_OTHER, OUTCOMES
};

#endif
