#ifndef LIAISE_LEDGER_H
#define LIAISE_LEDGER_H

/*
 * The ledger of promises: who owes whom, and how often it was kept.
 *
 * A promise stands on one of three pages: what we owe, what is owed to us, and what others owe
 * each other. Everything here is worked out from the commitments, for any day.
 */

#include <liaise/commitment.h>

enum ledger_side { LEDGER_WE_OWE, LEDGER_THEY_OWE, LEDGER_BETWEEN, LEDGER_SIDES };

/* `home` is the code of our own organization. */
enum ledger_side ledger_side_of(const struct commitment *commitment, const char *home);

/* As it stood at the end of the day: open before it was resolved. False: not made yet. */
bool ledger_on(struct commitment *commitment, struct date day);

/* How somebody's promises have ended so far. */
struct ledger_tally {
    size_t open, late;              /* still open, and how many of those are overdue */
    size_t on_time, kept_late;      /* kept */
    size_t partial, broken;
};
/* Waived, superseded and declined ones count nowhere; what is offered or disputed not yet. */
void ledger_count(struct ledger_tally *tally, const struct commitment *commitment,
                  struct date today);
size_t ledger_kept(const struct ledger_tally *tally);
size_t ledger_settled(const struct ledger_tally *tally);     /* kept, kept in part, broken */

/* What takes the place of a broken one; NULL if nothing does. `all` are struct commitment. */
const struct commitment *ledger_successor(const struct list *all, const char *ref);

#endif
