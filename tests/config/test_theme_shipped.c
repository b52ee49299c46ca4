#include "support/test.h"

#include <liaise/complaint.h>
#include <liaise/theme.h>
#include <locale.h>
#include <string.h>

#include "base/colour.h"
#include "base/str.h"
#include "support/reading.h"

/* The themes that ship with the program, held to what they promise. */

static const char *const names[] = {
    "terminal", "dark", "light", "contrast", "cvd-dark", "cvd-light", "gruvbox", "mono",
};
enum { NAMES = sizeof(names) / sizeof(names[0]) };

struct shipped {
    struct arena arena;
    struct theme themes[NAMES]; /* in the order of the names */
};

static bool is_one_of(enum role role, const enum role *roles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (roles[i] == role)
            return true;
    }
    return false;
}

static const enum role surfaces[] = {
    ROLE_BACKGROUND, ROLE_PANEL, ROLE_POPUP, ROLE_HEADER, ROLE_SELECTION, ROLE_SELECTION_INACTIVE,
};
/* Lines and fields, no text. */
static const enum role drawn[] = {
    ROLE_BORDER, ROLE_BORDER_FOCUS, ROLE_HEAT_0, ROLE_HEAT_1, ROLE_HEAT_2, ROLE_HEAT_3, ROLE_HEAT_4,
};
enum {
    SURFACES = sizeof(surfaces) / sizeof(surfaces[0]),
    DRAWN = sizeof(drawn) / sizeof(drawn[0])
};

static bool is_text(enum role role)
{
    return !is_one_of(role, surfaces, SURFACES) && !is_one_of(role, drawn, DRAWN);
}

static int read_all(void **state)
{
    static struct shipped shipped;

    (void)setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < NAMES; i++) {
        struct complaints complaints = {.arena = &shipped.arena};
        const char *text = theme_shipped(names[i]);
        struct str told = {0};

        if (!text)
            fail_msg("there is no theme %s", names[i]);
        if (!theme_read(&shipped.themes[i], text, strlen(text), names[i], NULL, &shipped.arena,
                        &complaints))
            print_error("%s cannot be read\n", names[i]);
        complaints_write(&complaints, &told);
        print_error("%s", told.text);
        if (complaints.count)
            return 1;
        str_done(&told);
    }
    *state = &shipped;
    return 0;
}

static int forget_all(void **state)
{
    struct shipped *shipped = *state;

    arena_clear(&shipped->arena);
    return 0;
}

static void there_are_these_eight(void **state)
{
    struct shipped *shipped = *state;
    const char *const *there = theme_shipped_names(&shipped->arena);
    size_t count = 0;

    for (; there[count]; count++)
        assert_non_null(theme_shipped(there[count]));
    assert_int_equal(count, NAMES);
    assert_null(theme_shipped("harbour"));
    assert_null(theme_shipped("dark.yaml"));
}

static void each_says_its_own_name(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES; i++)
        assert_string_equal(shipped->themes[i].name, names[i]);
}

/* Where nothing is said of a role, it looks like another; that must be on purpose. */
static void all_but_mono_speak_of_every_role(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES; i++) {
        for (int role = 0; role < ROLES; role++) {
            if (strcmp(names[i], "mono") != 0 && !shipped->themes[i].is_named[role])
                fail_msg("%s says nothing of %s", names[i], role_name((enum role)role));
        }
    }
}

static void every_meaning_of_weight_is_named_in_mono(void **state)
{
    static const enum role weighty[] = {
        ROLE_TEXT,  ROLE_STRONG,   ROLE_DIM,  ROLE_LINK, ROLE_KEY,     ROLE_SELECTION,
        ROLE_MATCH, ROLE_CRITICAL, ROLE_HIGH, ROLE_LATE, ROLE_WAITING, ROLE_ERROR,
    };
    const struct theme *mono = &((const struct shipped *)*state)->themes[NAMES - 1];

    for (size_t i = 0; i < sizeof(weighty) / sizeof(weighty[0]); i++)
        assert_true(mono->is_named[weighty[i]]);
}

static void mono_has_no_colour(void **state)
{
    const struct theme *mono = &((const struct shipped *)*state)->themes[NAMES - 1];

    for (int role = 0; role < ROLES; role++) {
        assert_true(mono->roles[role].foreground.kind <= COLOUR_DEFAULT);
        assert_true(mono->roles[role].background.kind <= COLOUR_DEFAULT);
    }
}

/* Nobody knows what is behind them. */
static void terminal_and_mono_paint_nothing_behind_the_text(void **state)
{
    const struct shipped *shipped = *state;

    for (int role = 0; role < ROLES; role++) {
        assert_true(shipped->themes[0].roles[role].background.kind <= COLOUR_DEFAULT);
        assert_true(shipped->themes[NAMES - 1].roles[role].background.kind <= COLOUR_DEFAULT);
    }
}

/* Plain blue and black cannot be read on many terminals, nor white on light ones. */
static void the_terminals_own_colours_are_ones_that_can_be_read(void **state)
{
    const struct theme *terminal = &((const struct shipped *)*state)->themes[0];

    for (int role = 0; role < ROLES; role++) {
        const struct colour *colour = &terminal->roles[role].foreground;

        if (colour->kind == COLOUR_ANSI)
            assert_false(colour->ansi == 0 || colour->ansi == 4 || colour->ansi == 7
                         || colour->ansi == 15);
    }
}

static void check_contrast(const char *theme, const struct theme *it, enum role role,
                           enum role surface, double least)
{
    const struct colour *text = &it->roles[role].foreground;
    const struct colour *ground = &it->roles[surface].background;
    double contrast;

    if (text->kind != COLOUR_RGB || ground->kind != COLOUR_RGB)
        return;
    contrast = colour_contrast(text, ground);
    if (contrast < least)
        fail_msg("%s: %s on %s has a contrast of %.2f, less than %.1f", theme, role_name(role),
                 role_name(surface), contrast, least);
}

static void text_can_be_read_on_background_panel_and_popup(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES; i++) {
        for (int role = 0; role < ROLES; role++) {
            if (!is_text((enum role)role))
                continue;
            for (size_t j = 0; surfaces[j] != ROLE_SELECTION; j++)
                check_contrast(names[i], &shipped->themes[i], (enum role)role, surfaces[j], 4.5);
        }
    }
}

/* Text of less contrast takes the colour of plain text there. */
static void plain_text_can_be_read_on_a_selection(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES; i++) {
        check_contrast(names[i], &shipped->themes[i], ROLE_TEXT, ROLE_SELECTION, 4.5);
        check_contrast(names[i], &shipped->themes[i], ROLE_TEXT, ROLE_SELECTION_INACTIVE, 4.5);
    }
}

static void borders_can_be_seen(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES; i++) {
        check_contrast(names[i], &shipped->themes[i], ROLE_BORDER, ROLE_BACKGROUND, 3.0);
        check_contrast(names[i], &shipped->themes[i], ROLE_BORDER_FOCUS, ROLE_BACKGROUND, 3.0);
        check_contrast(names[i], &shipped->themes[i], ROLE_BORDER, ROLE_PANEL, 3.0);
        check_contrast(names[i], &shipped->themes[i], ROLE_BORDER_FOCUS, ROLE_PANEL, 3.0);
    }
}

static bool is_same(const struct role_look *a, const struct role_look *b)
{
    return !memcmp(&a->foreground, &b->foreground, sizeof(a->foreground)) && a->look == b->look;
}

static void severities_differ(void **state)
{
    static const enum role severities[] = {
        ROLE_CRITICAL, ROLE_HIGH, ROLE_MEDIUM, ROLE_LOW, ROLE_OK,
    };
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES - 1; i++) {
        const struct role_look *roles = shipped->themes[i].roles;

        for (size_t a = 0; a < 5; a++) {
            for (size_t b = a + 1; b < 5; b++)
                assert_false(is_same(&roles[severities[a]], &roles[severities[b]]));
        }
    }
}

static void sides_of_a_conflict_differ(void **state)
{
    const struct shipped *shipped = *state;

    for (size_t i = 0; i < NAMES - 1; i++)
        assert_false(is_same(&shipped->themes[i].roles[ROLE_PARTY_A],
                             &shipped->themes[i].roles[ROLE_PARTY_B]));
}

static void every_chain_of_fallbacks_ends(void **state)
{
    (void)state;
    for (int role = 0; role < ROLES; role++) {
        enum role at = (enum role)role;
        int steps = 0;

        while (role_fallback(at) != at && steps++ < ROLES)
            at = role_fallback(at);
        assert_true(at == ROLE_TEXT || at == ROLE_BACKGROUND);
    }
}

static void roles_are_told_apart_by_name_and_letter(void **state)
{
    (void)state;
    for (int a = 0; a < ROLES; a++) {
        for (int b = a + 1; b < ROLES; b++) {
            assert_string_not_equal(role_name((enum role)a), role_name((enum role)b));
            assert_int_not_equal(role_letter((enum role)a), role_letter((enum role)b));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_these_eight),
        cmocka_unit_test(each_says_its_own_name),
        cmocka_unit_test(all_but_mono_speak_of_every_role),
        cmocka_unit_test(every_meaning_of_weight_is_named_in_mono),
        cmocka_unit_test(mono_has_no_colour),
        cmocka_unit_test(terminal_and_mono_paint_nothing_behind_the_text),
        cmocka_unit_test(the_terminals_own_colours_are_ones_that_can_be_read),
        cmocka_unit_test(text_can_be_read_on_background_panel_and_popup),
        cmocka_unit_test(plain_text_can_be_read_on_a_selection),
        cmocka_unit_test(borders_can_be_seen),
        cmocka_unit_test(severities_differ),
        cmocka_unit_test(sides_of_a_conflict_differ),
        cmocka_unit_test(every_chain_of_fallbacks_ends),
        cmocka_unit_test(roles_are_told_apart_by_name_and_letter),
    };

    return cmocka_run_group_tests(tests, read_all, forget_all);
}
