/* Times to meet. */

#include "command/slots.h"

#include <string.h>

#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/screen.h"

enum { WHO, MINUTES, FROM, TO, WITHOUT };

static const struct doc_column columns[] = {{"#", DOC_RIGHT, false},
                                            {"Day", DOC_LEFT, false},
                                            {"Time", DOC_LEFT, false},
                                            {"Who has it how", DOC_LEFT, true}};
static const struct doc_column who_columns[] = {{"Who", DOC_LEFT, true},
                                                {"Zone", DOC_LEFT, false},
                                                {"Now", DOC_LEFT, false},
                                                {"Busy", DOC_RIGHT, false},
                                                {"Bad hours", DOC_RIGHT, false}};

/* "NWP, Tove Halvorsen" */
static void read_without(struct slots_ask *ask, const struct call *call)
{
    char *at = call->args[WITHOUT] ? arena_copy(call->arena, call->args[WITHOUT]) : NULL;

    while (at && *at && ask->without_count < SLOTS_NAMES_MOST) {
        size_t length = strcspn(at, ",");
        bool ends = !at[length];

        at[length] = '\0';
        ask->without[ask->without_count++] = at;
        at += length + !ends;
        at += strspn(at, " ");
    }
}

static bool read_ask(struct slots_ask *out, const struct call *call, struct error *err)
{
    *out = (struct slots_ask){.minutes = NUMBER_NONE, .from = DATE_NONE, .to = DATE_NONE};
    if (!call->rest[0])
        return error_set(err, ERROR_INVALID,
                         "say whom to meet: liaise slots NWP SBH, or for what: liaise slots M-203");
    for (size_t i = 0; call->rest[i]; i++) {
        if (out->count == SLOTS_NAMES_MOST)
            return error_set(err, ERROR_INVALID, "at most %d names can be given",
                             SLOTS_NAMES_MOST);
        out->who[out->count++] = call->rest[i];
    }
    read_without(out, call);
    return call_number(call, MINUTES, &out->minutes, err) && call_date(call, FROM, &out->from, err)
           && call_date(call, TO, &out->to, err);
}

static void add_people(struct call *call, const struct slots *slots)
{
    document_table(&call->document, who_columns, sizeof(who_columns) / sizeof(*who_columns));
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot_participant *participant = &slots->participants[i];
        struct zone_time local = zone_local(participant->zone, slots->now.instant);
        int minute = wall_minute(local.wall);
        const struct doc_cell cells[] = {
            {call_format(call, "%s%s", slots->people[i].name,
                         participant->optional ? " (optional)" : ""),
             ROLE_TEXT},
            {slots_zone(slots, i, call->arena), ROLE_TEXT},
            {call_format(call, "%02d:%02d", minute / 60, minute % 60), ROLE_DIM},
            {call_format(call, "%zu", participant->busy_count), ROLE_TEXT},
            {call_format(call, "%lld", (long long)participant->turns), ROLE_TEXT},
        };

        document_row(&call->document, cells);
    }
}

static enum role pain_role(enum slot_pain pain)
{
    if (pain <= SLOT_EDGE)
        return ROLE_OK;
    return pain == SLOT_BAD ? ROLE_MEDIUM : ROLE_HIGH;
}

static void add_found(struct call *call, const struct slots *slots)
{
    const struct slot *slot;

    document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    for (size_t i = 0; (slot = slots_candidate(slots, i)); i++) {
        const struct doc_cell cells[] = {
            {call_format(call, "%zu", i + 1), ROLE_KEY},
            {slots_day(slot->from, slots->now.zone, call->arena), ROLE_TEXT},
            {call_format(call, "%s %s", slots_hours(slots, slot, call->arena),
                         zone_local(slots->now.zone, slot->from).abbreviation),
             ROLE_TEXT},
            {slots_hurts(slots, slot, true, call->arena), pain_role(slot->worst)},
        };

        document_row(&call->document, cells);
    }
}

static void json_slot(struct str *out, const struct slots *slots, const struct slot *slot)
{
    char from[INSTANT_TEXT_SIZE], to[INSTANT_TEXT_SIZE];
    const char *between = "";

    str_add(out, "{\"from\":\"%s\",\"to\":\"%s\",\"cost\":%.2f",
            instant_write(slot->from, slots->now.zone, from),
            instant_write(slot->to, slots->now.zone, to), slot->total);
    if (slot->left_out != SLOT_NOBODY) {
        str_add(out, ",\"without\":");
        json_add_text(out, slots->people[slot->left_out].brief);
    }
    str_add(out, ",\"parts\":[");
    for (size_t i = 0; i < slots->count; i++) {
        str_add(out, "%s{\"who\":", between);
        json_add_text(out, slots->people[i].name);
        str_add(out, ",\"starts\":\"%s\",\"pain\":\"%s\",\"takes_turn\":%s}",
                instant_write(slot->from, slots->participants[i].zone, from),
                slot_pain_name(slot->parts[i].pain),
                slot->parts[i].takes_turn ? "true" : "false");
        between = ",";
    }
    str_add(out, "]}");
}

static void write_json(struct call *call, const struct slots *slots)
{
    struct str json = {0};
    const struct slot *slot;

    str_add(&json, "[");
    for (size_t i = 0; (slot = slots_candidate(slots, i)); i++) {
        str_add(&json, i ? ",\n" : "\n");
        json_slot(&json, slots, slot);
    }
    str_add(&json, "\n]\n");
    call->text = call_keep(call, &json);
}

static bool run_slots(struct call *call, struct error *err)
{
    struct slots *slots = arena_alloc(call->arena, sizeof(*slots));
    char from[WHEN_TEXT_SIZE], to[WHEN_TEXT_SIZE];
    struct slots_ask ask;

    if (!read_ask(&ask, call, err)
        || !slots_load(slots, &ask, call->desk, call->arena, err))
        return false;
    if (call->json) {
        write_json(call, slots);
        return true;
    }
    document_text(&call->document, ROLE_STRONG, "%lld minutes, %s to %s",
                  (long long)slots->ask.minutes, date_write_long(slots->ask.from, from),
                  date_write_long(slots->ask.to, to));
    add_people(call, slots);
    document_text(&call->document, ROLE_TEXT, "%s", slots_inside(slots, call->arena));
    if (slots_candidate(slots, 0))
        add_found(call, slots);
    else
        document_text(&call->document, ROLE_TEXT, "No time is found in these days.");
    document_text(&call->document, ROLE_DIM, "%s", slots_changes(slots, call->arena));
    return true;
}

const struct command slots_command = {
    .name = "slots",
    .keys = "F",
    .scopes = 1u << SCOPE_MEETING | 1u << SCOPE_ISSUE | 1u << SCOPE_PARTY | 1u << SCOPE_PERSON,
    .summary = "Find a time to meet across time zones",
    .params =
        {
            {"who", PARAM_NAMES, PARAM_OPTIONAL, NULL, NULL,
             "organizations and people; or a meeting to move, or an issue"},
            {"minutes", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "how long; else as long as the meeting, or 60"},
            {"from", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the first day to look at"},
            {"to", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "the last one"},
            {"without", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "who need not come, with commas between"},
        },
    .flags = COMMAND_PAGE,
    .run = run_slots,
    .then = THEN_SCREEN,
    .act = ACT_SLOTS,
    .more = "The least bad time comes first. ok is at work, edge within an hour of it, ! early or "
            "late, !! far from work, !!! at night. Meetings in the store are busy times. Who had "
            "the worst hour more often, in the meetings of a year back and ahead, is spared.",
    .example = "liaise slots M-203 --from 2026-02-04 --minutes 45",
};
