#include <liaise/meeting.h>

#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/zone.h>

/* clang-format off */
static const char *const meeting_status_names[MEETING_STATUSES + 1] = {
    [MEETING_PROPOSED] = "proposed",
    [MEETING_SCHEDULED] = "scheduled",
    [MEETING_CONFIRMED] = "confirmed",
    [MEETING_POSTPONED] = "postponed",
    [MEETING_HELD] = "held",
    [MEETING_MINUTES_DRAFT] = "minutes_draft",
    [MEETING_MINUTES_CIRCULATED] = "minutes_circulated",
    [MEETING_CLOSED] = "closed",
    [MEETING_NOT_HELD] = "not_held",
    [MEETING_CANCELLED] = "cancelled",
};
const struct choices meeting_status_choices = {meeting_status_names, MEETING_STATUSES};

static const char *const rsvp_names[RSVPS + 1] = {
    [RSVP_NONE] = "none",
    [RSVP_ACCEPTED] = "accepted",
    [RSVP_TENTATIVE] = "tentative",
    [RSVP_DECLINED] = "declined",
};
const struct choices rsvp_choices = {rsvp_names, RSVPS};

static const char *const minute_kind_names[MINUTE_KINDS + 1] = {
    [MINUTE_NOTE] = "note",
    [MINUTE_DECISION] = "decision",
    [MINUTE_ACTION] = "action",
    [MINUTE_POSITION] = "position",
    [MINUTE_OBJECTION] = "objection",
};
const struct choices minute_kind_choices = {minute_kind_names, MINUTE_KINDS};

static const struct field meeting_org_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct meeting_org, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &org_noun, .label = "Organization",
     .help = "An organization that takes part"},
    {0},
};
const struct noun meeting_org_noun = {
    .name = "party",
    .plural = "parties",
    .table = "meeting_org",
    .size = sizeof(struct meeting_org),
    .fields = meeting_org_fields,
};

static const struct field meeting_person_fields[] = {
    {.name = "name", .kind = FIELD_LINK, .at = offsetof(struct meeting_person, person),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &person_noun, .column = "person_id",
     .help = "Who was asked to come"},
    {.name = "rsvp", .kind = FIELD_CHOICE, .at = offsetof(struct meeting_person, rsvp),
     .flags = FIELD_ALWAYS, .choices = &rsvp_choices, .label = "Answer",
     .help = "What they answered"},
    {.name = "attended", .kind = FIELD_FLAG, .at = offsetof(struct meeting_person, attended),
     .help = "Whether they came"},
    {.name = "sent_delegate", .kind = FIELD_TEXT,
     .at = offsetof(struct meeting_person, sent_delegate), .help = "Who came in their place"},
    {0},
};
const struct noun meeting_person_noun = {
    .name = "person",
    .plural = "people",
    .table = "meeting_person",
    .size = sizeof(struct meeting_person),
    .fields = meeting_person_fields,
};

static const struct field agenda_item_fields[] = {
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct agenda_item, text),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .label = "Item", .help = "What is to be talked about"},
    {.name = "presenter", .kind = FIELD_TEXT, .at = offsetof(struct agenda_item, presenter),
     .help = "Who speaks to it"},
    {.name = "minutes", .kind = FIELD_NUMBER, .at = offsetof(struct agenda_item, minutes),
     .least = 0, .most = 1440, .help = "How long it may take"},
    {0},
};
const struct noun agenda_item_noun = {
    .name = "agenda item",
    .plural = "agenda items",
    .table = "agenda_item",
    .said = "text",
    .size = sizeof(struct agenda_item),
    .fields = agenda_item_fields,
};

static const struct field minute_fields[] = {
    {.name = "kind", .kind = FIELD_CHOICE, .at = offsetof(struct minute, kind),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .choices = &minute_kind_choices,
     .help = "Note, decision, action, position or objection"},
    {.name = "text", .kind = FIELD_LONG, .at = offsetof(struct minute, text),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "What was said or decided"},
    {.name = "agreed_by", .kind = FIELD_TAGS, .at = offsetof(struct minute, agreed_by),
     .help = "Who agreed to the decision, by code"},
    {.name = "dissent", .kind = FIELD_TAGS, .at = offsetof(struct minute, dissent),
     .help = "Who did not, by code"},
    {.name = "became", .kind = FIELD_REF, .at = offsetof(struct minute, became),
     .flags = FIELD_MOVED, .help = "The follow-up or commitment the action became"},
    {0},
};
const struct noun minute_noun = {
    .name = "minute",
    .plural = "minutes",
    .table = "minute",
    .said = "text",
    .size = sizeof(struct minute),
    .fields = minute_fields,
};

static const struct field meeting_fields[] = {
    {.name = "title", .kind = FIELD_TEXT, .at = offsetof(struct meeting, title),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "What it is called"},
    {.name = "starts", .kind = FIELD_WALL, .at = offsetof(struct meeting, starts),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK,
     .help = "When it starts, by the clock in its zone"},
    {.name = "ends", .kind = FIELD_WALL, .at = offsetof(struct meeting, ends),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK,
     .help = "When it ends, by the clock in its zone"},
    {.name = "tz", .kind = FIELD_ZONE, .at = offsetof(struct meeting, tz),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .label = "Time zone",
     .help = "The zone of the clock it goes by"},
    {.name = "place", .kind = FIELD_TEXT, .at = offsetof(struct meeting, place),
     .flags = FIELD_QUICK, .help = "Where it is; none if only by video"},
    {.name = "link", .kind = FIELD_TEXT, .at = offsetof(struct meeting, link), .flags = FIELD_QUICK,
     .help = "The address of the call"},
    {.name = "parties", .kind = FIELD_LIST, .at = offsetof(struct meeting, parties),
     .flags = FIELD_ALWAYS | FIELD_BARE | FIELD_QUICK, .noun = &meeting_org_noun,
     .help = "The outside organizations, by code"},
    {.name = "people", .kind = FIELD_LIST, .at = offsetof(struct meeting, people),
     .flags = FIELD_ALWAYS | FIELD_QUICK, .noun = &meeting_person_noun,
     .help = "Who is asked to come, by name"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct meeting, status),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .choices = &meeting_status_choices,
     .help = "Where it stands"},
    {.name = "agenda", .kind = FIELD_LIST, .at = offsetof(struct meeting, agenda),
     .flags = FIELD_ALWAYS | FIELD_BARE | FIELD_QUICK, .noun = &agenda_item_noun,
     .help = "What is to be talked about"},
    {.name = "minutes", .kind = FIELD_LIST, .at = offsetof(struct meeting, minutes),
     .flags = FIELD_ALWAYS, .noun = &minute_noun, .help = "What was said and decided"},
    {.name = "series", .kind = FIELD_TEXT, .at = offsetof(struct meeting, series),
     .help = "The name of the round it belongs to"},
    {.name = "purpose", .kind = FIELD_TEXT, .at = offsetof(struct meeting, purpose),
     .help = "What it should bring about"},
    {.name = "chair", .kind = FIELD_LINK, .at = offsetof(struct meeting, chair),
     .noun = &person_noun, .help = "Who leads it"},
    {.name = "attribution", .kind = FIELD_CHOICE, .at = offsetof(struct meeting, attribution),
     .choices = &attribution_choices, .help = "How it may be quoted; none means by name"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct meeting, tlp),
     .choices = &tlp_choices, .label = "TLP label",
     .help = "Who may be told: red, amber+strict, amber, green or clear"},
    {.name = "quorum", .kind = FIELD_NUMBER, .at = offsetof(struct meeting, quorum), .least = 0,
     .most = INT64_MAX, .help = "How many must have accepted; none means half"},
    {.name = "circulated_on", .kind = FIELD_DATE, .at = offsetof(struct meeting, circulated_on),
     .flags = FIELD_MOVED, .help = "The day the minutes were sent round"},
    {.name = "note", .kind = FIELD_LONG, .at = offsetof(struct meeting, note),
     .help = "What else to know"},
    {.name = "starts_at", .kind = FIELD_INSTANT, .at = offsetof(struct meeting, starts_at),
     .flags = FIELD_REQUIRED | FIELD_HIDDEN, .help = "The moment it starts"},
    {.name = "ends_at", .kind = FIELD_INSTANT, .at = offsetof(struct meeting, ends_at),
     .flags = FIELD_REQUIRED | FIELD_HIDDEN, .help = "The moment it ends"},
    {0},
};
const struct noun meeting_noun = {
    .name = "meeting",
    .plural = "meetings",
    .table = "meeting",
    .letter = 'M',
    .key = "ref",
    .said = "title",
    .size = sizeof(struct meeting),
    .fields = meeting_fields,
};
/* clang-format on */

bool meeting_is_ahead(const struct meeting *meeting)
{
    return meeting->status == MEETING_PROPOSED || meeting->status == MEETING_SCHEDULED
           || meeting->status == MEETING_CONFIRMED;
}

bool meeting_was_held(const struct meeting *meeting)
{
    return meeting->status == MEETING_HELD || meeting->status == MEETING_MINUTES_DRAFT
           || meeting->status == MEETING_MINUTES_CIRCULATED || meeting->status == MEETING_CLOSED;
}

bool meeting_prepare(struct meeting *meeting, struct zones *zones, struct error *err)
{
    const struct zone *zone;
    int64_t starts_at, ends_at;

    if (meeting->starts == WALL_NONE || meeting->ends == WALL_NONE || !meeting->tz)
        return error_set(err, ERROR_INVALID, "a meeting needs a start, an end and a time zone");
    if (!zone_get(&zone, zones, meeting->tz, err))
        return false;
    starts_at = zone_instant(zone, meeting->starts, NULL);
    ends_at = zone_instant(zone, meeting->ends, NULL);
    if (ends_at < starts_at)
        return error_set(err, ERROR_INVALID, "the meeting ends before it starts");
    meeting->starts_at = starts_at;
    meeting->ends_at = ends_at;
    return true;
}
