#include "app/welcome.h"

#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "support/snapshot.h"
#include "support/temp.h"

struct first_start {
    struct temp *temp;
    struct zones *zones;
    struct places places;
    struct welcome *welcome;
};

static int setup(void **state)
{
    struct first_start *start = calloc(1, sizeof(*start));

    if (!start)
        return -1;
    (void)setlocale(LC_ALL, "");
    start->temp = temp_open();
    start->zones = zones_open(NULL);
    start->places.config_path = temp_path(start->temp, "config/liaise/liaise.yaml");
    start->welcome = welcome_new(&start->places, start->zones, "Europe/Lisbon", NULL);
    *state = start;
    return 0;
}

static int teardown(void **state)
{
    struct first_start *start = *state;
    int result = temp_close(start->temp);

    welcome_free(start->welcome);
    zones_close(start->zones);
    free(start);
    return result;
}

static enum welcome_answer press(struct first_start *start, const char *keys)
{
    enum welcome_answer answer = WELCOME_IGNORED;
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        answer = welcome_key(start->welcome, key);
        keys += used;
    }
    return answer;
}

static void type(struct first_start *start, const char *text)
{
    for (; *text; text++)
        (void)welcome_key(start->welcome, *text == ' ' ? "Space" : (char[]){*text, '\0'});
}

/* Everything that is needed, with the focus on the first organization. */
static void fill(struct first_start *start)
{
    press(start, "2");
    type(start, "City of Calder Bay");
    press(start, "Down Down");
    type(start, "Dana Whitlock");
    press(start, "Down Down");
}

static const char *config_of(struct first_start *start)
{
    return temp_read(start->temp, "config/liaise/liaise.yaml");
}

static void the_three_choices_are_answered(void **state)
{
    struct first_start *start = *state;

    assert_int_equal(press(start, "1"), WELCOME_SAMPLE);
    assert_int_equal(press(start, "3"), WELCOME_HELP);
    assert_int_equal(press(start, "k k Enter"), WELCOME_SAMPLE);
    assert_int_equal(press(start, "j"), WELCOME_STAYS);
    assert_int_equal(press(start, "j Enter"), WELCOME_HELP);
    assert_int_equal(press(start, "q"), WELCOME_QUIT);
}

static void the_form_writes_a_configuration_that_can_be_read(void **state)
{
    struct first_start *start = *state;
    struct complaints complaints = {.arena = &start->temp->arena};
    struct config config;
    const char *text;

    fill(start);
    type(start, "nwp Northwater Power");
    press(start, "Down");
    type(start, "SBH: St. Brannoc \"Hospital\"");
    assert_int_equal(press(start, "C-s"), WELCOME_READY);
    text = config_of(start);
    assert_true(config_read(&config, text, strlen(text), "liaise.yaml", start->zones, &complaints));
    assert_int_equal(complaints.count, 0);
    assert_string_equal(config.home_code, "CCB");
    assert_string_equal(config.home_name, "City of Calder Bay");
    assert_string_equal(config.officer, "Dana Whitlock");
    assert_string_equal(config.timezone, "Europe/Lisbon");
    assert_int_equal(config.org_count, 3);
    assert_string_equal(config.orgs[1].code, "NWP");
    assert_string_equal(config.orgs[1].name, "Northwater Power");
    assert_string_equal(config.orgs[2].name, "St. Brannoc \"Hospital\"");
}

static void enter_after_the_last_field_writes_too(void **state)
{
    struct first_start *start = *state;

    fill(start);
    assert_int_equal(press(start, "Enter Enter Enter Enter"), WELCOME_STAYS);
    assert_int_equal(press(start, "Enter"), WELCOME_READY);
}

static void a_file_that_is_there_is_never_written_over(void **state)
{
    struct first_start *start = *state;

    temp_write(start->temp, "config/liaise/liaise.yaml", "mine\n");
    fill(start);
    assert_int_equal(press(start, "C-s"), WELCOME_STAYS);
    assert_true(welcome_said_error(start->welcome));
    assert_non_null(strstr(welcome_said(start->welcome), "there is a file already"));
    assert_string_equal(config_of(start), "mine\n");
}

static void what_is_missing_or_wrong_is_said(void **state)
{
    struct first_start *start = *state;

    press(start, "2");
    assert_int_equal(press(start, "C-s"), WELCOME_STAYS);
    assert_string_equal(welcome_said(start->welcome), "Not written: Organization.");
    type(start, "City of Calder Bay");
    press(start, "Down Down");
    type(start, "Dana");
    press(start, "Down C-u");
    type(start, "nowhere at all");
    assert_int_equal(press(start, "C-s"), WELCOME_STAYS);
    assert_string_equal(welcome_said(start->welcome), "Not written: Time zone.");
    press(start, "C-u");
    type(start, "new york");
    press(start, "Down");
    type(start, "NWP");
    assert_int_equal(press(start, "C-s"), WELCOME_STAYS);
    assert_string_equal(welcome_said(start->welcome), "Not written: Works with.");
    type(start, " Power");
    assert_int_equal(press(start, "C-s"), WELCOME_READY);
    assert_non_null(strstr(config_of(start), "America/New_York"));
}

static void a_code_that_is_there_twice_is_refused(void **state)
{
    struct first_start *start = *state;

    fill(start);
    type(start, "NWP Power");
    press(start, "Down");
    type(start, "NWP Water");
    assert_int_equal(press(start, "C-s"), WELCOME_STAYS);
    assert_true(welcome_said_error(start->welcome));
    assert_non_null(strstr(welcome_said(start->welcome), "NWP"));
}

static void going_back_to_the_choices_keeps_what_was_typed(void **state)
{
    struct first_start *start = *state;

    fill(start);
    assert_int_equal(press(start, "Esc"), WELCOME_STAYS);
    assert_int_equal(press(start, "1"), WELCOME_SAMPLE);
    press(start, "2");
    assert_int_equal(press(start, "C-s"), WELCOME_READY);
}

static void a_click_chooses(void **state)
{
    struct first_start *start = *state;

    assert_int_equal(welcome_click(start->welcome, 40, 10, 8, 4), WELCOME_STAYS);
    assert_int_equal(welcome_click(start->welcome, 40, 10, 8, 4), WELCOME_HELP);
    assert_int_equal(welcome_click(start->welcome, 40, 10, 8, 8), WELCOME_IGNORED);
}

static void draw(struct first_start *start, int width, int height, const char *snapshot)
{
    struct canvas canvas;
    struct str text = {0};

    canvas_init(&canvas, width, height, false);
    welcome_draw(start->welcome, &canvas);
    canvas_dump_text(&canvas, &text);
    snapshot_check(snapshot, text.text);
    str_done(&text);
    canvas_done(&canvas);
}

static void it_looks_like_this(void **state)
{
    struct first_start *start = *state;

    start->places.config_path = "/home/dana/.config/liaise/liaise.yaml";
    draw(start, 80, 24, "welcome/80x24");
    draw(start, 40, 10, "welcome/40x10");
    fill(start);
    type(start, "nwp Northwater Power");
    draw(start, 80, 24, "welcome/form-80x24");
    draw(start, 40, 10, "welcome/form-40x10");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_three_choices_are_answered),
        TEST(the_form_writes_a_configuration_that_can_be_read),
        TEST(enter_after_the_last_field_writes_too),
        TEST(a_file_that_is_there_is_never_written_over),
        TEST(what_is_missing_or_wrong_is_said),
        TEST(a_code_that_is_there_twice_is_refused),
        TEST(going_back_to_the_choices_keeps_what_was_typed),
        TEST(a_click_chooses),
        TEST(it_looks_like_this),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
