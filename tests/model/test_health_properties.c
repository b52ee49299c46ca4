#include "support/test.h"

#include "support/health_book.h"

#include <math.h>

/* What must hold for any facts. The cases come from SplitMix64, so that they are the same
 * everywhere. */

static uint64_t next(uint64_t *seed)
{
    uint64_t value = (*seed += 0x9e3779b97f4a7c15u);

    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

static int between(uint64_t *seed, int least, int most)
{
    return least + (int)(next(seed) % (uint64_t)(most - least + 1));
}

static struct date ago(int days)
{
    return (struct date){book_today.day - days};
}

static void random_contacts(struct book *book, uint64_t *seed)
{
    int count = between(seed, 0, 40);

    for (int i = 0; i < count; i++) {
        int sentiment = between(seed, -3, 2);

        book_add_contact(book, ago(between(seed, 0, 700)),
                         (enum channel)between(seed, CHANNEL_IN_PERSON, CHANNEL_BROADCAST),
                         (enum direction)between(seed, DIRECTION_MUTUAL, DIRECTION_OUTBOUND),
                         between(seed, 0, 1), sentiment < -2 ? NUMBER_NONE : sentiment);
    }
    health_contacts_sort(book->contacts, book->facts.contact_count);
}

static void random_promises(struct book *book, uint64_t *seed)
{
    static const enum commitment_status statuses[] = {
        COMMITMENT_OPEN,    COMMITMENT_FULFILLED, COMMITMENT_BROKEN,
        COMMITMENT_PARTIAL, COMMITMENT_DISPUTED,  COMMITMENT_WAIVED,
    };
    int count = between(seed, 0, 8);

    for (int i = 0; i < count; i++) {
        struct date due = ago(between(seed, -40, 400));
        enum commitment_status status = statuses[between(seed, 0, 5)];
        struct date resolved = {due.day + between(seed, -10, 40)};

        if (status == COMMITMENT_OPEN || resolved.day <= book_today.day)
            book_add_commitment(book, status, due,
                                status == COMMITMENT_OPEN ? DATE_NONE : resolved);
    }
}

static void random_issues(struct book *book, uint64_t *seed)
{
    int count = between(seed, 0, 5);

    for (int i = 0; i < count; i++) {
        struct date opened = ago(between(seed, 1, 300));
        struct health_issue *issue =
            book_add_issue(book, (enum severity)between(seed, SEVERITY_LOW, SEVERITY_CRITICAL),
                           (enum issue_status)between(seed, ISSUE_NEW, ISSUE_CLOSED), opened);
        int stage = between(seed, 0, 9);

        if (issue->status == ISSUE_CLOSED) {
            issue->closure = between(seed, 0, 1) ? CLOSURE_REJECTED : CLOSURE_RESOLVED;
            issue->closed_on = opened;
        }
        issue->target.day = opened.day + between(seed, 1, 200);
        issue->stage = stage ? stage : NUMBER_NONE;
    }
}

static void random_book(struct book *book, uint64_t *seed)
{
    static const int ideals[] = {7, 14, 21, 30, 60};

    book_begin(book);
    book->facts.ideal = ideals[between(seed, 0, 4)];
    book->facts.max = book->facts.ideal + between(seed, 0, (int)book->facts.ideal);
    random_contacts(book, seed);
    random_promises(book, seed);
    random_issues(book, seed);
}

enum { RANDOM_CASES = 2000 };

static void assert_not_lower(const struct health *now, const struct health *before)
{
    if (now->raw < before->raw - 1e-9 || now->score < before->score)
        fail_msg("fell from %.6f (%d) to %.6f (%d)", before->raw, before->score, now->raw,
                 now->score);
}

static void reverse_facts(struct book *book)
{
    for (size_t i = 0, j = book->facts.commitment_count; i + 1 < j; i++) {
        struct health_commitment kept = book->commitments[i];

        book->commitments[i] = book->commitments[--j];
        book->commitments[j] = kept;
    }
    for (size_t i = 0, j = book->facts.issue_count; i + 1 < j; i++) {
        struct health_issue kept = book->issues[i];

        book->issues[i] = book->issues[--j];
        book->issues[j] = kept;
    }
    for (size_t i = 0, j = book->facts.contact_count; i + 1 < j; i++) {
        struct health_contact kept = book->contacts[i];

        book->contacts[i] = book->contacts[--j];
        book->contacts[j] = kept;
    }
    health_contacts_sort(book->contacts, book->facts.contact_count);
}

static void the_score_is_in_range_and_the_order_of_facts_is_nothing(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        before = book_health(&book);
        assert_in_range(before.score, 0, 100);
        reverse_facts(&book);
        after = book_health(&book);
        assert_true(fabs(after.raw - before.raw) < 1e-9);
        assert_int_equal(after.score, before.score);
    }
}

static void facts_of_the_future_change_nothing(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        before = book_health(&book);
        book_add_contact(&book, ago(-3), CHANNEL_PHONE, DIRECTION_MUTUAL, false, -2);
        book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_NEW, ago(-1))->stage = 9;
        book_add_commitment(&book, COMMITMENT_BROKEN, ago(-4), ago(-5));
        after = book_health(&book);
        assert_true(after.raw == before.raw && after.confidence == before.confidence);
        assert_true(after.score == before.score && after.cap == before.cap);
        assert_int_equal(after.days_silent, before.days_silent);
    }
}

static void another_two_way_contact_never_lowers_it(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        before = book_health(&book);
        book_add_contact(&book, book_today, CHANNEL_PHONE, DIRECTION_MUTUAL, false, NUMBER_NONE);
        after = book_health(&book);
        assert_not_lower(&after, &before);
    }
}

static void keeping_an_overdue_promise_never_lowers_it(void **state)
{
    uint64_t seed = 4;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        before = book_health(&book);
        for (size_t j = 0; j < book.facts.commitment_count; j++) {
            struct health_commitment kept = book.commitments[j];

            if (kept.status != COMMITMENT_OPEN || kept.due.day >= book_today.day)
                continue;
            book.commitments[j].status = COMMITMENT_FULFILLED;
            book.commitments[j].resolved = book_today;
            after = book_health(&book);
            assert_not_lower(&after, &before);
            book.commitments[j] = kept;
        }
    }
}

static void a_lower_stage_or_severity_never_lowers_it(void **state)
{
    uint64_t seed = 5;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        before = book_health(&book);
        for (size_t j = 0; j < book.facts.issue_count; j++) {
            struct health_issue kept = book.issues[j];

            if (kept.stage > 1)
                book.issues[j].stage--;
            after = book_health(&book);
            assert_not_lower(&after, &before);
            book.issues[j] = kept;
            if (kept.severity > SEVERITY_LOW)
                book.issues[j].severity--;
            after = book_health(&book);
            assert_not_lower(&after, &before);
            book.issues[j] = kept;
        }
    }
}

/* No ratings, no broken promise, no rejection: nothing is left whose fading could raise the score.
 */
static void keep_what_only_fades(struct book *book)
{
    size_t commitments = 0, issues = 0;

    for (size_t i = 0; i < book->facts.contact_count; i++)
        book->contacts[i].sentiment = NUMBER_NONE;
    for (size_t i = 0; i < book->facts.commitment_count; i++) {
        const struct health_commitment *commitment = &book->commitments[i];

        if (commitment->status == COMMITMENT_FULFILLED
            && commitment->resolved.day <= commitment->due.day)
            book->commitments[commitments++] = *commitment;
    }
    book->facts.commitment_count = commitments;
    for (size_t i = 0; i < book->facts.issue_count; i++) {
        if (book->issues[i].closure != CLOSURE_REJECTED)
            book->issues[issues++] = book->issues[i];
    }
    book->facts.issue_count = issues;
}

static void without_new_facts_it_never_rises_over_night(void **state)
{
    uint64_t seed = 6;

    (void)state;
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct book book;
        struct health before, after;

        random_book(&book, &seed);
        keep_what_only_fades(&book);
        before = health_of(&book.facts, &health_presets, book_today);
        after = health_of(&book.facts, &health_presets, (struct date){book_today.day + 1});
        assert_not_lower(&before, &after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_score_is_in_range_and_the_order_of_facts_is_nothing),
        cmocka_unit_test(facts_of_the_future_change_nothing),
        cmocka_unit_test(another_two_way_contact_never_lowers_it),
        cmocka_unit_test(keeping_an_overdue_promise_never_lowers_it),
        cmocka_unit_test(a_lower_stage_or_severity_never_lowers_it),
        cmocka_unit_test(without_new_facts_it_never_rises_over_night),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
