#include <liaise/org.h>

#include <assert.h>

/* clang-format off */
static const char *const org_kind_names[ORG_KINDS + 1] = {
    [ORG_CITY] = "city",
    [ORG_COUNTY] = "county",
    [ORG_STATE] = "state",
    [ORG_FEDERAL] = "federal",
    [ORG_TRIBAL_NATION] = "tribal_nation",
    [ORG_SPECIAL_DISTRICT] = "special_district",
    [ORG_UTILITY] = "utility",
    [ORG_HOSPITAL] = "hospital",
    [ORG_SCHOOL] = "school",
    [ORG_NGO] = "ngo",
    [ORG_COMMUNITY_GROUP] = "community_group",
    [ORG_VENDOR] = "vendor",
    [ORG_MEDIA] = "media",
    [ORG_MILITARY] = "military",
    [ORG_INTERNAL_DEPARTMENT] = "internal_department",
    [ORG_OTHER] = "other",
};
const struct choices org_kind_choices = {org_kind_names, ORG_KINDS};

static const char *const ics_relation_names[ICS_RELATIONS + 1] = {
    [ICS_JURISDICTIONAL] = "jurisdictional",
    [ICS_ASSISTING] = "assisting",
    [ICS_COOPERATING] = "cooperating",
    [ICS_REPRESENTATIVE_ONLY] = "agency_representative_only",
    [ICS_STAKEHOLDER] = "stakeholder",
    [ICS_NO_RELATION] = "none",
};
const struct choices ics_relation_choices = {ics_relation_names, ICS_RELATIONS};

static const char *const engagement_names[ENGAGEMENTS + 1] = {
    [ENGAGEMENT_UNAWARE] = "unaware",
    [ENGAGEMENT_RESISTANT] = "resistant",
    [ENGAGEMENT_NEUTRAL] = "neutral",
    [ENGAGEMENT_SUPPORTIVE] = "supportive",
    [ENGAGEMENT_LEADING] = "leading",
};
const struct choices engagement_choices = {engagement_names, ENGAGEMENTS};

static const char *const participation_names[PARTICIPATIONS + 1] = {
    [PARTICIPATION_INFORM] = "inform",
    [PARTICIPATION_CONSULT] = "consult",
    [PARTICIPATION_INVOLVE] = "involve",
    [PARTICIPATION_COLLABORATE] = "collaborate",
    [PARTICIPATION_EMPOWER] = "empower",
};
const struct choices participation_choices = {participation_names, PARTICIPATIONS};

static const char *const bridge_kind_names[BRIDGE_KINDS + 1] = {
    [BRIDGE_PARENT] = "parent",
    [BRIDGE_REGULATES] = "regulates",
    [BRIDGE_FUNDS] = "funds",
    [BRIDGE_SUPPLIES] = "supplies",
    [BRIDGE_SERVES] = "serves",
    [BRIDGE_MUTUAL_AID] = "mutual_aid",
    [BRIDGE_COMPETES] = "competes",
    [BRIDGE_IN_DISPUTE] = "in_dispute",
    [BRIDGE_MEMBER_OF] = "member_of",
};
const struct choices bridge_kind_choices = {bridge_kind_names, BRIDGE_KINDS};

static const struct field pause_fields[] = {
    {.name = "from", .kind = FIELD_DATE, .at = offsetof(struct pause, from),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_CONFIG, .column = "from_on",
     .help = "The first day that does not count as silence"},
    {.name = "to", .kind = FIELD_DATE, .at = offsetof(struct pause, to),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_CONFIG, .column = "to_on",
     .help = "The last day that does not count as silence"},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct pause, reason),
     .flags = FIELD_CONFIG, .help = "Why: recess, mourning, leave"},
    {0},
};
const struct noun pause_noun = {
    .name = "pause",
    .plural = "pauses",
    .table = "pause",
    .said = "reason",
    .size = sizeof(struct pause),
    .fields = pause_fields,
};

static const struct field org_fields[] = {
    {.name = "code", .kind = FIELD_TEXT, .at = offsetof(struct org, code),
     .flags = FIELD_REQUIRED | FIELD_CONFIG, .help = "The short name you type and lists show"},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct org, name),
     .flags = FIELD_REQUIRED | FIELD_CONFIG, .help = "The full name"},
    {.name = "name_local", .kind = FIELD_TEXT, .at = offsetof(struct org, name_local),
     .flags = FIELD_CONFIG, .label = "Local name",
     .help = "The name in their own language or script"},
    {.name = "org_kind", .kind = FIELD_CHOICE, .at = offsetof(struct org, kind),
     .flags = FIELD_CONFIG, .choices = &org_kind_choices, .label = "Kind",
     .help = "What sort of organization it is"},
    {.name = "sector", .kind = FIELD_TEXT, .at = offsetof(struct org, sector),
     .flags = FIELD_CONFIG, .help = "What they work in"},
    {.name = "parent", .kind = FIELD_TEXT, .at = offsetof(struct org, parent),
     .flags = FIELD_CONFIG, .help = "The code of the organization it belongs to"},
    {.name = "tier", .kind = FIELD_NUMBER, .at = offsetof(struct org, tier), .flags = FIELD_CONFIG,
     .least = 1, .most = 4, .help = "How close a watch it needs, 1 the closest"},
    {.name = "is_home", .kind = FIELD_FLAG, .at = offsetof(struct org, is_home),
     .flags = FIELD_CONFIG, .label = "Home", .help = "Whether it is our own organization"},
    {.name = "timezone", .kind = FIELD_ZONE, .at = offsetof(struct org, timezone),
     .flags = FIELD_CONFIG, .label = "Time zone",
     .help = "The zone of their office, such as Europe/Paris"},
    {.name = "languages", .kind = FIELD_TAGS, .at = offsetof(struct org, languages),
     .flags = FIELD_CONFIG, .help = "Languages they work in, the preferred one first"},
    {.name = "hours", .kind = FIELD_TEXT, .at = offsetof(struct org, hours), .flags = FIELD_CONFIG,
     .label = "Working hours", .help = "When they can be reached: mon-fri 08:00-17:00"},
    {.name = "cadence_ideal", .kind = FIELD_NUMBER, .at = offsetof(struct org, cadence_ideal),
     .flags = FIELD_CONFIG, .least = 1, .most = INT64_MAX, .label = "Speak every",
     .help = "How often we mean to speak, in days"},
    {.name = "cadence_max", .kind = FIELD_NUMBER, .at = offsetof(struct org, cadence_max),
     .flags = FIELD_CONFIG, .least = 1, .most = INT64_MAX, .label = "Silence at most",
     .help = "Days of silence that become a warning"},
    {.name = "power", .kind = FIELD_NUMBER, .at = offsetof(struct org, power),
     .flags = FIELD_CONFIG, .least = 1, .most = 5,
     .help = "What they can do for or against us, 1 to 5"},
    {.name = "interest", .kind = FIELD_NUMBER, .at = offsetof(struct org, interest),
     .flags = FIELD_CONFIG, .least = 1, .most = 5,
     .help = "How much the matter touches them, 1 to 5"},
    {.name = "influence", .kind = FIELD_NUMBER, .at = offsetof(struct org, influence),
     .flags = FIELD_CONFIG, .least = 1, .most = 5,
     .help = "How much others listen to them, 1 to 5"},
    {.name = "impact", .kind = FIELD_NUMBER, .at = offsetof(struct org, impact),
     .flags = FIELD_CONFIG, .least = 1, .most = 5,
     .help = "How much the outcome changes for them, 1 to 5"},
    {.name = "engagement_current", .kind = FIELD_CHOICE,
     .at = offsetof(struct org, engagement_current), .flags = FIELD_CONFIG,
     .choices = &engagement_choices, .label = "Engagement", .help = "Where they stand now"},
    {.name = "engagement_desired", .kind = FIELD_CHOICE,
     .at = offsetof(struct org, engagement_desired), .flags = FIELD_CONFIG,
     .choices = &engagement_choices, .label = "Wished engagement",
     .help = "Where we wish them to stand"},
    {.name = "participation", .kind = FIELD_CHOICE, .at = offsetof(struct org, participation),
     .flags = FIELD_CONFIG, .choices = &participation_choices,
     .help = "How far they take part in decisions (IAP2)"},
    {.name = "ics_relation", .kind = FIELD_CHOICE, .at = offsetof(struct org, ics_relation),
     .flags = FIELD_CONFIG, .choices = &ics_relation_choices, .label = "ICS relation",
     .help = "Their place in an incident (ICS)"},
    {.name = "needs", .kind = FIELD_TAGS, .at = offsetof(struct org, needs), .flags = FIELD_CONFIG,
     .help = "What they need from us"},
    {.name = "capabilities", .kind = FIELD_LONG, .at = offsetof(struct org, capabilities),
     .flags = FIELD_CONFIG, .help = "What they can send or do"},
    {.name = "constraints", .kind = FIELD_LONG, .at = offsetof(struct org, constraints),
     .flags = FIELD_CONFIG, .help = "What they may not or cannot do; printed on every brief"},
    {.name = "taboos", .kind = FIELD_LONG, .at = offsetof(struct org, taboos),
     .flags = FIELD_CONFIG, .help = "What must not be said or done with them"},
    {.name = "notes", .kind = FIELD_LONG, .at = offsetof(struct org, notes), .flags = FIELD_CONFIG,
     .help = "What else to know"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct org, tlp), .flags = FIELD_CONFIG,
     .choices = &tlp_choices, .label = "TLP label",
     .help = "The label of what they tell us when nobody says otherwise"},
    {.name = "active_from", .kind = FIELD_DATE, .at = offsetof(struct org, active_from),
     .flags = FIELD_CONFIG, .help = "The day we began to look after them"},
    {.name = "active_to", .kind = FIELD_DATE, .at = offsetof(struct org, active_to),
     .flags = FIELD_CONFIG, .help = "The day we stopped looking after them"},
    {.name = "pauses", .kind = FIELD_LIST, .at = offsetof(struct org, pauses),
     .flags = FIELD_CONFIG, .noun = &pause_noun, .help = "Days that do not count as silence"},
    {.name = "archived_on", .kind = FIELD_DATE, .at = offsetof(struct org, archived_on),
     .flags = FIELD_MOVED, .help = "The day it left liaise.yaml"},
    {0},
};
const struct noun org_noun = {
    .name = "org",
    .plural = "orgs",
    .table = "org",
    .key = "code",
    .said = "name",
    .size = sizeof(struct org),
    .fields = org_fields,
};

static const struct field bridge_fields[] = {
    {.name = "a", .kind = FIELD_LINK, .at = offsetof(struct bridge, a),
     .flags = FIELD_REQUIRED | FIELD_CONFIG, .noun = &org_noun, .label = "Between",
     .help = "One of the two organizations"},
    {.name = "b", .kind = FIELD_LINK, .at = offsetof(struct bridge, b),
     .flags = FIELD_REQUIRED | FIELD_CONFIG, .noun = &org_noun, .label = "And",
     .help = "The other one"},
    {.name = "bridge_kind", .kind = FIELD_CHOICE, .at = offsetof(struct bridge, kind),
     .flags = FIELD_CONFIG, .choices = &bridge_kind_choices, .label = "Kind",
     .help = "What the one is to the other"},
    {.name = "purpose", .kind = FIELD_TEXT, .at = offsetof(struct bridge, purpose),
     .flags = FIELD_CONFIG, .help = "What we keep them together for"},
    {.name = "from", .kind = FIELD_DATE, .at = offsetof(struct bridge, from), .flags = FIELD_CONFIG,
     .column = "from_on", .help = "The day it began"},
    {.name = "to", .kind = FIELD_DATE, .at = offsetof(struct bridge, to), .flags = FIELD_CONFIG,
     .column = "to_on", .help = "The day it ended"},
    {.name = "cadence_days", .kind = FIELD_NUMBER, .at = offsetof(struct bridge, cadence_days),
     .flags = FIELD_CONFIG, .least = 1, .most = INT64_MAX, .label = "Speak every",
     .help = "How often the two should speak, in days"},
    {.name = "archived_on", .kind = FIELD_DATE, .at = offsetof(struct bridge, archived_on),
     .flags = FIELD_MOVED, .help = "The day it left liaise.yaml"},
    {0},
};
const struct noun bridge_noun = {
    .name = "bridge",
    .plural = "bridges",
    .table = "bridge",
    .key = "uid",
    .said = "purpose",
    .size = sizeof(struct bridge),
    .fields = bridge_fields,
};
/* clang-format on */

enum { HIGH = 4 }; /* the halves of 1..5 part at 3.5 */

enum quadrant org_quadrant(const struct org *org)
{
    if (org->power >= HIGH)
        return org->interest >= HIGH ? QUADRANT_MANAGE_CLOSELY : QUADRANT_KEEP_SATISFIED;
    return org->interest >= HIGH ? QUADRANT_KEEP_INFORMED : QUADRANT_MONITOR;
}

const char *quadrant_name(enum quadrant quadrant)
{
    static const char *const names[] = {
        [QUADRANT_MONITOR] = "monitor",
        [QUADRANT_KEEP_INFORMED] = "keep_informed",
        [QUADRANT_KEEP_SATISFIED] = "keep_satisfied",
        [QUADRANT_MANAGE_CLOSELY] = "manage_closely",
    };

    assert(quadrant <= QUADRANT_MANAGE_CLOSELY);
    return names[quadrant];
}
