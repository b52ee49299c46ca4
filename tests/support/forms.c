#include "support/forms.h"

#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/fixture.h"

int forms_group_setup(void **state)
{
    struct forms *forms = calloc(1, sizeof(*forms));

    if (!forms)
        return -1;
    (void)setlocale(LC_ALL, ""); /* widths, and signs beyond ASCII */
    region_open_filled(&forms->region);
    forms->sample = forms->region.store;
    command_set_make(&forms->commands, &forms->region.arena);
    *state = forms;
    return 0;
}

int forms_group_teardown(void **state)
{
    struct forms *forms = *state;

    region_close(&forms->region);
    free(forms);
    return 0;
}

int forms_setup(void **state)
{
    struct forms *forms = *state;
    const char *path;
    struct error err = {0};

    forms->temp = temp_open();
    path = temp_path(forms->temp, "sample.db");
    must(store_copy(forms->sample, path, &err));
    must(store_open(&forms->region.store, path, STORE_WRITE, &err));
    forms->places = (struct places){
        .config_path = temp_path(forms->temp, "liaise.yaml"),
        .runtime_folder = temp_path(forms->temp, "run/liaise"),
    };
    forms->region.desk.places = &forms->places;
    forms->region.desk.store = forms->region.store;
    forms->region.desk.now.instant = FIXTURE_NOW;
    return 0;
}

int forms_teardown(void **state)
{
    struct forms *forms = *state;

    desk_form_free(forms->form);
    forms->form = NULL;
    store_close(forms->region.store);
    forms->region.store = forms->sample;
    return temp_close(forms->temp);
}

static void open_request(struct forms *forms, const struct desk_form_request *request)
{
    struct error err = {0};

    desk_form_free(forms->form);
    forms->form = NULL;
    must(desk_form_open(&forms->form, &forms->region.desk, &forms->commands, request, &err));
}

static const struct noun *noun_of_key(const char *key)
{
    const struct noun *noun = noun_of_ref(key);

    return noun ? noun : noun_named(strlen(key) == 3 ? "org" : "person");
}

void forms_open(struct forms *forms, const char *command, const char *key)
{
    open_request(forms, &(struct desk_form_request){
                            .command = command_named(&forms->commands, command),
                            .keys = &key,
                            .key_count = key ? 1 : 0,
                            .about_noun = key ? noun_of_key(key) : NULL,
                            .about = key,
                        });
}

void forms_open_add(struct forms *forms, const char *noun, const char *about)
{
    open_request(forms, &(struct desk_form_request){
                            .command = command_named(&forms->commands, "add"),
                            .args = {noun},
                            .about_noun = about ? noun_of_key(about) : NULL,
                            .about = about,
                        });
}

enum desk_form_answer forms_press(struct forms *forms, const char *keys)
{
    enum desk_form_answer answer = DESK_FORM_IGNORED;
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        answer = desk_form_key(forms->form, key);
        if (answer == DESK_FORM_SETTLES)
            answer = desk_form_settle(forms->form, "none");
        keys += used;
    }
    return answer;
}

const char *forms_shown(struct forms *forms, int width, int height)
{
    struct canvas canvas;
    struct str text = {0};
    const char *copy;

    canvas_init(&canvas, width, height, false);
    desk_form_draw(forms->form, &canvas);
    canvas_dump_text(&canvas, &text);
    canvas_done(&canvas);
    copy = arena_copy(&forms->region.arena, text.text);
    str_done(&text);
    return copy;
}

const char *forms_save(struct forms *forms)
{
    if (forms_press(forms, "C-s") != DESK_FORM_SAVED)
        fail_msg("not saved: %s\n%s", desk_form_said(forms->form), forms_shown(forms, 100, 40));
    assert_non_null(desk_form_ref(forms->form));
    return arena_copy(&forms->region.arena, desk_form_ref(forms->form));
}

void forms_type(struct forms *forms, const char *text)
{
    while (*text) {
        size_t length = 1;
        char key[8] = {0};

        while ((text[length] & 0xC0) == 0x80)
            length++;
        memcpy(key, text, length);
        (void)desk_form_key(forms->form, *text == ' ' ? "Space" : key);
        text += length;
    }
}

size_t forms_at(const struct forms *forms, const char *name)
{
    size_t at = entry_find(forms->form, name);

    if (at == forms->form->form.count)
        fail_msg("the form has no field %s", name);
    return at;
}

void forms_fill(struct forms *forms, const char *name, const char *text)
{
    const size_t at = forms_at(forms, name);

    for (size_t i = 0; forms->form->form.at != at && i < 2 * forms->form->form.count; i++)
        (void)desk_form_key(forms->form, "Down");
    assert_int_equal(forms->form->form.at, at);
    (void)desk_form_key(forms->form, "C-u");
    forms_type(forms, text);
}

const char *forms_typed(const struct forms *forms, const char *name)
{
    return entry_typed(forms->form, forms_at(forms, name));
}

const char *forms_note(const struct forms *forms, const char *name, enum form_note note)
{
    const char *text = forms->form->form.fields[forms_at(forms, name)].notes[note].text;

    return text ? text : "";
}

void *forms_record(struct forms *forms, const struct noun *noun, const char *key)
{
    void *record = arena_alloc(&forms->region.arena, noun->size);
    struct error err = {0};

    must(record_get_by_key(forms->region.store, noun, key, record, &forms->region.arena, &err));
    return record;
}
