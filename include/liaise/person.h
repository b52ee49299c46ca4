#ifndef LIAISE_PERSON_H
#define LIAISE_PERSON_H

/*
 * People, the posts they hold and how to reach them. A person is quoted by name, which is unique.
 */

#include <liaise/noun.h>

enum authority {
    AUTHORITY_NONE, AUTHORITY_CAN_COMMIT, AUTHORITY_CAN_RECOMMEND, AUTHORITY_CAN_INFORM,
    AUTHORITY_GATEKEEPER, AUTHORITY_OBSERVER, AUTHORITIES
};
enum contact_type {
    CONTACT_NONE, CONTACT_PHONE, CONTACT_EMAIL, CONTACT_RADIO, CONTACT_MESSAGE, CONTACT_LETTER,
    CONTACT_TYPES
};

/* A post in an organization, dated. */
struct role_held {
    int64_t id;
    struct link org;
    const char *title;
    struct date from, to;           /* to: DATE_NONE while it lasts */
    enum flag primary;
    enum authority authority;
    struct link deputy_of, successor;
};

/* A way to reach somebody. */
struct contact {
    int64_t id;
    enum contact_type type;
    const char *value, *label, *hours;
    int64_t preferred;              /* 1 first */
    enum flag sensitive;
    struct date verified_on, bounced_on;
};

struct person {
    struct record record;
    const char *name, *name_local, *salutation;
    struct tags languages;          /* "en", or with a level: "en B2" */
    const char *timezone;
    struct list roles;              /* struct role_held */
    struct list channels;           /* struct contact */
    enum tlp tlp;
    const char *notes;
    const char *given, *family, *pronunciation;
    enum flag interpreter_needed;
    const char *access_notes;       /* diet, wheelchair … */
    const char *do_not_contact;     /* the reason */
};

extern const struct noun person_noun, role_held_noun, contact_noun;
extern const struct choices authority_choices, contact_type_choices;

bool role_is_live(const struct role_held *role, struct date on);
/*
 * The post to name beside the person on that day: a live primary one, else a live one; NULL if
 * none.
 */
const struct role_held *person_role(const struct person *person, struct date on);

/*
 * Roles that end before they begin are refused; two primary posts at once are a warning, not an
 * error.
 */
MUST_CHECK bool person_check(const struct person *person, struct error *err);

#endif
