#include <liaise/interaction.h>

#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/zone.h>

/* clang-format off */
static const char *const direction_names[DIRECTIONS + 1] = {
    [DIRECTION_MUTUAL] = "mutual",
    [DIRECTION_INBOUND] = "inbound",
    [DIRECTION_OUTBOUND] = "outbound",
};
const struct choices direction_choices = {direction_names, DIRECTIONS};

static const char *const part_names[PARTS + 1] = {
    [PART_INITIATOR] = "initiator",
    [PART_PRESENT] = "present",
    [PART_TO] = "to",
    [PART_CC] = "cc",
    [PART_INTERPRETER] = "interpreter",
    [PART_MENTIONED] = "mentioned",
    [PART_ABSENT_INVITED] = "absent_invited",
};
const struct choices part_choices = {part_names, PARTS};

static const struct field interaction_org_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct interaction_org, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &org_noun, .label = "Organization",
     .help = "An organization that took part"},
    {.name = "part", .kind = FIELD_CHOICE, .at = offsetof(struct interaction_org, part),
     .choices = &part_choices, .help = "How it took part"},
    {0},
};
const struct noun interaction_org_noun = {
    .name = "party",
    .plural = "parties",
    .table = "interaction_org",
    .size = sizeof(struct interaction_org),
    .fields = interaction_org_fields,
};

static const struct field interaction_person_fields[] = {
    {.name = "person", .kind = FIELD_LINK, .at = offsetof(struct interaction_person, person),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &person_noun,
     .help = "A person who took part"},
    {.name = "part", .kind = FIELD_CHOICE, .at = offsetof(struct interaction_person, part),
     .choices = &part_choices, .help = "How they took part"},
    {0},
};
const struct noun interaction_person_noun = {
    .name = "person",
    .plural = "people",
    .table = "interaction_person",
    .size = sizeof(struct interaction_person),
    .fields = interaction_person_fields,
};

static const struct field about_fields[] = {
    {.name = "ref", .kind = FIELD_REF, .at = offsetof(struct about, ref),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .label = "Reference",
     .help = "The record that was spoken about, such as I-12"},
    {0},
};
const struct noun about_noun = {
    .name = "mention",
    .plural = "mentions",
    .table = "about",
    .size = sizeof(struct about),
    .fields = about_fields,
};

static const struct field interaction_fields[] = {
    {.name = "at", .kind = FIELD_INSTANT, .at = offsetof(struct interaction, at),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .label = "When", .help = "When it was"},
    {.name = "tz", .kind = FIELD_ZONE, .at = offsetof(struct interaction, tz),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .label = "Time zone",
     .help = "The zone of the clock it was said by"},
    {.name = "channel", .kind = FIELD_CHOICE, .at = offsetof(struct interaction, channel),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &channel_choices,
     .help = "In person, by phone, by email"},
    {.name = "direction", .kind = FIELD_CHOICE, .at = offsetof(struct interaction, direction),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &direction_choices,
     .help = "Who turned to whom"},
    {.name = "replied", .kind = FIELD_FLAG, .at = offsetof(struct interaction, replied),
     .help = "Whether what we sent was answered"},
    {.name = "minutes", .kind = FIELD_NUMBER, .at = offsetof(struct interaction, minutes),
     .flags = FIELD_ALWAYS, .least = 0, .most = INT64_MAX, .help = "How long it took"},
    {.name = "parties", .kind = FIELD_LIST, .at = offsetof(struct interaction, parties),
     .flags = FIELD_ALWAYS | FIELD_BARE | FIELD_QUICK, .noun = &interaction_org_noun,
     .help = "The outside organizations, by code"},
    {.name = "people", .kind = FIELD_LIST, .at = offsetof(struct interaction, people),
     .flags = FIELD_ALWAYS | FIELD_BARE | FIELD_QUICK, .noun = &interaction_person_noun,
     .help = "The people on the outside, by name"},
    {.name = "summary", .kind = FIELD_TEXT, .at = offsetof(struct interaction, summary),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "What was said, in one line"},
    {.name = "body", .kind = FIELD_LONG, .at = offsetof(struct interaction, body),
     .help = "What was said, in full"},
    {.name = "language", .kind = FIELD_TEXT, .at = offsetof(struct interaction, language),
     .help = "The language it was in, when not the usual one"},
    {.name = "sentiment", .kind = FIELD_NUMBER, .at = offsetof(struct interaction, sentiment),
     .flags = FIELD_QUICK, .least = -2, .most = 2,
     .help = "-2 hostile, -1 negative, 0 neutral, 1 positive, 2 warm"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct interaction, tlp),
     .choices = &tlp_choices, .label = "TLP label",
     .help = "Who may be told: red, amber+strict, amber, green or clear"},
    {.name = "attribution", .kind = FIELD_CHOICE, .at = offsetof(struct interaction, attribution),
     .choices = &attribution_choices, .help = "How it may be quoted; none means by name"},
    {.name = "about", .kind = FIELD_LIST, .at = offsetof(struct interaction, about),
     .flags = FIELD_BARE, .noun = &about_noun,
     .help = "The records it was about, such as I-12, C-7"},
    {.name = "outcome", .kind = FIELD_CHOICE, .at = offsetof(struct interaction, outcome),
     .choices = &outcome_choices, .help = "Whether anybody was reached"},
    {.name = "location", .kind = FIELD_TEXT, .at = offsetof(struct interaction, location),
     .help = "Where it was"},
    {.name = "interpreter", .kind = FIELD_TEXT, .at = offsetof(struct interaction, interpreter),
     .help = "Who interpreted"},
    {.name = "internal", .kind = FIELD_FLAG, .at = offsetof(struct interaction, internal),
     .help = "Whether only our own people took part"},
    {.name = "amended_by", .kind = FIELD_REF, .at = offsetof(struct interaction, amended_by),
     .flags = FIELD_MOVED, .help = "The contact that corrects this one"},
    {.name = "day", .kind = FIELD_DATE, .at = offsetof(struct interaction, day),
     .flags = FIELD_REQUIRED | FIELD_HIDDEN, .help = "The day it was, in its zone"},
    {0},
};
const struct noun interaction_noun = {
    .name = "interaction",
    .plural = "interactions",
    .table = "interaction",
    .letter = 'N',
    .key = "ref",
    .said = "summary",
    .size = sizeof(struct interaction),
    .fields = interaction_fields,
};
/* clang-format on */

/* A broadcast is heard by everybody and answered by nobody. */
bool interaction_is_two_way(const struct interaction *interaction)
{
    if (interaction->channel == CHANNEL_BROADCAST)
        return false;
    return interaction->direction != DIRECTION_OUTBOUND || interaction->replied == FLAG_YES;
}

bool interaction_prepare(struct interaction *interaction, struct zones *zones, struct error *err)
{
    const struct zone *zone;

    if (interaction->at == INSTANT_NONE || !interaction->tz)
        return error_set(err, ERROR_INVALID, "a contact needs a time and its time zone");
    if (!interaction->parties.count && !interaction->people.count
        && interaction->internal != FLAG_YES)
        return error_set(err, ERROR_INVALID,
                         "a contact needs somebody outside; mark it internal if there was nobody");
    if (!zone_get(&zone, zones, interaction->tz, err))
        return false;
    interaction->day = zone_date(zone, interaction->at);
    return true;
}
