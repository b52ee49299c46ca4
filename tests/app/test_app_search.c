#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* Anything is found: the search page, the hits, and the ways to them and back. */

static void assert_hit(struct seat *seat, const char *text)
{
    const char *hit = row(seat, row_with(seat, "▸"));

    if (!strstr(hit, text))
        fail_msg("\"%s\" is not at the cursor: %s", text, hit);
}

static void hits_appear_as_one_types_grouped_with_counts(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    assert_shown(seat, "Type some words");
    type(seat, "shelter");
    assert_shown(seat, "98 of 1,691 · ");
    assert_shown(seat, "  Issues (3)");
    assert_shown(seat, "  Follow-ups (42, the newest 20)");
    assert_hit(seat, "I-16    Who pays for shelter night security");
    press(seat, "BS BS BS BS BS BS BS");
    assert_shown(seat, "Type some words");
}

/* The letters of a row that are underlined. */
static const char *underlined(struct seat *seat, int y, char text[200])
{
    size_t length = 0;

    for (int x = 0; x < seat->canvas.width; x++) {
        const struct cell *cell = canvas_at(&seat->canvas, x, y);

        if (cell->look & LOOK_UNDERLINE && length + strlen(cell->text) < 199) {
            memcpy(text + length, cell->text, strlen(cell->text));
            length += strlen(cell->text);
        }
    }
    text[length] = '\0';
    return text;
}

static void what_matches_is_underlined_also_in_excerpts(void **state)
{
    struct seat *seat = *state;
    char text[200];

    press(seat, "S");
    type(seat, "night secur");
    assert_string_equal(underlined(seat, row_with(seat, "I-16"), text), "nightsecurity");
    press(seat, "Esc");
    type(seat, "generators kind:issue");
    assert_shown(seat, "summary: ");
    assert_string_equal(underlined(seat, row_with(seat, "I-5 "), text), "generators");
}

static void names_are_found_in_any_spelling(void **state)
{
    static const struct {
        const char *typed, *shown;
    } names[] = {
        {"nguyen kind:person", "Nguyễn Thị Hạnh"}, {"Nguyễn kind:person", "Nguyễn Thị Hạnh"},
        {"d'angelo kind:person", "Zoë D’Angelo-Müller"},
        {"D’Angelo kind:person", "Zoë D’Angelo-Müller"},
        {"o'malley kind:person", "Brigid O'Malley"}, {"김민준 kind:person", "김민준"},
        {"layla kind:person", "layla.haddad@"},
    };
    struct seat *seat = *state;

    press(seat, "S");
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        paste(seat, names[i].typed);
        assert_shown(seat, names[i].shown);
        press(seat, "Esc");
    }
}

static void enter_opens_and_the_jump_list_leads_back(void **state)
{
    struct seat *seat = *state;

    press(seat, "g /");
    type(seat, "shelter");
    press(seat, "Down Enter");
    assert_shown(seat, "I-11");
    assert_not_shown(seat, "Results");
    press(seat, "C-o");
    assert_shown(seat, "/ shelter");
    assert_hit(seat, "I-11 ");
    press(seat, "Esc Esc");
    assert_not_shown(seat, "Results");
}

static void the_list_is_kept_and_typed_on(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "shelter");
    press(seat, "Down Down C-o");
    assert_not_shown(seat, "Results");
    press(seat, "q");
    assert_shown(seat, "/ shelter");
    assert_hit(seat, "I-32 ");
    type(seat, " licences");
    assert_shown(seat, "/ shelter licences");
    assert_hit(seat, "I-32 ");
}

static void escape_clears_then_closes(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "fee");
    press(seat, "Esc");
    assert_shown(seat, "Type some words");
    press(seat, "Esc");
    assert_at(seat, "I-8");
}

static void what_was_searched_comes_back(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "shelter");
    press(seat, "Enter q S");
    type(seat, "siren");
    press(seat, "Esc Esc");
    seat_again(seat, 80, 24);
    press(seat, "S C-r");
    assert_shown(seat, "/ siren");
    press(seat, "C-r");
    assert_shown(seat, "/ shelter");
    assert_hit(seat, "I-16");
}

static void filters_narrow_it_and_say_what_is_wrong(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "nwp sev:>=high -is:closed");
    assert_hit(seat, "I-12 ");
    assert_shown(seat, "1 of 1,691");
    type(seat, " due:zzz");
    assert_message(seat, "column 27: 'zzz' is not understood");
    assert_hit(seat, "I-12 ");
    press(seat, "BS BS BS BS BS BS BS BS");
    assert_message(seat, "");
    assert_hit(seat, "I-12 ");
}

static void tab_completes_a_field(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "par");
    assert_message(seat, "party:");
    press(seat, "Tab");
    assert_shown(seat, "/ party:");
    type(seat, "NW");
    press(seat, "Tab");
    assert_shown(seat, "/ party:NWP");
    assert_shown(seat, "Issues (");
}

static void hits_are_worked_on_in_the_list(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "thank redwater is:open kind:followup");
    press(seat, "S-Tab");
    assert_at(seat, "F-335");
    press(seat, ">");
    assert_shown(seat, "done");
    press(seat, "Esc /");
    type(seat, " x");
    press(seat, "Esc");
    assert_shown(seat, "Type some words");
}

static void a_command_searches_too(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "search siren kind:issue");
    press(seat, "Enter");
    assert_shown(seat, "/ siren kind:issue");
    assert_shown(seat, "I-7 ");
}

static void hits_are_clicked(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "shelter");
    click(seat, 20, row_with(seat, "I-32"));
    assert_hit(seat, "I-32");
    assert_shown(seat, "/ shelter");
    click(seat, 20, row_with(seat, "I-32"));
    assert_not_shown(seat, "Results");
    press(seat, "q");
    assert_shown(seat, "/ shelter");
    type(seat, "s");
    assert_shown(seat, "/ shelters");
}

static void every_size_has_a_search(void **state)
{
    static const int sizes[][2] = {{30, 6}, {40, 15}, {60, 20}, {80, 24}, {120, 40}, {200, 60}};
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "shelter");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        resize(seat, sizes[i][0], sizes[i][1]);
        press(seat, "Down PgDn PgUp");
        assert_shown(seat, "/ shelter");
    }
    resize(seat, 20, 4);
    resize(seat, 80, 24);
    assert_shown(seat, "/ shelter");
}

#define CLAIM(claim) cmocka_unit_test_setup_teardown(claim, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(hits_appear_as_one_types_grouped_with_counts),
        CLAIM(what_matches_is_underlined_also_in_excerpts),
        CLAIM(names_are_found_in_any_spelling),
        CLAIM(enter_opens_and_the_jump_list_leads_back),
        CLAIM(the_list_is_kept_and_typed_on),
        CLAIM(escape_clears_then_closes),
        CLAIM(what_was_searched_comes_back),
        CLAIM(filters_narrow_it_and_say_what_is_wrong),
        CLAIM(tab_completes_a_field),
        CLAIM(hits_are_worked_on_in_the_list),
        CLAIM(a_command_searches_too),
        CLAIM(hits_are_clicked),
        CLAIM(every_size_has_a_search),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
