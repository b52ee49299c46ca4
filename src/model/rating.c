#include <liaise/rating.h>

#include <stdlib.h>

#include <liaise/org.h>

/* clang-format off */
static const struct field rating_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct rating, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .noun = &org_noun,
     .label = "Organization", .help = "The organization that is judged"},
    {.name = "on", .kind = FIELD_DATE, .at = offsetof(struct rating, on),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .column = "on_day",
     .help = "The day from which it holds"},
    {.name = "score", .kind = FIELD_NUMBER, .at = offsetof(struct rating, score),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .least = 0, .most = 100,
     .help = "How good the relationship is, 0 to 100"},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct rating, note),
     .flags = FIELD_QUICK, .help = "Why it is judged so"},
    {0},
};
const struct noun rating_noun = {
    .name = "rating",
    .plural = "ratings",
    .table = "rating",
    .letter = 'J',
    .key = "ref",
    .said = "note",
    .size = sizeof(struct rating),
    .fields = rating_fields,
};
/* clang-format on */

bool rating_holds(const struct rating *rating, struct date day)
{
    return rating->on.day <= day.day && day.day - rating->on.day <= RATING_DAYS;
}

bool rating_is_apart(const struct rating *rating, int score)
{
    return llabs(rating->score - score) >= RATING_APART;
}
