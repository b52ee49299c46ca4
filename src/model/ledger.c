#include <liaise/ledger.h>

#include <string.h>

#include <liaise/lifecycle.h>

static bool is_ours(const struct link *link, const char *home)
{
    return link->name && home && !strcmp(link->name, home);
}

enum ledger_side ledger_side_of(const struct commitment *commitment, const char *home)
{
    if (is_ours(&commitment->debtor, home))
        return LEDGER_WE_OWE;
    return is_ours(&commitment->creditor, home) ? LEDGER_THEY_OWE : LEDGER_BETWEEN;
}

bool ledger_on(struct commitment *commitment, struct date day)
{
    if (date_is_set(commitment->made) && commitment->made.day > day.day)
        return false;
    if (date_is_set(commitment->resolved) && commitment->resolved.day > day.day) {
        commitment->status = COMMITMENT_OPEN;
        commitment->resolved = DATE_NONE;
    }
    return true;
}

void ledger_count(struct ledger_tally *tally, const struct commitment *commitment,
                  struct date today)
{
    int64_t late;

    if (commitment_is_open(commitment)) {
        tally->open++;
        tally->late += commitment_is_late(commitment, today);
    } else if (commitment->status == COMMITMENT_PARTIAL) {
        tally->partial++;
    } else if (commitment->status == COMMITMENT_BROKEN) {
        tally->broken++;
    } else if (commitment_days_late(commitment, &late)) {
        tally->on_time += !late;
        tally->kept_late += late > 0;
    }
}

size_t ledger_kept(const struct ledger_tally *tally)
{
    return tally->on_time + tally->kept_late;
}

size_t ledger_settled(const struct ledger_tally *tally)
{
    return ledger_kept(tally) + tally->partial + tally->broken;
}

const struct commitment *ledger_successor(const struct list *all, const char *ref)
{
    for (size_t i = 0; ref && i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);

        if (commitment->supersedes.name && !strcmp(commitment->supersedes.name, ref))
            return commitment;
    }
    return NULL;
}
