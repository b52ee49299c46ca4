/* Whatever is pressed, and whatever the store does, the form stands and nothing is lost. */

#include "support/forms.h"

#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "support/faulty_db.h"
#include "support/fixture.h"

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

static void open_any(struct forms *forms, uint32_t random)
{
    static const struct {
        const char *command, *key;
    } all[] = {{"log", "NWP"},    {"edit", "I-12"}, {"snooze", "F-297"}, {"close", "I-12"},
               {"wait", "F-297"}, {"log", NULL},    {"edit", "M-1"},     {"edit", "C-1"},
               {"edit", "A-1"},   {"edit", "N-1"},  {"stage", "I-12"},   {"target", "I-12"},
               {"note", "I-12"}};
    static const char *const kinds[] = {"followup",  "issue",  "meeting",    "commitment",
                                        "agreement", "person", "interaction"};
    const size_t count = sizeof(all) / sizeof(*all), which = random % (count + 7);

    if (which < count)
        forms_open(forms, all[which].command, all[which].key);
    else
        forms_open_add(forms, kinds[which - count], random & 64 ? "I-12" : NULL);
}

static void draw(struct forms *forms, int width, int height)
{
    struct canvas canvas;

    canvas_init(&canvas, width, height, false);
    desk_form_draw(forms->form, &canvas);
    canvas_done(&canvas);
}

static void random_keys_leave_a_form_that_can_be_drawn(void **state)
{
    static const char *const keys[] = {
        "a",   "t",     "I",    "-",   "1",    "2",     "@",     "N",     "W",     "P",
        "!",   "!",     "d",    "u",   "e",    "f",     "r",     "i",     "Space", "Space",
        "\\",  "#",     "~",    "m",   "\"",   ",",     "=",     "é",     "日",    "Tab",
        "Tab", "S-Tab", "Down", "Up",  "Left", "Right", "Enter", "Enter", "Esc",   "BS",
        "C-u", "C-o",   "C-s",  "C-n", "C-x",  "C-w",   "Home",  "End",   "PgDn"};
    struct forms *forms = *state;
    uint32_t random = 7;

    open_any(forms, 0);
    for (int i = 0; i < 4000; i++) {
        uint32_t at = next(&random);
        enum desk_form_answer answer = DESK_FORM_STAYS;

        answer = desk_form_key(forms->form, keys[at % (sizeof(keys) / sizeof(*keys))]);
        if (at % 97 == 0)
            answer = desk_form_paste(forms->form, "two\nlines \x1b[31m", 14);
        if (at % 89 == 0)
            answer = desk_form_click(forms->form, 80, 24, (int)(at % 80), (int)(at % 24));
        (void)desk_form_tick(forms->form, i * 100);
        if (i % 50 == 0)
            draw(forms, (int)(at % 120) + 1, (int)(at % 40) + 1);
        if (answer == DESK_FORM_CLOSED || answer == DESK_FORM_SAVED || at % 41 == 0)
            open_any(forms, at);
    }
    assert_non_null(forms->form);
}

/* A form on a store that can be made to fail. */
struct shaky {
    struct fixture fixture;
    struct zones *zones;
    struct config config;
    struct desk desk;
    struct command_set commands;
    struct desk_form *form;
};

static int shaky_setup(void **state)
{
    struct shaky *shaky = calloc(1, sizeof(*shaky));
    const struct zone *zone;
    struct error err = {0};

    if (!shaky)
        return -1;
    fixture_open(&shaky->fixture);
    shaky->zones = zones_open(NULL);
    must(zone_get(&zone, shaky->zones, "America/Los_Angeles", &err));
    shaky->config = (struct config){
        .home_code = "OEM", .officer = "Dana Whitlock-Reyes", .timezone = "America/Los_Angeles"};
    shaky->desk = (struct desk){
        .store = shaky->fixture.store,
        .config = &shaky->config,
        .zones = shaky->zones,
        .now = now_of(FIXTURE_NOW, zone),
        .author = shaky->fixture.author,
    };
    command_set_make(&shaky->commands, &shaky->fixture.arena);
    *state = shaky;
    return 0;
}

static int shaky_teardown(void **state)
{
    struct shaky *shaky = *state;

    desk_form_free(shaky->form);
    fixture_close(&shaky->fixture);
    zones_close(shaky->zones);
    free(shaky);
    return 0;
}

static void press_all(struct desk_form *form, const char *text)
{
    for (; *text; text++)
        (void)desk_form_key(form, *text == ' ' ? "Space" : (char[]){*text, '\0'});
}

static void a_store_that_fails_leaves_the_form_with_its_text(void **state)
{
    struct shaky *shaky = *state;
    const struct desk_form_request request = {
        .command = command_named(&shaky->commands, "log"),
        .about_noun = noun_named("org"),
        .about = "NWP",
    };
    struct error err = {0};
    size_t summary;

    must(desk_form_open(&shaky->form, &shaky->desk, &shaky->commands, &request, &err));
    summary = entry_find(shaky->form, "summary");
    press_all(shaky->form, "Called Tove");
    faulty_db_fail_after(shaky->fixture.faulty, 0);
    (void)desk_form_tick(shaky->form, 0);
    assert_int_equal(desk_form_tick(shaky->form, 300), 5300);
    assert_true(desk_form_said_error(shaky->form));
    for (int calls = 0; calls < 200; calls++) {
        enum desk_form_answer answer;

        faulty_db_fail_after(shaky->fixture.faulty, calls);
        answer = desk_form_key(shaky->form, "C-s");
        faulty_db_fail_never(shaky->fixture.faulty);
        if (answer == DESK_FORM_SAVED)
            return;
        assert_int_equal(answer, DESK_FORM_STAYS);
        assert_true(desk_form_said_error(shaky->form));
        assert_string_equal(entry_typed(shaky->form, summary), "Called Tove");
    }
    fail_msg("it was never saved");
}

int main(void)
{
    const struct CMUnitTest steady[] = {
        cmocka_unit_test_setup_teardown(random_keys_leave_a_form_that_can_be_drawn, forms_setup,
                                        forms_teardown),
    };
    const struct CMUnitTest on_a_shaky_store[] = {
        cmocka_unit_test_setup_teardown(a_store_that_fails_leaves_the_form_with_its_text,
                                        shaky_setup, shaky_teardown),
    };

    return cmocka_run_group_tests(steady, forms_group_setup, forms_group_teardown)
           + cmocka_run_group_tests(on_a_shaky_store, NULL, NULL);
}
