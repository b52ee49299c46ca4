#include <liaise/evenness.h>

#include <string.h>

double evenness_index(const double *p, const double *q, size_t count)
{
    double common = 0.0;

    for (size_t i = 0; i < count; i++)
        common += p[i] < q[i] ? p[i] : q[i];
    return common < 1.0 ? 1.0 - common : 0.0;
}

double evenness_by_us(const struct evenness_side *side)
{
    const size_t begun = side->by_us + side->by_them;

    return begun ? (double)side->by_us / (double)begun : -1.0;
}

static bool is_between(const struct evenness_request *request, struct date day)
{
    return date_is_set(day) && (!date_is_set(request->from) || day.day >= request->from.day)
           && (!date_is_set(request->to) || day.day <= request->to.day);
}

static bool counts(const struct evenness_request *request, const struct interaction *interaction)
{
    return interaction->internal != FLAG_YES && !interaction->amended_by
           && is_between(request, interaction->day);
}

/* Its part in the contact; NULL if it took none. */
static const struct interaction_org *part_of(const struct interaction *interaction,
                                             const char *code)
{
    const struct interaction_org *parties = interaction->parties.items;

    for (size_t i = 0; i < interaction->parties.count; i++) {
        if (parties[i].org.name && !strcmp(parties[i].org.name, code)
            && parties[i].part != PART_MENTIONED && parties[i].part != PART_ABSENT_INVITED)
            return &parties[i];
    }
    return NULL;
}

static void add_contact(struct evenness_side *side, const struct interaction *interaction,
                        const struct interaction_org *part)
{
    side->contacts++;
    if (interaction->minutes > 0)
        side->minutes += interaction->minutes;
    if (interaction->direction == DIRECTION_OUTBOUND)
        side->by_us++;
    else if (interaction->direction == DIRECTION_INBOUND || part->part == PART_INITIATOR)
        side->by_them++;
    if (!interaction_is_two_way(interaction))
        return;
    side->two_way++;
    if (!date_is_set(side->last) || interaction->day.day > side->last.day)
        side->last = interaction->day;
}

/* In parts of a whole that expect() makes of it: equal unless every one has a cadence. */
static double weight_of(const struct evenness_request *request, size_t number)
{
    if (request->expected == EVENNESS_EQUAL)
        return 1.0;
    for (size_t i = 0; i < request->party_count; i++) {
        if (request->parties[i].ideal <= 0)
            return 1.0;
    }
    return 1.0 / (double)request->parties[number].ideal;
}

static void expect(struct evenness *evenness, const struct evenness_request *request)
{
    double all = 0.0;

    for (size_t i = 0; i < evenness->count; i++) {
        evenness->sides[i].expected = weight_of(request, i);
        all += evenness->sides[i].expected;
    }
    for (size_t i = 0; i < evenness->count; i++)
        evenness->sides[i].expected /= all;
}

/* Shares of the minutes, and the index they make. */
static void weigh(struct evenness *evenness, struct arena *arena)
{
    double *p = arena_alloc(arena, (evenness->count + 1) * sizeof(*p));
    double *q = arena_alloc(arena, (evenness->count + 1) * sizeof(*q));

    if (evenness->minutes <= 0)
        return;
    for (size_t i = 0; i < evenness->count; i++) {
        struct evenness_side *side = &evenness->sides[i];

        side->share = (double)side->minutes / (double)evenness->minutes;
        p[i] = side->share;
        q[i] = side->expected;
    }
    evenness->index = evenness_index(p, q, evenness->count);
}

struct evenness evenness_of(const struct evenness_request *request,
                            const struct interaction *interactions, size_t count,
                            struct arena *arena)
{
    struct evenness evenness = {
        .sides = arena_alloc(arena, (request->party_count + 1) * sizeof(*evenness.sides)),
        .count = request->party_count,
        .reason = request->reason && request->reason[0] ? request->reason : NULL,
    };

    for (size_t i = 0; i < evenness.count; i++) {
        struct evenness_side *side = &evenness.sides[i];

        *side = (struct evenness_side){.code = request->parties[i].code, .last = DATE_NONE};
        for (size_t j = 0; j < count; j++) {
            const struct interaction_org *part = part_of(&interactions[j], side->code);

            if (part && counts(request, &interactions[j]))
                add_contact(side, &interactions[j], part);
        }
        evenness.minutes += side->minutes;
    }
    expect(&evenness, request);
    weigh(&evenness, arena);
    evenness.is_uneven = evenness.index > EVENNESS_MOST + 1e-9;
    evenness.warns = evenness.is_uneven && !evenness.reason;
    return evenness;
}
