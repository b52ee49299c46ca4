#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

/*
 * Records of a file into the store, all of them or none.
 *
 * Everything is checked before anything is written: that what a record points
 * to is in the store or in the file, and that a record which is there already
 * is the same. Importing a file twice changes nothing.
 */

#include <liaise/journal.h>
#include <liaise/transfer.h>

struct import_options {
    bool skip_bad;              /* leave out the lines that are wrong, and those that need them */
    bool update;                /* records that are there and differ become as the file says */
    enum change_kind kind;
};

struct import_result {
    size_t added, changed, unchanged, skipped;
};

/*
 * False if nothing was written: `err` says why in a sentence, `complaints` name the lines.
 * `file` is what complaints call it; the change is called "Import FILE".
 */
MUST_CHECK bool import_apply(struct store *store, const struct author *author,
                             struct import_file *lines, const char *file,
                             const struct import_options *options, struct complaints *complaints,
                             struct import_result *result, struct error *err);

/* Everything that files can hold, as JSON Lines. `home` is the code of the home organization. */
MUST_CHECK bool export_all(struct store *store, struct zones *zones, const char *home,
                           int64_t as_of, const struct zone *zone, struct str *out,
                           struct error *err);

#endif
