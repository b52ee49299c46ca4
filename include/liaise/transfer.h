#ifndef LIAISE_TRANSFER_H
#define LIAISE_TRANSFER_H

/*
 * Records as JSON, and files of them: JSON Lines, one record a line.
 *
 * The keys are those of the field tables, in their order; a field that is not
 * given has no key unless it is marked FIELD_ALWAYS. The first line of a file
 * says what it is: {"kind":"liaise","format":1,"home":"OEM","as_of":"…"}.
 * Nothing in here knows the store: it is given records, and gives records.
 */

#include <liaise/complaint.h>
#include <liaise/noun.h>
#include <liaise/zone.h>

enum { TRANSFER_FORMAT = 1, TRANSFER_MOST_LINE = 4 * 1024 * 1024 };

/* One record as one line of JSON without its line break. Instants get the offset of their zone. */
MUST_CHECK bool record_write_json(const struct noun *noun, const void *record, struct zones *zones,
                                  struct str *out, struct error *err);

/* One record read from one line, prepared. Unknown keys and wrong types or values are errors. */
MUST_CHECK bool record_read_json(const struct noun **noun, void **record, const char *line,
                                 size_t size, struct zones *zones, struct arena *arena,
                                 struct error *err);

/* A text, as it goes into JSON: quoted and escaped. */
void json_add_text(struct str *out, const char *text);

struct import_line {
    size_t line;                /* from 1 */
    const struct noun *noun;
    void *record;
};

/* A file as it was read: the good lines in order; the bad ones are complaints. */
struct import_file {
    struct import_line *lines;
    size_t count;
    const char *home;           /* the code in the first line */
    int64_t as_of;              /* INSTANT_NONE if it does not say */
};

/*
 * False only if the text as a whole cannot be used (no first line, a newer format). Bad lines,
 * and lines whose key (ref or name) stands in the file twice, become complaints.
 */
MUST_CHECK bool jsonl_read(struct import_file *out, const char *text, size_t size,
                           const char *file, struct zones *zones, struct complaints *complaints);

/* The first line. */
void jsonl_write_head(const char *home, int64_t as_of, const struct zone *zone, struct str *out);

/* The nouns that are written to files, in their order; ends with NULL. */
extern const struct noun *const transfer_nouns[];

#endif
