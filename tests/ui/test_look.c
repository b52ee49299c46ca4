#include "support/test.h"

#include <liaise/config.h>
#include <string.h>

#include "base/colour.h"
#include "base/embedded.h"
#include "ui/look.h"

struct shipped {
    struct arena arena;
    struct theme theme;
};

static void open_theme(struct shipped *shipped, const char *name)
{
    struct complaints complaints = {.arena = &shipped->arena};
    const char *text = theme_shipped(name);

    assert_non_null(text);
    if (!theme_read(&shipped->theme, text, strlen(text), name, NULL, &shipped->arena, &complaints))
        fail_msg("%s: %s", name, complaints.count ? complaints.items[0].text : "no reason");
    if (complaints.count)
        fail_msg("%s: %s", name, complaints.items[0].text);
}

static bool is_text(enum role role)
{
    switch (role) {
    case ROLE_BACKGROUND:
    case ROLE_PANEL:
    case ROLE_POPUP:
    case ROLE_HEADER:
    case ROLE_SELECTION:
    case ROLE_SELECTION_INACTIVE:
    case ROLE_BORDER:
    case ROLE_HEAT_0:
    case ROLE_HEAT_1:
    case ROLE_HEAT_2:
    case ROLE_OFF:
    case ROLES:
        return false;
    default:
        return true;
    }
}

static void assert_readable(const struct theme *theme, enum role role, enum role surface,
                            enum colour_depth depth, double least)
{
    struct role_look look = look_of(theme, role, surface, depth);
    double contrast = colour_contrast(&look.foreground, &look.background);

    if (contrast > 0 && contrast < least)
        fail_msg("%s: %s on %s has a contrast of %.2f", theme->name, role_name(role),
                 role_name(surface), contrast);
}

static void every_text_of_every_theme_can_be_read(void **state)
{
    static const enum role surfaces[] = {ROLE_BACKGROUND, ROLE_PANEL, ROLE_POPUP, ROLE_HEADER,
                                         ROLE_SELECTION, ROLE_SELECTION_INACTIVE};

    (void)state;
    for (const struct embedded_file *file = theme_files; file->name; file++) {
        struct shipped shipped = {0};
        char name[32] = "";

        memcpy(name, file->name, strlen(file->name) - strlen(".yaml"));
        open_theme(&shipped, name);
        assert_string_equal(shipped.theme.name, name);
        for (int role = 0; role < ROLES; role++)
            for (size_t i = 0; i < sizeof(surfaces) / sizeof(*surfaces); i++) {
                bool text = is_text((enum role)role);

                assert_readable(&shipped.theme, (enum role)role, surfaces[i], DEPTH_TRUE,
                                text ? 4.5 : 0);
                assert_readable(&shipped.theme, (enum role)role, surfaces[i], DEPTH_16,
                                text ? 2.0 : 0);
            }
        assert_readable(&shipped.theme, ROLE_BORDER, ROLE_PANEL, DEPTH_TRUE, 3);
        assert_readable(&shipped.theme, ROLE_HEAT_1, ROLE_PANEL, DEPTH_TRUE, 2.4);
        arena_clear(&shipped.arena);
    }
}

static void there_are_eight_themes(void **state)
{
    static const char *const names[] = {"terminal", "dark", "light", "contrast", "cvd-dark",
                                        "cvd-light", "gruvbox", "mono"};
    size_t count = 0;

    (void)state;
    while (theme_files[count].name)
        count++;
    assert_int_equal(count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_non_null(theme_shipped(names[i]));
}

static void the_default_theme_paints_no_background(void **state)
{
    struct shipped shipped = {0};

    (void)state;
    open_theme(&shipped, "terminal");
    for (int role = 0; role < ROLES; role++) {
        struct role_look look = look_of(&shipped.theme, (enum role)role, ROLE_PANEL, DEPTH_256);

        assert_int_equal(look.background.kind, COLOUR_DEFAULT);
        assert_false(look.foreground.kind == COLOUR_ANSI &&
                     (look.foreground.ansi == 0 || look.foreground.ansi == 4));
    }
    arena_clear(&shipped.arena);
}

/* A theme in which nothing is said but what a test says. */
static struct theme plain_theme(void)
{
    struct theme theme = {0};

    theme.roles[ROLE_TEXT].foreground = colour_rgb(0xd6, 0xda, 0xe0);
    theme.roles[ROLE_BACKGROUND].background = colour_rgb(0x14, 0x17, 0x1c);
    theme.roles[ROLE_SELECTION].background = colour_rgb(0x2b, 0x3a, 0x4f);
    theme.roles[ROLE_CRITICAL].foreground = colour_rgb(0xff, 0x80, 0x78);
    theme.roles[ROLE_DIM].foreground = colour_rgb(0x8d, 0x96, 0xa3);
    return theme;
}

static bool is_same(struct colour a, struct colour b)
{
    return a.kind == b.kind && a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void selected_text_keeps_its_colour_if_it_can_be_read(void **state)
{
    struct theme theme = plain_theme();
    struct role_look look;

    (void)state;
    look = look_of(&theme, ROLE_CRITICAL, ROLE_SELECTION, DEPTH_256);
    assert_true(is_same(look.foreground, theme.roles[ROLE_CRITICAL].foreground));
    assert_true(is_same(look.background, theme.roles[ROLE_SELECTION].background));
    look = look_of(&theme, ROLE_DIM, ROLE_SELECTION, DEPTH_256);
    assert_true(is_same(look.foreground, theme.roles[ROLE_TEXT].foreground));
}

static void a_selection_with_a_colour_of_its_own_gives_it_to_all(void **state)
{
    struct theme theme = plain_theme();
    struct role_look look;

    (void)state;
    theme.roles[ROLE_SELECTION].foreground = colour_rgb(0xff, 0xff, 0xff);
    look = look_of(&theme, ROLE_CRITICAL, ROLE_SELECTION, DEPTH_256);
    assert_true(is_same(look.foreground, theme.roles[ROLE_SELECTION].foreground));
}

static void a_role_keeps_its_background_except_when_selected(void **state)
{
    struct theme theme = plain_theme();

    (void)state;
    theme.roles[ROLE_HEAT_4].background = colour_rgb(0x79, 0xc0, 0xd9);
    assert_true(is_same(look_of(&theme, ROLE_HEAT_4, ROLE_BACKGROUND, DEPTH_256).background,
                        theme.roles[ROLE_HEAT_4].background));
    assert_true(is_same(look_of(&theme, ROLE_HEAT_4, ROLE_SELECTION, DEPTH_256).background,
                        theme.roles[ROLE_SELECTION].background));
}

static void without_colours_the_meaning_is_in_the_look(void **state)
{
    struct theme theme = plain_theme();
    struct role_look look = look_of(&theme, ROLE_CRITICAL, ROLE_SELECTION, DEPTH_MONO);

    (void)state;
    assert_int_equal(look.look, LOOK_BOLD | LOOK_REVERSE);
    assert_int_equal(look.foreground.kind, COLOUR_DEFAULT);
    assert_int_equal(look.background.kind, COLOUR_DEFAULT);
    assert_int_equal(look_of(&theme, ROLE_TEXT, ROLE_BACKGROUND, DEPTH_MONO).look, 0);
    assert_int_equal(look_of(&theme, ROLE_MATCH, ROLE_BACKGROUND, DEPTH_MONO).look, LOOK_UNDERLINE);
}

/* Or else the header of a light theme is as light as the terminal's text. */
static void what_stands_in_the_header_has_the_colour_of_text(void **state)
{
    struct shipped shipped = {0};

    (void)state;
    open_theme(&shipped, "light");
    for (enum colour_depth depth = DEPTH_16; depth <= DEPTH_TRUE; depth++) {
        struct role_look header = look_of(&shipped.theme, ROLE_HEADER, ROLE_HEADER, depth);
        struct role_look text = look_of(&shipped.theme, ROLE_TEXT, ROLE_HEADER, depth);

        assert_true(header.foreground.kind != COLOUR_UNSET);
        assert_memory_equal(&header.foreground, &text.foreground, sizeof(text.foreground));
    }
    arena_clear(&shipped.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_the_header_has_the_colour_of_text),
        cmocka_unit_test(every_text_of_every_theme_can_be_read),
        cmocka_unit_test(there_are_eight_themes),
        cmocka_unit_test(the_default_theme_paints_no_background),
        cmocka_unit_test(selected_text_keeps_its_colour_if_it_can_be_read),
        cmocka_unit_test(a_selection_with_a_colour_of_its_own_gives_it_to_all),
        cmocka_unit_test(a_role_keeps_its_background_except_when_selected),
        cmocka_unit_test(without_colours_the_meaning_is_in_the_look),
    };

    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
