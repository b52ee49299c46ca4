#include "support/slot_table.h"

#include <stdio.h>

#include "support/test.h"

void slot_table_open(struct slot_table *table, void **state)
{
    struct zones_fixture *fixture = *state;

    *table = (struct slot_table){.zones = fixture->zones};
    table->request = (struct slot_request){
        .participants = table->people,
        .zone = zones_want(table->zones, "America/Los_Angeles"),
        .first = date_of(2026, 2, 3),
        .last = date_of(2026, 2, 3),
        .length = 60,
        .not_before = INSTANT_NONE,
    };
}

void slot_table_close(struct slot_table *table)
{
    arena_clear(&table->arena);
}

struct slot_participant *slot_table_sit(struct slot_table *table, const char *name,
                                        const char *zone, const char *hours)
{
    struct slot_participant *participant = &table->people[table->request.participant_count++];
    struct error err = {0};

    *participant = (struct slot_participant){.name = name, .zone = zones_want(table->zones, zone)};
    must(hours_read(participant->hours, hours, &err));
    return participant;
}

void slot_table_find(struct slot_table *table)
{
    struct error err = {0};

    must(slot_find(&table->result, &table->request, &table->arena, &err));
}

const struct slot *slot_table_best(const struct slot_table *table)
{
    assert_true(table->result.ranked.count > 0);
    return &table->result.ranked.items[0];
}

void slot_part_is(const struct slot *slot, size_t participant, const char *expected)
{
    const struct slot_part *part = &slot->parts[participant];
    const int minute = wall_minute(part->local.wall);
    char text[64];

    (void)snprintf(text, sizeof(text), "%s %02d:%02d %s",
                   weekday_names[date_weekday(wall_date(part->local.wall))], minute / 60,
                   minute % 60, slot_pain_name(part->pain));
    assert_string_equal(text, expected);
}

void slot_table_days(struct slot_table *table, struct date first, struct date last)
{
    table->request.first = first;
    table->request.last = last;
}

void slot_table_sit_m203(struct slot_table *table)
{
    slot_table_sit(table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    slot_table_sit(table, "Harriet", "America/New_York", "mon-fri 09:00-18:00");
    slot_table_sit(table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    slot_table_sit(table, "Min-jun", "Asia/Seoul", "mon-fri 09:00-18:00");
    slot_table_days(table, date_of(2026, 2, 4), date_of(2026, 2, 4));
}
