#include <liaise/agreement.h>

#include <stdio.h>
#include <string.h>

/* What an agreement's days of notice mean today, and what happens if nobody acts. */

static int days_from(struct date today, struct date day)
{
    return (int)(day.day - today.day);
}

static const char *days(int count)
{
    return count == 1 ? "day" : "days";
}

static bool has_ended(const struct agreement *agreement)
{
    return agreement->status == AGREEMENT_TERMINATED || agreement->status == AGREEMENT_SUPERSEDED
           || agreement->status == AGREEMENT_ABANDONED;
}

static bool is_in_force(const struct agreement *agreement)
{
    return agreement->status == AGREEMENT_ACTIVE || agreement->status == AGREEMENT_SUSPENDED
           || agreement->status == AGREEMENT_IN_RENEWAL;
}

static void write_open(const struct agreement *agreement, struct date today,
                       char text[AGREEMENT_WORDS_SIZE])
{
    int left = days_from(today, agreement_notice_day(agreement));

    if (left)
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "%d %s ahead", left, days(left));
    else
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "last day");
}

static void write_closed(const struct agreement *agreement, struct date today,
                         char text[AGREEMENT_WORDS_SIZE])
{
    int ago = -days_from(today, agreement_notice_day(agreement));
    int left = days_from(today, agreement->expires);

    (void)snprintf(text, AGREEMENT_WORDS_SIZE, "closed %d %s ago, %d left", ago, days(ago), left);
}

const char *agreement_window_write(const struct agreement *agreement, struct date today,
                                   char text[AGREEMENT_WORDS_SIZE])
{
    char day[DATE_TEXT_SIZE];
    int ago;

    text[0] = '\0';
    switch (agreement_phase(agreement, today)) {
    case NOTICE_OPEN:
        write_open(agreement, today, text);
        break;
    case NOTICE_CLOSED:
        write_closed(agreement, today, text);
        break;
    case NOTICE_OVERRUN:
        ago = -days_from(today, agreement->expires);
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "expired %d %s ago", ago, days(ago));
        break;
    case NOTICE_REVIEW_DUE:
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "review due %s",
                       date_write(agreement_review_day(agreement, today), day));
        break;
    case NOTICE_QUIET:
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "%s", is_in_force(agreement) ? "quiet" : "");
        break;
    }
    return text;
}

static void write_open_ended(const struct agreement *agreement, struct date today,
                             char text[AGREEMENT_WORDS_SIZE])
{
    struct date review = agreement_review_day(agreement, today);
    char day[DATE_TEXT_SIZE];

    if (date_is_set(review))
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "goes on; review %s", date_write(review, day));
    else
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "goes on");
}

const char *agreement_fate_write(const struct agreement *agreement, struct date today,
                                 char text[AGREEMENT_WORDS_SIZE])
{
    char day[DATE_TEXT_SIZE];

    text[0] = '\0';
    if (has_ended(agreement) || !date_is_set(agreement->effective))
        return text;
    if (!date_is_set(agreement->expires))
        write_open_ended(agreement, today, text);
    else if (agreement->status == AGREEMENT_EXPIRED || agreement->expires.day < today.day)
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "%s",
                       agreement->required == FLAG_YES ? "stays expired, though required"
                                                       : "stays expired");
    else if (!is_in_force(agreement))
        return text;
    else if (agreement->auto_renew_months != NUMBER_NONE)
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "renews itself for %lld months",
                       (long long)agreement->auto_renew_months);
    else
        (void)snprintf(text, AGREEMENT_WORDS_SIZE, "ends on %s%s",
                       date_write(agreement->expires, day),
                       agreement->required == FLAG_YES ? ", though required" : "");
    return text;
}
