#ifndef VIEW_TRIAGE_PRIVATE_H
#define VIEW_TRIAGE_PRIVATE_H

#include "view/page.h"
#include "view/triage.h"

enum { KEYS_SHOWN_MOST = 16 };

/* A key in the legend. */
struct triage_key {
    const char *key, *word;     /* key "": nobody has it any more */
    bool is_for_this;           /* it can be decided about the item at hand */
};

struct triage_model {
    struct triage triage;
    bool is_there;              /* a round is kept at all */
    const struct triage_item *item;     /* NULL: the end */
    const void *record;         /* of item->noun; NULL if it is gone */
    struct target target;
    struct page page;
    struct triage_key keys[KEYS_SHOWN_MOST];
    size_t key_count;
    const char *title, *foot, *hint;
    const char *progress, *bar; /* "4 of 11" and its picture */
};

/* triage_item.c: the blocks of the page for the item at hand */
MUST_CHECK bool triage_show_item(struct triage_model *model, struct desk *desk,
                                 struct arena *arena, struct error *err);

/* triage_last.c: what happened last and how they answer */
MUST_CHECK bool triage_show_last(struct triage_model *model, struct desk *desk,
                                 struct arena *arena, struct error *err);

#endif
