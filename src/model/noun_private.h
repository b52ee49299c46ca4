#ifndef MODEL_NOUN_PRIVATE_H
#define MODEL_NOUN_PRIVATE_H

/* What the files about fields and records share. */

#include <liaise/noun.h>

/* Where the field is, to be written to. */
void *field_room(const struct field *field, void *record);

/* The type of the member behind a kind of field. */
enum member {
    MEMBER_TEXT,   /* const char * */
    MEMBER_NUMBER, /* int64_t; not given: INT64_MIN, whatever it counts */
    MEMBER_CHOICE, /* an enum */
    MEMBER_DATE,   /* struct date */
    MEMBER_LINK,   /* struct link */
    MEMBER_TAGS,   /* struct tags */
    MEMBER_LIST,   /* struct list */
};
enum member field_member(const struct field *field);

void field_clear(const struct field *field, void *record);

/* The words of a choice or a flag. */
const struct choices *field_choices(const struct field *field);

/* One capital letter, a dash, a number that begins with no zero: "I-12". Its noun may be unknown.
 */
bool text_is_ref(const char *text);

#endif
