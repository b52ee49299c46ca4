#ifndef MODEL_FILTER_PRIVATE_H
#define MODEL_FILTER_PRIVATE_H

/* What reading and matching of filters share. */

#include <liaise/filter.h>

enum { FILTER_NOUNS = 16 };     /* room for every noun */

enum filter_term_kind {
    TERM_WORDS,     /* the text stands somewhere in it */
    TERM_IS,
    TERM_PARTY,
    TERM_NOUN,      /* it is of that noun, or its kind has that name */
    TERM_FIELD
};
enum filter_sign { SIGN_HAS, SIGN_EQUAL, SIGN_LESS, SIGN_MORE, SIGN_LESS_EQUAL, SIGN_MORE_EQUAL,
                   SIGN_NONE, SIGN_ANY };

/* What a term means for one noun: a field and the value to compare it with. */
struct filter_field {
    const struct noun *noun;
    const struct field *field;
    int64_t number;             /* of days, numbers, choices */
};

struct filter_term {
    enum filter_term_kind kind;
    enum filter_sign sign;
    bool is_negated;
    bool begins_choice;         /* the first after a "|" */
    const char *text;           /* folded; the word itself of TERM_IS */
    struct filter_field fields[FILTER_NOUNS];
    size_t field_count;
};

struct filter {
    struct filter_term *terms;
    size_t count;
    struct filter_asker asker;
};

/* Somebody reads `start`, and has come to `at`. */
struct filter_reader {
    const char *start, *at;
    const struct noun *noun;    /* NULL: any */
    struct filter *filter;
    struct arena *arena;
};

/* Puts the column of `at` before what `err` says. Always false. */
bool filter_refuse(const struct filter_reader *reader, const char *at, struct error *err);

/* What "word:text" means, which was found at `at`. */
MUST_CHECK bool filter_read_term(const struct filter_reader *reader, struct filter_term *term,
                                 const char *word, const char *at, const char *text,
                                 struct error *err);

/* Whether the field is compared by size: days, numbers and choices, which have an order. */
bool filter_field_has_order(const struct field *field);

#endif
