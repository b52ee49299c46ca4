#ifndef TESTS_SUPPORT_FORMS_H
#define TESTS_SUPPORT_FORMS_H

/* Dana of the sample region, with a form open on her desk. */

#include "app/desk_form.h"
#include "app/desk_form_private.h"
#include "support/region.h"
#include "support/temp.h"

struct forms {
    struct region region; /* its store is a copy, the test's own */
    struct store *sample;
    struct temp *temp;
    struct places places;
    struct command_set commands;
    struct desk_form *form;
};

/* The region is read once for all tests of a program; each gets a store of its own. */
int forms_group_setup(void **state);
int forms_group_teardown(void **state);
int forms_setup(void **state);
int forms_teardown(void **state);

/* Open the form of a command for the record that is quoted so; NULL for none. */
void forms_open(struct forms *forms, const char *command, const char *key);
void forms_open_add(struct forms *forms, const char *noun, const char *about);

/*
 * Keys separated by blanks; returns what the last one was answered with. Contacts settle nothing.
 */
enum desk_form_answer forms_press(struct forms *forms, const char *keys);
/* C-s, which must save. Returns the ref of what was made or changed. */
const char *forms_save(struct forms *forms);
/* Type a text into the field with the focus. */
void forms_type(struct forms *forms, const char *text);
/* Go to the field of that name, empty it and type. */
void forms_fill(struct forms *forms, const char *name, const char *text);

const char *forms_typed(const struct forms *forms, const char *name);
const char *forms_note(const struct forms *forms, const char *name, enum form_note note);
size_t forms_at(const struct forms *forms, const char *name);

/* What the whole screen of that size looks like, as canvas_dump_text() has it, in the arena. */
const char *forms_shown(struct forms *forms, int width, int height);

/* The record that the store has under that key; it lives as long as the fixture. */
void *forms_record(struct forms *forms, const struct noun *noun, const char *key);

#endif
