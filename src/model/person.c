#include <liaise/person.h>

#include <liaise/org.h>

/* clang-format off */
static const char *const authority_names[AUTHORITIES + 1] = {
    [AUTHORITY_CAN_COMMIT] = "can_commit",
    [AUTHORITY_CAN_RECOMMEND] = "can_recommend",
    [AUTHORITY_CAN_INFORM] = "can_inform",
    [AUTHORITY_GATEKEEPER] = "gatekeeper",
    [AUTHORITY_OBSERVER] = "observer",
};
const struct choices authority_choices = {authority_names, AUTHORITIES};

static const char *const contact_type_names[CONTACT_TYPES + 1] = {
    [CONTACT_PHONE] = "phone",
    [CONTACT_EMAIL] = "email",
    [CONTACT_RADIO] = "radio",
    [CONTACT_MESSAGE] = "message",
    [CONTACT_LETTER] = "letter",
};
const struct choices contact_type_choices = {contact_type_names, CONTACT_TYPES};

static const struct field role_held_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct role_held, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &org_noun, .label = "Organization",
     .help = "Where the post is"},
    {.name = "title", .kind = FIELD_TEXT, .at = offsetof(struct role_held, title),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "The name of the post"},
    {.name = "from", .kind = FIELD_DATE, .at = offsetof(struct role_held, from),
     .flags = FIELD_ALWAYS, .column = "from_on", .help = "The first day in the post"},
    {.name = "to", .kind = FIELD_DATE, .at = offsetof(struct role_held, to), .column = "to_on",
     .help = "The last day in the post; none while it lasts"},
    {.name = "primary", .kind = FIELD_FLAG, .at = offsetof(struct role_held, primary),
     .flags = FIELD_ALWAYS, .column = "is_primary",
     .help = "Whether this post is named beside the person"},
    {.name = "authority", .kind = FIELD_CHOICE, .at = offsetof(struct role_held, authority),
     .flags = FIELD_ALWAYS, .choices = &authority_choices,
     .help = "What they may promise for their organization"},
    {.name = "deputy_of", .kind = FIELD_LINK, .at = offsetof(struct role_held, deputy_of),
     .noun = &person_noun, .help = "The person they stand in for"},
    {.name = "successor", .kind = FIELD_LINK, .at = offsetof(struct role_held, successor),
     .noun = &person_noun, .help = "The person who follows them in the post"},
    {0},
};
const struct noun role_held_noun = {
    .name = "role",
    .plural = "roles",
    .table = "role",
    .said = "title",
    .size = sizeof(struct role_held),
    .fields = role_held_fields,
};

static const struct field contact_fields[] = {
    {.name = "type", .kind = FIELD_CHOICE, .at = offsetof(struct contact, type),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .choices = &contact_type_choices,
     .help = "Phone, email, radio, message or letter"},
    {.name = "value", .kind = FIELD_TEXT, .at = offsetof(struct contact, value),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "The number, address or call sign"},
    {.name = "label", .kind = FIELD_TEXT, .at = offsetof(struct contact, label),
     .help = "Which one it is: desk, mobile, EOC net"},
    {.name = "hours", .kind = FIELD_TEXT, .at = offsetof(struct contact, hours),
     .help = "When it is answered: mon-fri 08:00-17:00"},
    {.name = "preferred", .kind = FIELD_NUMBER, .at = offsetof(struct contact, preferred),
     .least = 1, .most = 99, .help = "In which order to try, 1 first"},
    {.name = "sensitive", .kind = FIELD_FLAG, .at = offsetof(struct contact, sensitive),
     .help = "Whether it stays out of every list we hand out"},
    {.name = "verified_on", .kind = FIELD_DATE, .at = offsetof(struct contact, verified_on),
     .help = "The day it was last known to work"},
    {.name = "bounced_on", .kind = FIELD_DATE, .at = offsetof(struct contact, bounced_on),
     .help = "The day it did not work"},
    {0},
};
const struct noun contact_noun = {
    .name = "channel",
    .plural = "channels",
    .table = "contact",
    .said = "value",
    .size = sizeof(struct contact),
    .fields = contact_fields,
};

static const struct field person_fields[] = {
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct person, name),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK,
     .help = "The name they are quoted by; no two people share one"},
    {.name = "name_local", .kind = FIELD_TEXT, .at = offsetof(struct person, name_local),
     .label = "Local name", .help = "The name in their own language or script"},
    {.name = "salutation", .kind = FIELD_TEXT, .at = offsetof(struct person, salutation),
     .flags = FIELD_QUICK, .help = "How to address them: Director Vasquez-Holm"},
    {.name = "languages", .kind = FIELD_TAGS, .at = offsetof(struct person, languages),
     .flags = FIELD_ALWAYS | FIELD_QUICK, .help = "Languages, the preferred one first: en, es B2"},
    {.name = "timezone", .kind = FIELD_ZONE, .at = offsetof(struct person, timezone),
     .flags = FIELD_QUICK, .label = "Time zone",
     .help = "The zone they are in, when it is not their office's"},
    {.name = "roles", .kind = FIELD_LIST, .at = offsetof(struct person, roles),
     .flags = FIELD_ALWAYS, .noun = &role_held_noun, .label = "Posts",
     .help = "The posts they hold and held"},
    {.name = "channels", .kind = FIELD_LIST, .at = offsetof(struct person, channels),
     .flags = FIELD_ALWAYS, .noun = &contact_noun, .label = "How to reach",
     .help = "How to reach them"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct person, tlp),
     .choices = &tlp_choices, .label = "TLP label", .help = "Who may see these details"},
    {.name = "notes", .kind = FIELD_LONG, .at = offsetof(struct person, notes),
     .flags = FIELD_QUICK, .help = "What else to know"},
    {.name = "given", .kind = FIELD_TEXT, .at = offsetof(struct person, given),
     .label = "Given name", .help = "The given name, for address books"},
    {.name = "family", .kind = FIELD_TEXT, .at = offsetof(struct person, family),
     .label = "Family name", .help = "The family name, for address books"},
    {.name = "pronunciation", .kind = FIELD_TEXT, .at = offsetof(struct person, pronunciation),
     .help = "How the name is said"},
    {.name = "interpreter_needed", .kind = FIELD_FLAG,
     .at = offsetof(struct person, interpreter_needed), .help = "Whether to bring an interpreter"},
    {.name = "access_notes", .kind = FIELD_LONG, .at = offsetof(struct person, access_notes),
     .help = "Diet, step-free access and the like"},
    {.name = "do_not_contact", .kind = FIELD_TEXT, .at = offsetof(struct person, do_not_contact),
     .help = "Why they must not be contacted; none if they may"},
    {0},
};
const struct noun person_noun = {
    .name = "person",
    .plural = "people",
    .table = "person",
    .key = "name",
    .said = "name",
    .size = sizeof(struct person),
    .fields = person_fields,
};
/* clang-format on */

bool role_is_live(const struct role_held *role, struct date on)
{
    return (!date_is_set(role->from) || role->from.day <= on.day)
           && (!date_is_set(role->to) || on.day <= role->to.day);
}

const struct role_held *person_role(const struct person *person, struct date on)
{
    const struct role_held *roles = person->roles.items, *live = NULL;

    for (size_t i = 0; i < person->roles.count; i++) {
        if (!role_is_live(&roles[i], on))
            continue;
        if (roles[i].primary == FLAG_YES)
            return &roles[i];
        if (!live)
            live = &roles[i];
    }
    return live;
}

bool person_check(const struct person *person, struct error *err)
{
    const struct role_held *roles = person->roles.items;

    for (size_t i = 0; i < person->roles.count; i++) {
        const struct role_held *role = &roles[i];

        if (date_is_set(role->from) && date_is_set(role->to) && role->to.day < role->from.day)
            return error_set(err, ERROR_INVALID, "the post '%.80s' ends before it begins",
                             role->title ? role->title : "");
    }
    return true;
}
