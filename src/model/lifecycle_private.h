#ifndef MODEL_LIFECYCLE_PRIVATE_H
#define MODEL_LIFECYCLE_PRIVATE_H

/* What the moves of the nouns share. */

#include <liaise/lifecycle.h>

#define STATUS(status) (1u << (unsigned)(status))

/* A move being made. */
struct moving {
    const struct move *move;
    const struct move_request *request;
    const struct move_facts *facts;
    struct date on;                 /* the day it happened */
    struct arena *arena;
    struct move_effects *effects;
};

/* One noun's statuses and moves. */
struct lifecycle {
    const struct noun *noun;
    const struct choices *statuses;
    size_t status_at;               /* where the record keeps it */
    const unsigned *transitions;    /* for each status, STATUS() of those it may change to */
    const struct move *moves;       /* ends with a NULL noun */
    /* The guard of the move and then the move; its start and its needs have been checked. */
    bool (*apply)(void *record, const struct moving *moving, struct error *err);
};

extern const struct lifecycle issue_lifecycle, followup_lifecycle, commitment_lifecycle,
    meeting_lifecycle, agreement_lifecycle;

/* Which closures an issue may be closed with from a status: STATUS(closure) of each. */
unsigned issue_closures_from(enum issue_status status);

/* Asked of every move: does it start from here, not tomorrow, and were its needs said? */
MUST_CHECK bool move_check(const void *record, const struct moving *moving, struct error *err);

/* "I-12 cannot be accepted: …". Always returns false. */
bool move_refuse(struct error *err, const void *record, const struct moving *moving,
                 const char *format, ...) PRINTF_LIKE(4, 5);

/* "Northwater" for "NWP", or the word itself; "somebody" for NULL. */
const char *party_said(const struct move_facts *facts, const char *party);

/* Case is nothing. False if one is NULL. */
bool same_word(const char *a, const char *b);
bool tags_name(const struct tags *tags, const char *word);  /* it, or "all", is among them */
bool is_home(const struct move_facts *facts, const char *party);

/* Text in the arena; NULL stays NULL. */
const char *keep(struct arena *arena, const char *text);
const char *keep_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Add a sentence to a note of one line, or a line to a long one. */
void note_add(const char **note, const char *sentence, struct arena *arena);
void note_add_line(const char **note, const char *line, struct arena *arena);

static inline int64_t counted(int64_t number)
{
    return number == NUMBER_NONE ? 0 : number;
}

/* A blank, planned follow-up of an issue. */
struct followup *followup_new(const char *title, enum followup_kind kind, struct date due,
                              struct arena *arena);

#endif
