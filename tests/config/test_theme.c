#include "support/test.h"

#include <liaise/complaint.h>
#include <liaise/theme.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "support/reading.h"

struct theme_reading {
    struct arena arena;
    struct complaints complaints;
    struct theme theme;
    bool ok;
    struct str text;
};

/* Themes that others extend. */
static const char *find(const void *context, const char *name)
{
    static const struct {
        const char *name, *text;
    } themes[] = {
        {"base", "variant: light\n"
                 "palette: {red: \"#ff0000\", ink: \"#101010\"}\n"
                 "roles:\n"
                 "  text: {fg: ink}\n"
                 "  critical: {fg: red, bold: true}\n"
                 "  high: {fg: \"#ffaa00\", underline: true}\n"},
        {"middle", "extends: base\nroles: {high: {fg: red}}\n"},
        {"ring-a", "extends: ring-b\n"},
        {"ring-b", "extends: ring-a\n"},
        {"broken", "roles: {text: {fg: gren}}\n"},
    };

    (void)context;
    for (size_t i = 0; i < sizeof(themes) / sizeof(themes[0]); i++) {
        if (!strcmp(themes[i].name, name))
            return themes[i].text;
    }
    return NULL;
}

static void begin(struct theme_reading *reading, const char *text)
{
    const struct theme_source source = {find, NULL};

    *reading = (struct theme_reading){0};
    reading->complaints.arena = &reading->arena;
    reading->ok = theme_read(&reading->theme, text, strlen(text), "mine.yaml", &source,
                             &reading->arena, &reading->complaints);
    complaints_write(&reading->complaints, &reading->text);
}

static void begin_good(struct theme_reading *reading, const char *text)
{
    begin(reading, text);
    assert_string_equal(reading->text.text, "");
    assert_true(reading->ok);
}

static void end(struct theme_reading *reading)
{
    str_done(&reading->text);
    arena_clear(&reading->arena);
}

static void assert_rgb(const struct colour *colour, unsigned rgb)
{
    assert_int_equal(colour->kind, COLOUR_RGB);
    assert_int_equal((unsigned)colour->red << 16 | (unsigned)colour->green << 8 | colour->blue,
                     rgb);
}

static const struct role_look *look_of(const struct theme_reading *reading, enum role role)
{
    return &reading->theme.roles[role];
}

static void a_theme_says_how_roles_look(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "liaise_theme: 1\n"
                         "name: mine\n"
                         "extends: null\n"
                         "variant: dark\n"
                         "palette:\n"
                         "  red: {rgb: \"#ff8078\", x256: 210, ansi: bright-red}\n"
                         "  blue: \"#6cb6ff\"\n"
                         "roles:\n"
                         "  background: {bg: default}\n"
                         "  critical: {fg: red, bold: true}\n"
                         "  selection: {bg: \"#2b3a4f\"}\n"
                         "  focus: {fg: blue}\n"
                         "  today: {fg: bright-yellow, italic: true, dim: true, underline: true}\n"
                         "glyphs: {critical: \"!!!\", late: LATE, cursor: \"▸\"}\n");
    assert_string_equal(reading.theme.name, "mine");
    assert_int_equal(reading.theme.variant, THEME_DARK);
    assert_int_equal(look_of(&reading, ROLE_BACKGROUND)->background.kind, COLOUR_DEFAULT);
    assert_rgb(&look_of(&reading, ROLE_CRITICAL)->foreground, 0xff8078);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->foreground.index, 210);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->foreground.ansi, 9);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->look, LOOK_BOLD);
    assert_rgb(&look_of(&reading, ROLE_SELECTION)->background, 0x2b3a4f);
    assert_rgb(&look_of(&reading, ROLE_FOCUS)->foreground, 0x6cb6ff);
    assert_int_equal(look_of(&reading, ROLE_TODAY)->foreground.kind, COLOUR_ANSI);
    assert_int_equal(look_of(&reading, ROLE_TODAY)->foreground.ansi, 11);
    assert_int_equal(look_of(&reading, ROLE_TODAY)->look, LOOK_ITALIC | LOOK_DIM | LOOK_UNDERLINE);
    assert_true(reading.theme.is_named[ROLE_FOCUS]);
    assert_false(reading.theme.is_named[ROLE_CURSOR]);
    end(&reading);
}

static void what_poorer_terminals_show_is_worked_out(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles: {critical: {fg: \"#ff0000\"}}\n");
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->foreground.index, 196);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->foreground.ansi, 9);
    end(&reading);
}

static void a_role_falls_back_to_the_one_behind_it(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles:\n"
                         "  accent: {fg: \"#aa00aa\"}\n"
                         "  critical: {fg: \"#ff0000\", bg: \"#000010\", bold: true}\n"
                         "  panel: {bg: \"#222222\"}\n");
    assert_rgb(&look_of(&reading, ROLE_CURSOR)->foreground, 0xaa00aa); /* focus, then accent */
    assert_rgb(&look_of(&reading, ROLE_LATE)->foreground, 0xff0000);
    assert_rgb(&look_of(&reading, ROLE_LATE)->background, 0x000010);
    assert_int_equal(look_of(&reading, ROLE_LATE)->look, LOOK_BOLD);
    assert_rgb(&look_of(&reading, ROLE_POPUP)->background, 0x222222);
    assert_rgb(&look_of(&reading, ROLE_HEADER)->background, 0x222222);
    end(&reading);
}

static void where_nothing_is_said_the_terminal_decides(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "name: bare\n");
    assert_int_equal(look_of(&reading, ROLE_TEXT)->foreground.kind, COLOUR_DEFAULT);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->foreground.kind, COLOUR_DEFAULT);
    assert_int_equal(look_of(&reading, ROLE_PANEL)->background.kind, COLOUR_DEFAULT);
    end(&reading);
}

static void text_leaves_what_it_lies_on_alone(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles: {background: {bg: \"#000000\"}, text: {fg: \"#ffffff\"}}\n");
    assert_int_equal(look_of(&reading, ROLE_TEXT)->background.kind, COLOUR_UNSET);
    assert_int_equal(look_of(&reading, ROLE_LATE)->background.kind, COLOUR_UNSET);
    end(&reading);
}

static void a_selection_leaves_the_colour_of_its_text_alone(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles: {text: {fg: \"#ffffff\"}, selection: {bg: \"#000080\"}}\n");
    assert_int_equal(look_of(&reading, ROLE_SELECTION)->foreground.kind, COLOUR_UNSET);
    assert_int_equal(look_of(&reading, ROLE_SELECTION_INACTIVE)->foreground.kind, COLOUR_UNSET);
    assert_int_equal(look_of(&reading, ROLE_PANEL)->foreground.kind, COLOUR_UNSET);
    end(&reading);
}

static void a_role_that_is_left_out_has_its_usual_mark(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles: {accent: {fg: red, italic: true}}\n");
    assert_int_equal(look_of(&reading, ROLE_STRONG)->look, LOOK_BOLD);
    assert_int_equal(look_of(&reading, ROLE_KEY)->look, LOOK_BOLD | LOOK_ITALIC);
    assert_int_equal(look_of(&reading, ROLE_LINK)->look, LOOK_UNDERLINE | LOOK_ITALIC);
    assert_int_equal(look_of(&reading, ROLE_ERROR)->look, LOOK_REVERSE);
    end(&reading);
}

static void a_role_that_is_spoken_of_has_the_marks_it_names(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "roles:\n"
                         "  accent: {fg: red, bold: true}\n"
                         "  key: {italic: true}\n"
                         "  strong: {bold: false}\n");
    assert_int_equal(look_of(&reading, ROLE_KEY)->look, LOOK_ITALIC);
    assert_int_equal(look_of(&reading, ROLE_KEY)->foreground.ansi, 1);
    assert_int_equal(look_of(&reading, ROLE_STRONG)->look, 0);
    end(&reading);
}

static void a_theme_changes_only_what_it_speaks_of(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "name: mine\nextends: middle\nroles: {critical: {fg: \"#880000\"}}\n");
    assert_int_equal(reading.theme.variant, THEME_LIGHT);
    assert_rgb(&look_of(&reading, ROLE_TEXT)->foreground, 0x101010);
    assert_rgb(&look_of(&reading, ROLE_CRITICAL)->foreground, 0x880000);
    assert_int_equal(look_of(&reading, ROLE_CRITICAL)->look, LOOK_BOLD);
    assert_rgb(&look_of(&reading, ROLE_HIGH)->foreground, 0xff0000);
    assert_int_equal(look_of(&reading, ROLE_HIGH)->look, LOOK_UNDERLINE);
    assert_true(reading.theme.is_named[ROLE_TEXT]);
    end(&reading);
}

static void a_colour_of_the_palette_changes_wherever_it_is_used(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin_good(&reading, "extends: middle\npalette: {red: \"#cc0044\"}\n");
    assert_rgb(&look_of(&reading, ROLE_CRITICAL)->foreground, 0xcc0044);
    assert_rgb(&look_of(&reading, ROLE_HIGH)->foreground, 0xcc0044);
    end(&reading);
}

static void an_unknown_role_is_a_warning(void **state)
{
    struct theme_reading reading;

    (void)state;
    begin(&reading, "roles:\n  critcal: {fg: red}\n  zebra: {fg: nonsense}\n");
    assert_true(reading.ok);
    assert_string_equal(reading.text.text,
                        "mine.yaml:2:3: roles: warning: unknown role \"critcal\"; did you mean "
                        "\"critical\"?\n"
                        "mine.yaml:3:3: roles: warning: unknown role \"zebra\"\n");
    assert_int_equal(reading.complaints.errors, 0);
    end(&reading);
}

/* clang-format off */
static const struct {
    const char *text, *expected;
} mistakes[] = {
    {"", "mine.yaml:1:1: there is nothing in it\n"},
    {"[]\n", "mine.yaml:1:1: expected a mapping, found a list\n"},
    {"liaise_theme: 2\n", "mine.yaml:1:15: liaise_theme: expected 1, found \"2\"\n"},
    {"rolls: {}\n", "mine.yaml:1:1: unknown key \"rolls\"; did you mean \"roles\"?\n"},
    {"variant: drak\n", "mine.yaml:1:10: variant: expected any, dark or light, found \"drak\"; "
                        "did you mean \"dark\"?\n"},
    {"palette: [red]\n", "mine.yaml:1:10: palette: expected a mapping, found a list\n"},
    {"palette: {red: redish}\n", "mine.yaml:1:16: palette.red: 'redish' is not a colour; try "
                                 "#ff8078, default, red or bright-red\n"},
    {"palette: {red: \"#ff80\"}\n", "mine.yaml:1:16: palette.red: '#ff80' is not a colour; six "
                                   "digits are wanted, such as #ff8078\n"},
    {"palette: {red: {x256: 210}}\n", "mine.yaml:1:16: palette.red: missing key \"rgb\"\n"},
    {"palette: {red: {rgb: red}}\n", "mine.yaml:1:22: palette.red.rgb: expected six digits such "
                                     "as \"#ff8078\", found \"red\"\n"},
    {"palette: {red: {rgb: \"#ff8078\", x256: 9}}\n",
     "mine.yaml:1:39: palette.red.x256: expected a number from 16 to 255, found \"9\"\n"},
    {"palette: {red: {rgb: \"#ff8078\", ansi: 9}}\n",
     "mine.yaml:1:39: palette.red.ansi: '9' is not a colour; try #ff8078, default, red or "
     "bright-red\n"},
    {"palette: {red: {rgb: \"#ff8078\", ansi: default}}\n",
     "mine.yaml:1:39: palette.red.ansi: expected a name such as red or bright-red, found "
     "\"default\"\n"},
    {"roles: dark\n", "mine.yaml:1:8: roles: expected a mapping, found a text\n"},
    {"roles: {text: red}\n", "mine.yaml:1:15: roles.text: expected a mapping, found a text\n"},
    {"roles: {text: {colour: red}}\n", "mine.yaml:1:16: roles.text: unknown key \"colour\"\n"},
    {"roles: {text: {fg: gren}}\n", "mine.yaml:1:20: roles.text.fg: there is no colour \"gren\"; "
                                    "did you mean \"green\"?\n"},
    {"palette: {sea: \"#004488\"}\nroles: {text: {fg: see}}\n",
     "mine.yaml:2:20: roles.text.fg: there is no colour \"see\"; did you mean \"sea\"?\n"},
    {"roles: {text: {fg: [red]}}\n", "mine.yaml:1:20: roles.text.fg: expected a colour, found a "
                                     "list\n"},
    {"roles: {text: {bold: yes}}\n", "mine.yaml:1:22: roles.text.bold: expected true or false, "
                                     "found \"yes\"\n"},
    {"roles: {text: {fg: red, fg: blue}}\n", "mine.yaml:1:25: roles.text: duplicate key \"fg\"\n"},
    {"glyphs: {late: [x]}\n", "mine.yaml:1:16: glyphs.late: expected a sign such as \"!!!\", "
                              "found a list\n"},
    {"extends: nowhere\n", "mine.yaml:1:10: extends: there is no theme \"nowhere\"\n"},
    {"extends: [base]\n", "mine.yaml:1:10: extends: expected a text, found a list\n"},
    {"name: mine\nextends: mine\n", "mine.yaml:2:10: extends: the theme extends itself\n"},
    {"extends: ring-a\n", "ring-b:1:10: extends: the theme extends itself\n"},
    {"extends: broken\n", "broken:1:20: roles.text.fg: there is no colour \"gren\"; did you mean "
                          "\"green\"?\n"},
    {"roles: {text: {fg: *red}}\n", "mine.yaml:1:20: roles.text.fg: aliases (\"*\") are not "
                                    "read; write it out, or put it in quotes\n"},
};
/* clang-format on */

static void every_mistake_is_told_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
        struct theme_reading reading;

        begin(&reading, mistakes[i].text);
        assert_string_equal(reading.text.text, mistakes[i].expected);
        assert_false(reading.ok);
        end(&reading);
    }
}

static void a_theme_with_mistakes_changes_nothing(void **state)
{
    struct theme_reading reading;
    struct theme theme;

    (void)state;
    begin_good(&reading, "name: mine\n");
    theme = reading.theme;
    assert_false(theme_read(&theme, "roles: 1", 8, "x", NULL, &reading.arena, &reading.complaints));
    assert_memory_equal(&theme, &reading.theme, sizeof(theme));
    end(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_theme_says_how_roles_look),
        cmocka_unit_test(what_poorer_terminals_show_is_worked_out),
        cmocka_unit_test(a_role_falls_back_to_the_one_behind_it),
        cmocka_unit_test(where_nothing_is_said_the_terminal_decides),
        cmocka_unit_test(text_leaves_what_it_lies_on_alone),
        cmocka_unit_test(a_selection_leaves_the_colour_of_its_text_alone),
        cmocka_unit_test(a_role_that_is_left_out_has_its_usual_mark),
        cmocka_unit_test(a_role_that_is_spoken_of_has_the_marks_it_names),
        cmocka_unit_test(a_theme_changes_only_what_it_speaks_of),
        cmocka_unit_test(a_colour_of_the_palette_changes_wherever_it_is_used),
        cmocka_unit_test(an_unknown_role_is_a_warning),
        cmocka_unit_test(every_mistake_is_told_with_its_place),
        cmocka_unit_test(a_theme_with_mistakes_changes_nothing),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
