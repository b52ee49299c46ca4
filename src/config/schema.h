#ifndef CONFIG_SCHEMA_H
#define CONFIG_SCHEMA_H

/*
 * What a mapping may say: a table of rules, one for each key.
 *
 * mapping_read() walks a mapping along its table: it names unknown keys with
 * the nearest right one, keys that are missing, and calls the rule's reader
 * for the rest. Readers put a value into the record, or complain and leave it.
 * All of them go on after a mistake, so that every mistake is found at once.
 */

#include <liaise/noun.h>
#include <liaise/zone.h>
#include "config/place.h"

struct reader {
    struct critic critic;
    struct arena *arena; /* of what is read */
    struct zones *zones;
};

struct rule {
    const char *key;
    bool is_required;
    bool (*read)(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record);
    size_t at;           /* its place in the record */
    int64_t least, most; /* of a number */
    const struct choices *choices;
    const struct rule *parts; /* of a mapping inside; they fill the same record */
};

/* `rules` end with a NULL key. False if anything was wrong. */
bool mapping_read(const struct reader *reader, const struct rule *rules, const struct node *node,
                  const struct place *place, void *record);

/* False and a complaint if the node is not of that kind; `what` is "a list of organizations". */
bool node_expect(const struct reader *reader, const struct node *node, const struct place *place,
                 enum node_kind kind, const char *what);

/* Readers for rules. Into `const char *`: one line of text, or several; an IANA zone. */
bool read_line(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);
bool read_lines(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record);
bool read_zone(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);

/* Into int64_t: a number; days ("7d", "2w"). Into struct date. Into an enum with `choices`. */
bool read_number(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record);
bool read_days(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);
bool read_date(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);
bool read_choice(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record);

/* Into struct tags: a list of texts, or one. */
bool read_tags(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record);

/* A mapping of `parts`. */
bool read_parts(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record);

/* What those readers are made of. */
bool number_of_text(int64_t *out, const char *text); /* "-12", and nothing else */
bool days_of_text(int64_t *out, const char *text);   /* "7d", "2w" */
bool words_read(const struct reader *reader, const char *const *words, const struct node *node,
                const struct place *place, int *out); /* `words` end with NULL */

#endif
