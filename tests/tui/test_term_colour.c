#include "support/test.h"

#include "support/demo.h"
#include "support/program.h"
#include "support/temp.h"
#include "support/vt.h"

/* A description such as xterm-direct, which not every system has. */
static void describe_direct(struct temp *temp)
{
    const char *source = temp_write(temp, "direct.ti",
        "vtest-plain|without true colour,\n"
        "\tuse=xterm-256color,\n"
        "vtest-direct|with true colour,\n"
        "\tRGB, colors#0x1000000, pairs#0x7FFF,\n"
        "\tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
        "%p1%{255}%&%d%;m,\n"
        "\tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
        "%p1%{255}%&%d%;m,\n"
        "\tuse=xterm-256color,\n");
    const char *arguments[] = {"tic", "-x", "-o", temp_path(temp, ".terminfo"), source, NULL};
    struct outcome said = program_run(temp, &(struct program){.arguments = arguments});

    if (said.status)
        fail_msg("tic: %s", said.err);
}

static void true_colour_is_used_where_the_emulator_says_so(void **state)
{
    struct vt *vt;

    describe_direct(*state);
    vt = demo_open(*state, "vtest-plain", NULL, "COLORTERM=truecolor");
    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 4");
    assert_int_equal(vt_cell(vt, 0, 2).foreground, VT_RGB + 0xff8078);
    assert_int_equal(vt_cell(vt, 0, 4).background, VT_RGB + 0x2b3a4f);
    assert_int_equal(vt_cell(vt, 0, 3).foreground, VT_RGB + 0x00ff00);
    demo_quit(vt);
    vt = demo_open(*state, "vtest-plain", NULL, NULL);
    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 3");
    demo_quit(vt);
    vt = demo_open(*state, "vtest-direct", "16", NULL);
    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 2");
    demo_quit(vt);
}

static void bright_colours_of_a_theme_reach_the_screen(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    assert_int_equal(vt_cell(vt, 0, 2).foreground, 210);
    assert_true(vt_cell(vt, 0, 2).bold);
    assert_int_equal(vt_cell(vt, 0, 2).background, VT_DEFAULT);
    assert_int_equal(vt_cell(vt, 0, 3).foreground, 10);
    assert_int_equal(vt_cell(vt, 0, 4).foreground, 210);
    assert_int_equal(vt_cell(vt, 0, 4).background, 237);
    assert_int_equal(vt_cell(vt, 50, 4).background, 237);
    assert_true(vt_cell(vt, 0, 5).underline);
    assert_int_equal(vt_cell(vt, 0, 6).foreground, 12);   /* never the plain blue */
    demo_quit(vt);
}

static void sixteen_colours_keep_the_hues(void **state)
{
    struct vt *vt = demo_open(*state, NULL, "16", NULL);

    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 2");
    assert_int_equal(vt_cell(vt, 0, 2).foreground, 9);
    assert_int_equal(vt_cell(vt, 0, 3).foreground, 10);
    demo_quit(vt);
}

static void eight_colours_are_made_sixteen_by_bold(void **state)
{
    struct vt *vt = demo_open(*state, "linux", NULL, NULL);

    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 2");
    assert_int_equal(vt_cell(vt, 0, 3).foreground % 8, 2);
    assert_true(vt_cell(vt, 0, 3).bold);
    demo_quit(vt);
}

static void assert_mono(struct vt *vt)
{
    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 1");
    assert_int_equal(vt_cell(vt, 0, 2).foreground, VT_DEFAULT);
    assert_true(vt_cell(vt, 0, 2).bold);
    assert_true(vt_cell(vt, 0, 4).reverse);
    assert_int_equal(vt_cell(vt, 0, 4).background, VT_DEFAULT);
    assert_true(vt_cell(vt, 0, 5).underline);
    demo_quit(vt);
}

static void without_colours_the_meaning_stays(void **state)
{
    assert_mono(demo_open(*state, NULL, "mono", NULL));
    assert_mono(demo_open(*state, NULL, NULL, "NO_COLOR=1"));
    assert_mono(demo_open(*state, "vt100", NULL, NULL));
}

static void an_empty_wish_for_no_colour_is_none(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, "NO_COLOR=");

    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 3");
    demo_quit(vt);
}

static void a_locale_without_utf8_gets_ascii(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, "LC_ALL=C");

    assert_string_equal(vt_row(vt, 7), "??|e|?|end");
    demo_quit(vt);
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, temp_setup, temp_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(true_colour_is_used_where_the_emulator_says_so),
        CLAIM(bright_colours_of_a_theme_reach_the_screen),
        CLAIM(sixteen_colours_keep_the_hues),
        CLAIM(eight_colours_are_made_sixteen_by_bold),
        CLAIM(without_colours_the_meaning_stays),
        CLAIM(an_empty_wish_for_no_colour_is_none),
        CLAIM(a_locale_without_utf8_gets_ascii),
    };

    return cmocka_run_group_tests_name("term_colour", tests, NULL, NULL);
}
