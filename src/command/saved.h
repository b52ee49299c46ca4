#ifndef COMMAND_SAVED_H
#define COMMAND_SAVED_H

/*
 * Views that somebody saved: which records, of which kind, in which order. They are kept in the
 * store as settings (view.NAME), so they are not journaled and stay when a change is undone.
 */

#include "command/command.h"

enum { SAVED_NAME_MOST = 40 };

struct saved_view {
    const char *name;           /* without blanks */
    const struct noun *noun;    /* NULL: any, as a search */
    const char *filter;         /* "" for everything */
    const char *sort;           /* "due", or "-due" the other way round; "" as it comes */
};
struct saved_list {
    struct saved_view *items;   /* by name */
    size_t count;
};

MUST_CHECK bool saved_all(struct store *store, struct saved_list *out, struct arena *arena,
                          struct error *err);
/* ERROR_NOT_FOUND with the nearest. */
MUST_CHECK bool saved_named(struct store *store, const char *name, struct saved_view *out,
                            struct arena *arena, struct error *err);
/* In place of one that has the name. The filter has to make sense. */
MUST_CHECK bool saved_keep(struct desk *desk, const struct saved_view *view, struct error *err);
MUST_CHECK bool saved_remove(struct store *store, const char *name, struct error *err);

/* "save" and "remove" are what `view` does with the name that follows, so no view is called so. */
bool saved_is_verb(const char *word);

/* list.c: the records of a view that is of one kind, and of the filter of the call. */
MUST_CHECK bool list_view(struct call *call, const struct saved_view *view, struct error *err);

#endif
