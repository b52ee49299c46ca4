#include "support/health_book.h"

#include <assert.h>

const struct date book_today = {20486}; /* 2026-02-02 */

void book_begin(struct book *book)
{
    *book = (struct book){0};
    book->facts = (struct health_facts){
        .ideal = 14,
        .max = 21,
        .since = date_of(2024, 2, 1),
        .pauses = book->pauses,
        .contacts = book->contacts,
        .commitments = book->commitments,
        .issues = book->issues,
        .agreements = book->agreements,
    };
}

void book_add_contact(struct book *book, struct date on, enum channel channel,
                      enum direction direction, bool replied, int64_t sentiment)
{
    assert(book->facts.contact_count < BOOK_MOST);
    book->contacts[book->facts.contact_count++] = (struct health_contact){
        .on = on,
        .channel = channel,
        .direction = direction,
        .replied = replied,
        .sentiment = sentiment,
    };
}

void book_add_contacts(struct book *book, struct date from, struct date to, int step,
                       enum channel channel, enum direction direction, int64_t sentiment)
{
    for (; from.day <= to.day; from.day += step)
        book_add_contact(book, from, channel, direction, false, sentiment);
}

void book_add_commitment(struct book *book, enum commitment_status status, struct date due,
                         struct date resolved)
{
    assert(book->facts.commitment_count < BOOK_MOST);
    book->commitments[book->facts.commitment_count++] = (struct health_commitment){
        .status = status,
        .made = DATE_NONE,
        .due = due,
        .resolved = resolved,
    };
}

struct health_issue *book_add_issue(struct book *book, enum severity severity,
                                    enum issue_status status, struct date opened)
{
    struct health_issue *issue = &book->issues[book->facts.issue_count++];

    assert(book->facts.issue_count <= BOOK_MOST);
    *issue = (struct health_issue){
        .severity = severity,
        .status = status,
        .opened = opened,
        .target = DATE_NONE,
        .closed_on = DATE_NONE,
        .stage = NUMBER_NONE,
    };
    return issue;
}

struct health book_health(const struct book *book)
{
    return health_of(&book->facts, &health_presets, book_today);
}
