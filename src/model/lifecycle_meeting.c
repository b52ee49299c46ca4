#include <liaise/lifecycle.h>

#include "model/lifecycle_private.h"

/* Days in which the parties may object to the minutes. */
enum { OBJECTION_DAYS = 10 };

static const unsigned transitions[MEETING_STATUSES] = {
    [MEETING_PROPOSED] = STATUS(MEETING_SCHEDULED) | STATUS(MEETING_CANCELLED),
    [MEETING_SCHEDULED] = STATUS(MEETING_CONFIRMED) | STATUS(MEETING_POSTPONED)
                          | STATUS(MEETING_CANCELLED) | STATUS(MEETING_HELD)
                          | STATUS(MEETING_NOT_HELD),
    [MEETING_CONFIRMED] = STATUS(MEETING_POSTPONED) | STATUS(MEETING_CANCELLED)
                          | STATUS(MEETING_HELD) | STATUS(MEETING_NOT_HELD),
    [MEETING_POSTPONED] = STATUS(MEETING_SCHEDULED) | STATUS(MEETING_CANCELLED),
    [MEETING_HELD] = STATUS(MEETING_MINUTES_DRAFT) | STATUS(MEETING_CLOSED),
    [MEETING_MINUTES_DRAFT] = STATUS(MEETING_MINUTES_CIRCULATED),
    [MEETING_MINUTES_CIRCULATED] = STATUS(MEETING_MINUTES_DRAFT) | STATUS(MEETING_CLOSED),
    [MEETING_CLOSED] = STATUS(MEETING_MINUTES_DRAFT),
    [MEETING_NOT_HELD] = STATUS(MEETING_POSTPONED),
    [MEETING_CANCELLED] = STATUS(MEETING_PROPOSED),
};

#define MEETING_TAKES (MOVE_ON | MOVE_NOTE)
#define AHEAD (STATUS(MEETING_SCHEDULED) | STATUS(MEETING_CONFIRMED))

static const struct move moves[] = {
    {
        .noun = &meeting_noun,
        .verb = "schedule",
        .from = STATUS(MEETING_PROPOSED) | STATUS(MEETING_POSTPONED),
        .to = MEETING_SCHEDULED,
        .takes = MEETING_TAKES,
        .note = "what to know about it",
        .past = "scheduled",
        .summary = "Schedule it: day and time are fixed",
    },
    {
        .noun = &meeting_noun,
        .verb = "confirm",
        .from = STATUS(MEETING_SCHEDULED),
        .to = MEETING_CONFIRMED,
        .takes = MEETING_TAKES,
        .note = "what to know about it",
        .past = "confirmed",
        .summary = "Confirm it: enough of them are coming",
    },
    {
        .noun = &meeting_noun,
        .verb = "postpone",
        .from = AHEAD | STATUS(MEETING_NOT_HELD),
        .to = MEETING_POSTPONED,
        .takes = MEETING_TAKES,
        .note = "why",
        .past = "postponed",
        .summary = "Postpone it to a day not known yet",
    },
    {
        .noun = &meeting_noun,
        .verb = "cancel",
        .from = STATUS(MEETING_PROPOSED) | AHEAD | STATUS(MEETING_POSTPONED),
        .to = MEETING_CANCELLED,
        .takes = MEETING_TAKES,
        .note = "why",
        .past = "cancelled",
        .summary = "Cancel it",
    },
    {
        .noun = &meeting_noun,
        .verb = "hold",
        .from = AHEAD,
        .to = MEETING_HELD,
        .takes = MEETING_TAKES,
        .note = "how it went",
        .past = "noted as held",
        .summary = "Hold: note that it took place",
    },
    {
        .noun = &meeting_noun,
        .verb = "miss",
        .from = AHEAD,
        .to = MEETING_NOT_HELD,
        .takes = MEETING_TAKES | MOVE_PARTY,
        .party = "who did not come",
        .note = "why",
        .past = "noted as not held",
        .summary = "Miss: note that it did not take place",
    },
    {
        .noun = &meeting_noun,
        .verb = "draft-minutes",
        .from = STATUS(MEETING_HELD),
        .to = MEETING_MINUTES_DRAFT,
        .takes = MEETING_TAKES,
        .note = "what to know about it",
        .past = "put into minutes",
        .summary = "Draft the minutes",
    },
    {
        .noun = &meeting_noun,
        .verb = "amend-minutes",
        .from = STATUS(MEETING_MINUTES_CIRCULATED) | STATUS(MEETING_CLOSED),
        .to = MEETING_MINUTES_DRAFT,
        .takes = MEETING_TAKES,
        .note = "what has to change",
        .past = "amended",
        .summary = "Amend the minutes: they are a draft again",
    },
    {
        .noun = &meeting_noun,
        .verb = "circulate",
        .from = STATUS(MEETING_MINUTES_DRAFT),
        .to = MEETING_MINUTES_CIRCULATED,
        .takes = MEETING_TAKES,
        .note = "to whom",
        .past = "circulated",
        .summary = "Circulate the minutes",
    },
    {
        .noun = &meeting_noun,
        .verb = "close",
        .from = STATUS(MEETING_HELD) | STATUS(MEETING_MINUTES_CIRCULATED),
        .to = MEETING_CLOSED,
        .takes = MEETING_TAKES | MOVE_OVERRIDE,
        .note = "what to know about it",
        .past = "closed",
        .summary = "Close it: the minutes stand",
    },
    {
        .noun = &meeting_noun,
        .verb = "reopen",
        .from = STATUS(MEETING_CANCELLED),
        .to = MEETING_PROPOSED,
        .takes = MEETING_TAKES,
        .note = "why",
        .past = "proposed again",
        .summary = "Propose it again",
    },
    {0},
};

static int64_t count_accepted(const struct meeting *meeting)
{
    const struct meeting_person *people = meeting->people.items;
    int64_t count = 0;

    for (size_t i = 0; i < meeting->people.count; i++)
        count += people[i].rsvp == RSVP_ACCEPTED;
    return count;
}

static size_t count_attended(const struct meeting *meeting)
{
    const struct meeting_person *people = meeting->people.items;
    size_t count = 0;

    for (size_t i = 0; i < meeting->people.count; i++)
        count += people[i].attended == FLAG_YES;
    return count;
}

static const struct minute *find_minute(const struct meeting *meeting, enum minute_kind kind,
                                        bool only_loose)
{
    const struct minute *minutes = meeting->minutes.items;

    for (size_t i = 0; i < meeting->minutes.count; i++) {
        bool is_loose = !minutes[i].became || !*minutes[i].became;

        if (minutes[i].kind == kind && (is_loose || !only_loose))
            return &minutes[i];
    }
    return NULL;
}

int64_t meeting_quorum(const struct meeting *meeting)
{
    return meeting->quorum == NUMBER_NONE ? ((int64_t)meeting->people.count + 1) / 2
                                          : meeting->quorum;
}

bool meeting_proposes_closed(const struct meeting *meeting, struct date today)
{
    return meeting->status == MEETING_MINUTES_CIRCULATED && date_is_set(meeting->circulated_on)
           && today.day >= meeting->circulated_on.day + OBJECTION_DAYS
           && !find_minute(meeting, MINUTE_OBJECTION, false)
           && !find_minute(meeting, MINUTE_ACTION, true);
}

static bool guard_confirm(const struct meeting *meeting, const struct moving *moving,
                          struct error *err)
{
    int64_t accepted = count_accepted(meeting), quorum = meeting_quorum(meeting);

    if (accepted >= quorum)
        return true;
    return move_refuse(err, meeting, moving,
                       "%lld of %zu have accepted, and %lld are needed (note the answers, or "
                       "edit quorum)",
                       (long long)accepted, meeting->people.count, (long long)quorum);
}

static bool guard_begun(const struct meeting *meeting, const struct moving *moving,
                        struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (meeting->starts == WALL_NONE || moving->on.day >= wall_date(meeting->starts).day)
        return true;
    return move_refuse(err, meeting, moving, "it is on %s, which is still ahead",
                       date_write(wall_date(meeting->starts), day));
}

static bool guard_hold(const struct meeting *meeting, const struct moving *moving,
                       struct error *err)
{
    if (!guard_begun(meeting, moving, err))
        return false;
    return count_attended(meeting)
           || move_refuse(err, meeting, moving,
                          "nobody is noted as having attended (tick them, or use miss)");
}

static bool guard_circulate(const struct meeting *meeting, const struct moving *moving,
                            struct error *err)
{
    return meeting->minutes.count
           || move_refuse(err, meeting, moving, "it has no minutes yet (write them first)");
}

static bool guard_objections(const struct meeting *meeting, const struct moving *moving,
                             struct error *err)
{
    const struct minute *objection = find_minute(meeting, MINUTE_OBJECTION, false);
    int32_t last = meeting->circulated_on.day + OBJECTION_DAYS;
    char day[DATE_TEXT_SIZE];

    if (tags_name(&moving->request->override, "all"))
        return true;
    if (objection)
        return move_refuse(err, meeting, moving,
                           "there is an objection, '%.60s' (settle it with amend-minutes; once "
                           "all have agreed, repeat with --override all)",
                           objection->text ? objection->text : "");
    if (date_is_set(meeting->circulated_on) && moving->on.day >= last)
        return true;
    if (!date_is_set(meeting->circulated_on))
        return move_refuse(err, meeting, moving,
                           "nobody knows when its minutes went round (once all have agreed, "
                           "repeat with --override all)");
    return move_refuse(err, meeting, moving,
                       "objections may come until %s (once all have agreed, repeat with "
                       "--override all)",
                       date_write((struct date){last}, day));
}

static bool guard_close(const struct meeting *meeting, const struct moving *moving,
                        struct error *err)
{
    const struct minute *action = find_minute(meeting, MINUTE_ACTION, true);

    if (action)
        return move_refuse(err, meeting, moving,
                           "the action '%.60s' has become nothing yet (make it a follow-up or a "
                           "commitment)",
                           action->text ? action->text : "");
    return meeting->status == MEETING_HELD || guard_objections(meeting, moving, err);
}

static bool guard(const struct meeting *meeting, const struct moving *moving, struct error *err)
{
    switch (moving->move->to) {
    case MEETING_CONFIRMED:
        return guard_confirm(meeting, moving, err);
    case MEETING_HELD:
        return guard_hold(meeting, moving, err);
    case MEETING_NOT_HELD:
        return guard_begun(meeting, moving, err);
    case MEETING_MINUTES_CIRCULATED:
        return guard_circulate(meeting, moving, err);
    case MEETING_CLOSED:
        return guard_close(meeting, moving, err);
    }
    return true;
}

static void add_parties(struct interaction *interaction, const struct meeting *meeting,
                        const struct moving *moving)
{
    const struct meeting_org *parties = meeting->parties.items;
    struct interaction_org *party;

    for (size_t i = 0; i < meeting->parties.count; i++) {
        if (is_home(moving->facts, parties[i].org.name))
            continue;
        party = list_add(&interaction->parties, &interaction_org_noun, moving->arena);
        party->org = parties[i].org;
        party->part = PART_PRESENT;
    }
    interaction->internal = interaction->parties.count ? FLAG_UNSET : FLAG_YES;
}

static void add_people(struct interaction *interaction, const struct meeting *meeting,
                       struct arena *arena)
{
    const struct meeting_person *people = meeting->people.items;
    struct interaction_person *person;

    for (size_t i = 0; i < meeting->people.count; i++) {
        if (people[i].attended != FLAG_YES)
            continue;
        person = list_add(&interaction->people, &interaction_person_noun, arena);
        person->person = people[i].person;
        person->part = PART_PRESENT;
    }
}

/* One contact for the whole meeting, not one for each who came. */
static void log_contact(const struct meeting *meeting, const struct moving *moving)
{
    struct interaction *interaction = arena_alloc(moving->arena, sizeof(*interaction));
    struct about *about;

    record_init(&interaction_noun, interaction);
    interaction->at = meeting->starts_at;
    interaction->tz = meeting->tz;
    interaction->channel = meeting->place ? CHANNEL_IN_PERSON : CHANNEL_VIDEO;
    interaction->direction = DIRECTION_MUTUAL;
    interaction->minutes = (meeting->ends - meeting->starts) / 60;
    interaction->summary = meeting->title;
    interaction->tlp = meeting->tlp;
    interaction->attribution = meeting->attribution;
    interaction->outcome = OUTCOME_REACHED;
    interaction->location = meeting->place;
    add_parties(interaction, meeting, moving);
    add_people(interaction, meeting, moving->arena);
    if (meeting->record.ref) {
        about = list_add(&interaction->about, &about_noun, moving->arena);
        about->ref = meeting->record.ref;
    }
    moving->effects->interaction = interaction;
}

static void note_absence(struct meeting *meeting, const struct moving *moving)
{
    if (moving->request->party)
        note_add_line(&meeting->note,
                      keep_format(moving->arena, "%s did not come.",
                                  party_said(moving->facts, moving->request->party)),
                      moving->arena);
}

static bool apply(void *record, const struct moving *moving, struct error *err)
{
    struct meeting *meeting = record;

    if (!guard(meeting, moving, err))
        return false;
    meeting->status = (enum meeting_status)moving->move->to;
    note_add_line(&meeting->note, moving->request->note, moving->arena);
    if (meeting->status == MEETING_HELD)
        log_contact(meeting, moving);
    if (meeting->status == MEETING_NOT_HELD)
        note_absence(meeting, moving);
    if (meeting->status == MEETING_MINUTES_DRAFT)
        meeting->circulated_on = DATE_NONE;
    if (meeting->status == MEETING_MINUTES_CIRCULATED)
        meeting->circulated_on = moving->on;
    return true;
}

const struct lifecycle meeting_lifecycle = {
    .noun = &meeting_noun,
    .statuses = &meeting_status_choices,
    .status_at = offsetof(struct meeting, status),
    .transitions = transitions,
    .moves = moves,
    .apply = apply,
};
