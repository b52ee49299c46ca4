#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/dashboard_private.h"

/* Small words that several panels use. */

const char *str_keep(struct str *str, struct arena *arena)
{
    const char *kept = str->text ? arena_copy(arena, str->text) : "";

    str_done(str);
    return kept;
}

const char *org_name_of(const struct dashboard *model, const char *code)
{
    const struct book_org *org = book_org(&model->book, code);

    return org ? org->org.name : code;
}

const char *side_name(const struct dashboard *model, const char *code)
{
    return code && !strcmp(code, model->book.home) ? "us" : org_name_of(model, code);
}

double ref_order(const char *ref)
{
    const char *digits = ref ? strchr(ref, '-') : NULL;

    return digits ? strtod(digits + 1, NULL) : NAN;
}

enum role score_role(enum health_band band)
{
    static const enum role roles[BANDS] = {
        [BAND_CRITICAL] = ROLE_CRITICAL, [BAND_STRAINED] = ROLE_HIGH, [BAND_FRAGILE] = ROLE_MEDIUM,
        [BAND_STEADY] = ROLE_TEXT,       [BAND_STRONG] = ROLE_OK,
    };

    return roles[band];
}

enum role due_role(struct date due, struct date today)
{
    if (!date_is_set(due))
        return ROLE_DIM;
    if (due.day == today.day)
        return ROLE_TODAY;
    return due.day < today.day ? ROLE_LATE : ROLE_TEXT;
}

static const char *plural(int count)
{
    return count == 1 ? "" : "s";
}

void due_add_words(struct str *out, struct date due, struct date today)
{
    int days = date_is_set(due) ? due.day - today.day : 0;
    struct civil civil;

    if (!date_is_set(due)) {
        str_add(out, "no due day");
        return;
    }
    if (days == 0) {
        str_add(out, "due today");
        return;
    }
    if (days < 0) {
        str_add(out, "%d day%s LATE", -days, plural(-days));
        return;
    }
    civil = date_civil(due);
    str_add(out, "due %s %d %s, in %d day%s", weekday_names[date_weekday(due)], civil.day,
            month_names[civil.month - 1], days, plural(days));
}

void day_add(struct str *out, struct date day, struct date today)
{
    enum { YEAR = 300 };
    struct civil civil = date_civil(day);

    if (day.day < today.day - YEAR || day.day > today.day + YEAR)
        str_add(out, "%04d-%02d", civil.year, civil.month);
    else
        str_add(out, "%d %s", civil.day, month_names[civil.month - 1]);
}

void choice_add(struct str *out, const struct choices *choices, int value)
{
    const char *name = choice_name(choices, value);

    for (; name && *name; name++)
        str_add(out, "%c", *name == '_' ? ' ' : *name);
}
