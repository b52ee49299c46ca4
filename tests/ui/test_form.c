#include "ui/drawn.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "ui/form.h"

enum { TITLE, PARTY, KIND, DUE, SEVERITY, LINKED, NOTE, FIELDS };

static const char *const kinds[] = {"follow-up", "issue", "meeting", "promise", NULL};
static const char *const severities[] = {". low", "! medium", "!! high", "!!! critical", NULL};

static const struct form_field fields[FIELDS] = {
    [TITLE] = {.label = "Title", .kind = FORM_TEXT, .required = true},
    [PARTY] = {.label = "Party", .kind = FORM_TEXT},
    [KIND] = {.label = "Kind", .kind = FORM_CHOICE, .choices = kinds, .spread = true},
    [DUE] = {.label = "Due", .kind = FORM_TEXT, .hint = "fri 9:00, +3d, 27 nov"},
    [SEVERITY] = {.label = "Severity", .kind = FORM_CHOICE, .choices = severities, .choice = 2},
    [LINKED] = {.label = "Linked", .kind = FORM_WORDS},
    [NOTE] = {.label = "Note", .kind = FORM_LONG},
};

/* Parties for the party, ids for the links. */
static size_t find(const void *context, size_t field, const char *typed, const char **out,
                   size_t most)
{
    static const char *const parties[] = {"Harbour Union", "Harbour master", "Ministry of Works"};
    static const char *const ids[] = {"I-41", "I-44", "I-52"};
    const char *const *names = field == LINKED ? ids : parties;
    size_t count = 0;

    (void)context;
    if (field != PARTY && field != LINKED)
        return 0;
    for (size_t i = 0; i < 3 && count < most; i++) {
        if (!strncasecmp(names[i], typed, strlen(typed)))
            out[count++] = names[i];
    }
    return count;
}

static int setup(void **state)
{
    static struct form form;

    form_init(&form, "Add", fields, FIELDS);
    form.source.find = find;
    *state = &form;
    return 0;
}

static int teardown(void **state)
{
    form_done(*state);
    return 0;
}

/* Press the keys, which are separated by blanks. Returns what the last one asked for. */
static enum form_action press(struct form *form, const char *keys)
{
    enum form_action action = FORM_IGNORED;
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        action = form_key(form, key);
        keys += used;
    }
    return action;
}

static void fill(struct form *form)
{
    form_set(form, TITLE, "Send comparison table to Harbour Union");
    form_set(form, PARTY, "Harbour Union");
    form_set(form, DUE, "fri 9:00");
    form_note(form, DUE, FORM_READING, "→ Fri 27 Nov 2026 09:00 CET");
    form_set(form, LINKED, "I-41, I-44");
    form_set(form, NOTE, "one\ntwo\n");
    form_warn(form, "Due is after the mediation (Mon 23 Nov 15:00)");
    form->foot = "draft saved 09:41:07";
}

static void a_form_stands_in_a_popup_as_wide_as_it_needs(void **state)
{
    struct form *form = *state;
    struct canvas canvas;

    fill(form);
    canvas_init(&canvas, 80, 24, false);
    form_draw(form, &canvas);
    assert_shows(&canvas,
"\n"
"\n"
"\n"
"\n"
"         ┏━ Add ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓\n"
"         ┃▸ Title     Send comparison table to Harbour Union          ┃\n"
"         ┃  Party     Harbour Union                                   ┃\n"
"         ┃  Kind      ‹ follow-up ›  issue  meeting  promise          ┃\n"
"         ┃  Due       fri 9:00            → Fri 27 Nov 2026 09:00 CET ┃\n"
"         ┃  Severity  ‹ !! high ›                                     ┃\n"
"         ┃  Linked    I-41, I-44                                      ┃\n"
"         ┃  Note      2 lines (C-x e opens $EDITOR)                   ┃\n"
"         ┃                                                            ┃\n"
"         ┃  ! Due is after the mediation (Mon 23 Nov 15:00)           ┃\n"
"         ┃                                                            ┃\n"
"         ┃      [ Save C-s ]   [ Save + another C-n ]   [ Esc ]       ┃\n"
"         ┗━ draft saved 09:41:07 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛\n");
    assert_int_equal(canvas.cursor_x, 9 + 1 + 12 + 38);
    assert_int_equal(canvas.cursor_y, 5);
    assert_true(canvas.cursor_visible);
    assert_surface(&canvas, 20, 6, ROLE_POPUP);
    canvas_done(&canvas);
}

static void typing_changes_the_field_with_the_focus(void **state)
{
    struct form *form = *state;

    assert_int_equal(press(form, "q"), FORM_CHANGED);
    assert_string_equal(form_value(form, TITLE), "q");
    assert_int_equal(press(form, "Left"), FORM_TAKEN);
    assert_int_equal(press(form, "F1"), FORM_IGNORED);
}

static void tab_and_arrows_go_between_fields_and_say_which_was_left(void **state)
{
    struct form *form = *state;

    assert_int_equal(press(form, "Tab"), FORM_MOVED);
    assert_int_equal(form->at, PARTY);
    assert_int_equal(form->left, TITLE);
    press(form, "Down Down");
    assert_int_equal(form->at, DUE);
    press(form, "S-Tab Up Up Up");
    assert_int_equal(form->at, NOTE);
    press(form, "Tab");
    assert_int_equal(form->at, TITLE);
}

static void a_choice_changes_with_arrows_and_first_letters(void **state)
{
    struct form *form = *state;

    form_go(form, KIND);
    assert_int_equal(press(form, "Right"), FORM_CHANGED);
    assert_string_equal(form_value(form, KIND), "issue");
    press(form, "Left Left");
    assert_string_equal(form_value(form, KIND), "promise");
    assert_int_equal(press(form, "m"), FORM_CHANGED);
    assert_string_equal(form_value(form, KIND), "meeting");
    assert_int_equal(press(form, "m"), FORM_TAKEN);
    form_go(form, SEVERITY);
    press(form, "c");
    assert_string_equal(form_value(form, SEVERITY), "!!! critical");
}

static void a_flag_is_switched_or_answered(void **state)
{
    static const struct form_field flag[] = {{.label = "Secret", .kind = FORM_FLAG}};
    struct form form;

    (void)state;
    form_init(&form, "One", flag, 1);
    assert_int_equal(press(&form, "Space"), FORM_CHANGED);
    assert_string_equal(form_value(&form, 0), "yes");
    assert_int_equal(press(&form, "y"), FORM_TAKEN);
    assert_int_equal(press(&form, "n"), FORM_CHANGED);
    assert_string_equal(form_value(&form, 0), "no");
    form_done(&form);
}

static void enter_goes_on_and_saves_at_the_end(void **state)
{
    static const struct form_field two[] = {{.label = "A", .kind = FORM_TEXT},
                                            {.label = "B", .kind = FORM_TEXT}};
    struct form form;

    (void)state;
    form_init(&form, "Two", two, 2);
    assert_int_equal(press(&form, "Enter"), FORM_MOVED);
    assert_int_equal(press(&form, "Enter"), FORM_SAVE);
    form_done(&form);
}

static void every_way_out_has_its_key(void **state)
{
    struct form *form = *state;

    assert_int_equal(press(form, "C-s"), FORM_SAVE);
    assert_int_equal(press(form, "C-n"), FORM_SAVE_ANOTHER);
    assert_int_equal(press(form, "Esc"), FORM_CLOSE);
    assert_int_equal(press(form, "C-x d"), FORM_DISCARD);
    assert_int_equal(press(form, "C-x e"), FORM_EDIT);
    assert_int_equal(press(form, "C-x x"), FORM_TAKEN);
    assert_int_equal(press(form, "d"), FORM_CHANGED);
    form->one_only = true;
    assert_int_equal(press(form, "C-n"), FORM_IGNORED);
    form_go(form, NOTE);
    assert_int_equal(press(form, "Enter"), FORM_EDIT);
    form_go(form, KIND);
    assert_int_equal(press(form, "C-x e"), FORM_TAKEN);
}

static void only_candidate_is_taken_with_tab_and_the_next_tab_goes_on(void **state)
{
    struct form *form = *state;

    form_go(form, PARTY);
    press(form, "m i n");
    assert_string_equal(form->fields[PARTY].line.ghost, "istry of Works");
    assert_int_equal(press(form, "Tab"), FORM_CHANGED);
    assert_string_equal(form_value(form, PARTY), "Ministry of Works");
    assert_int_equal(press(form, "Tab"), FORM_MOVED);
}

static void the_ghost_is_taken_with_right(void **state)
{
    struct form *form = *state;

    form_go(form, PARTY);
    press(form, "m Right");
    assert_string_equal(form_value(form, PARTY), "Ministry of Works");
}

static void several_candidates_open_a_list_that_esc_takes_back(void **state)
{
    struct form *form = *state;

    form_go(form, PARTY);
    press(form, "h a Tab");
    assert_true(form->list_open);
    assert_string_equal(form_value(form, PARTY), "Harbour Union");
    press(form, "Down");
    assert_string_equal(form_value(form, PARTY), "Harbour master");
    press(form, "Down");
    assert_string_equal(form_value(form, PARTY), "Harbour Union");
    assert_int_equal(press(form, "Esc"), FORM_CHANGED);
    assert_string_equal(form_value(form, PARTY), "ha");
    press(form, "Tab Up");
    assert_int_equal(press(form, "Enter"), FORM_MOVED);
    assert_string_equal(form_value(form, PARTY), "Harbour master");
    assert_int_equal(form->at, KIND);
}

static void a_letter_in_the_open_list_goes_on_typing(void **state)
{
    struct form *form = *state;

    form_go(form, PARTY);
    press(form, "h Tab !");
    assert_false(form->list_open);
    assert_string_equal(form_value(form, PARTY), "Harbour Union!");
}

static void the_last_of_several_words_is_completed(void **state)
{
    struct form *form = *state;

    form_go(form, LINKED);
    press(form, "I - 4 1 , Space i - 5 Tab");
    assert_string_equal(form_value(form, LINKED), "I-41, I-52");
}

static void a_field_that_was_only_visited_is_left_with_tab(void **state)
{
    struct form *form = *state;

    form_set(form, PARTY, "ha");
    form_go(form, PARTY);
    assert_int_equal(press(form, "Tab"), FORM_MOVED);
}

static void the_open_list_is_drawn_below_its_field(void **state)
{
    struct form *form = *state;
    struct canvas canvas;

    form_go(form, PARTY);
    press(form, "h Tab");
    canvas_init(&canvas, 80, 24, false);
    form_draw(form, &canvas);
    assert_string_equal(canvas_at(&canvas, 22, 7)->text, "H");
    assert_surface(&canvas, 22, 8, ROLE_SELECTION);
    assert_surface(&canvas, 22, 9, ROLE_PANEL);
    canvas_done(&canvas);
}

static void the_number_of_candidates_is_shown_beside_the_field(void **state)
{
    struct form *form = *state;
    struct canvas canvas;
    struct str text = {0};

    form_go(form, PARTY);
    press(form, "h");
    canvas_init(&canvas, 80, 24, false);
    form_draw(form, &canvas);
    canvas_dump_text(&canvas, &text);
    assert_non_null(strstr(text.text, "(Tab: 2 matches)"));
    str_done(&text);
    canvas_done(&canvas);
}

static void notes_stand_under_their_field(void **state)
{
    struct form *form = *state;
    struct canvas canvas;

    form_set(form, DUE, "last monday of the month");
    form_note(form, DUE, FORM_READING, "→ Mon 30 Nov 2026, in 8 days");
    form_note(form, DUE, FORM_WARNING, "they do not work on that day");
    form_note(form, TITLE, FORM_ERROR, "say what is to be done");
    canvas_init(&canvas, 60, 24, true);
    form_draw(form, &canvas);
    assert_shows(&canvas,
"\n"
"\n"
"\n"
"\n"
"#= Add ====================================================#\n"
"#> Title*                                                  #\n"
"#            Error: say what is to be done                 #\n"
"#  Party                                                   #\n"
"#  Kind      < follow-up >  issue  meeting  promise        #\n"
"#  Due       last monday of the month                      #\n"
"#            → Mon 30 Nov 2026, in 8 days                  #\n"
"#            ! they do not work on that day                #\n"
"#  Severity  < !! high >                                   #\n"
"#  Linked                                                  #\n"
"#  Note      C-x e opens $EDITOR                           #\n"
"#                                                          #\n"
"#     [ Save C-s ]   [ Save + another C-n ]   [ Esc ]      #\n"
"#==========================================================#\n");
    assert_role(&canvas, 14, 6, ROLE_ERROR);
    assert_int_equal(form_first_bad(form), TITLE);
    canvas_done(&canvas);
}

static void what_is_required_and_empty_is_bad(void **state)
{
    struct form *form = *state;

    assert_int_equal(form_first_bad(form), TITLE);
    form_set(form, TITLE, "x");
    assert_int_equal(form_first_bad(form), FIELDS);
    form_note(form, DUE, FORM_WARNING, "late");
    assert_int_equal(form_first_bad(form), FIELDS);
    form_note(form, DUE, FORM_ERROR, "no such day");
    assert_int_equal(form_first_bad(form), DUE);
    form_note(form, DUE, FORM_ERROR, NULL);
    assert_int_equal(form_first_bad(form), FIELDS);
}

static void a_form_taller_than_the_screen_shows_the_field_with_the_focus(void **state)
{
    struct form *form = *state;

    fill(form);
    for (int height = 5; height < 24; height++) {
        for (size_t at = 0; at < FIELDS; at++) {
            struct canvas canvas;

            form_go(form, at);
            canvas_init(&canvas, 30, height, false);
            form_draw(form, &canvas);
            assert_in_range(canvas.cursor_x, 1, 29);
            assert_in_range(canvas.cursor_y, 1, height - 2);
            canvas_done(&canvas);
        }
    }
}

static void any_size_can_be_drawn(void **state)
{
    struct form *form = *state;

    fill(form);
    form_go(form, PARTY);
    press(form, "C-u h Tab");
    for (int width = 1; width < 100; width += 3) {
        for (int height = 1; height < 30; height++) {
            struct canvas canvas;

            canvas_init(&canvas, width, height, false);
            form_draw(form, &canvas);
            canvas_done(&canvas);
            (void)form_click(form, width, height, width / 2, height / 2);
        }
    }
}

static void a_click_moves_the_focus_or_presses_a_button(void **state)
{
    struct form *form = *state;

    fill(form);
    assert_int_equal(form_click(form, 80, 24, 30, 8), FORM_MOVED);
    assert_int_equal(form->at, DUE);
    assert_int_equal(form_click(form, 80, 24, 30, 8), FORM_TAKEN);
    assert_int_equal(form_click(form, 80, 24, 18, 15), FORM_SAVE);
    assert_int_equal(form_click(form, 80, 24, 40, 15), FORM_SAVE_ANOTHER);
    assert_int_equal(form_click(form, 80, 24, 60, 15), FORM_CLOSE);
    assert_int_equal(form_click(form, 80, 24, 2, 2), FORM_IGNORED);
}

static void pasted_text_never_leaves_the_field(void **state)
{
    struct form *form = *state;

    assert_int_equal(form_paste(form, "a\tb\nc\n", 6), FORM_CHANGED);
    assert_string_equal(form_value(form, TITLE), "a b c ");
    assert_int_equal(form->at, TITLE);
    form_go(form, NOTE);
    form_paste(form, "x\ny", 3);
    assert_string_equal(form_value(form, NOTE), "x\ny");
    form_go(form, KIND);
    assert_int_equal(form_paste(form, "m", 1), FORM_TAKEN);
}

/* Whatever is pressed, there is a field with the focus and the cursor is inside the popup. */
static void random_keys_never_break_a_form(void **state)
{
    static const char *const keys[] = {"h", "i", "-", "4", "Space", "é", "Tab", "S-Tab", "Down",
                                       "Up", "Left", "Right", "Enter", "Esc", "BS", "C-w", "C-u",
                                       "C-x", "e", "C-s", "Home", "End", ",", "日"};
    struct form *form = *state;
    struct canvas canvas;
    unsigned seed = 5;

    canvas_init(&canvas, 46, 9, false);
    for (int i = 0; i < 8000; i++) {
        struct area box = form_area(form, 46, 9);

        seed = seed * 1664525u + 1013904223u;
        (void)form_key(form, keys[(seed >> 8) % (sizeof(keys) / sizeof(keys[0]))]);
        assert_true(form->at < FIELDS);
        form_draw(form, &canvas);
        assert_true(area_has(box, canvas.cursor_x, canvas.cursor_y));
    }
    canvas_done(&canvas);
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_form_stands_in_a_popup_as_wide_as_it_needs),
        CLAIM(typing_changes_the_field_with_the_focus),
        CLAIM(tab_and_arrows_go_between_fields_and_say_which_was_left),
        CLAIM(a_choice_changes_with_arrows_and_first_letters),
        cmocka_unit_test(a_flag_is_switched_or_answered),
        cmocka_unit_test(enter_goes_on_and_saves_at_the_end),
        CLAIM(every_way_out_has_its_key),
        CLAIM(only_candidate_is_taken_with_tab_and_the_next_tab_goes_on),
        CLAIM(the_ghost_is_taken_with_right),
        CLAIM(several_candidates_open_a_list_that_esc_takes_back),
        CLAIM(a_letter_in_the_open_list_goes_on_typing),
        CLAIM(the_last_of_several_words_is_completed),
        CLAIM(a_field_that_was_only_visited_is_left_with_tab),
        CLAIM(the_open_list_is_drawn_below_its_field),
        CLAIM(the_number_of_candidates_is_shown_beside_the_field),
        CLAIM(notes_stand_under_their_field),
        CLAIM(what_is_required_and_empty_is_bad),
        CLAIM(a_form_taller_than_the_screen_shows_the_field_with_the_focus),
        CLAIM(any_size_can_be_drawn),
        CLAIM(a_click_moves_the_focus_or_presses_a_button),
        CLAIM(pasted_text_never_leaves_the_field),
        CLAIM(random_keys_never_break_a_form),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
