#include "support/test.h"

#include <string.h>

#include "base/colour.h"

static void a_colour_that_xterm_has_is_its_own_nearest(void **state)
{
    static const int levels[6] = {0, 95, 135, 175, 215, 255};

    (void)state;
    for (int r = 0; r < 6; r++)
        for (int g = 0; g < 6; g++)
            for (int b = 0; b < 6; b++)
                if (r != g || g != b)
                    assert_int_equal(colour_nearest_256((uint8_t)levels[r], (uint8_t)levels[g],
                                                        (uint8_t)levels[b]),
                                     16 + 36 * r + 6 * g + b);
    for (int i = 0; i < 24; i++) {
        uint8_t level = (uint8_t)(8 + 10 * i);

        assert_int_equal(colour_nearest_256(level, level, level), 232 + i);
    }
}

/* The slow way: all of them. */
static int nearest_of_all(int red, int green, int blue)
{
    static const int levels[6] = {0, 95, 135, 175, 215, 255};
    int best = 0, least = 1 << 30;

    for (int i = 16; i < 256; i++) {
        int grey = 8 + 10 * (i - 232);
        int r = i < 232 ? levels[(i - 16) / 36] : grey;
        int g = i < 232 ? levels[(i - 16) / 6 % 6] : grey;
        int b = i < 232 ? levels[(i - 16) % 6] : grey;
        int far = 2 * (red - r) * (red - r) + 4 * (green - g) * (green - g) +
                  3 * (blue - b) * (blue - b);

        if (far < least) {
            least = far;
            best = i;
        }
    }
    return best;
}

static void the_short_way_to_the_nearest_finds_the_same(void **state)
{
    (void)state;
    for (int r = 0; r < 256; r += 15)
        for (int g = 0; g < 256; g += 15)
            for (int b = 0; b < 256; b += 15)
                assert_int_equal(colour_nearest_256((uint8_t)r, (uint8_t)g, (uint8_t)b),
                                 nearest_of_all(r, g, b));
}

static void assert_ansi(const char *text, const char *expected)
{
    struct error err = {0};
    struct colour colour;

    must(colour_read(&colour, text, &err));
    assert_string_equal(colour_ansi_name(colour.ansi), expected);
}

static void sixteen_colours_keep_the_hue(void **state)
{
    (void)state;
    assert_ansi("#ff8078", "bright-red");
    assert_ansi("#a3121a", "red");
    assert_ansi("#6fc78a", "bright-green");
    assert_ansi("#fabd2f", "bright-yellow");
    assert_ansi("#79c0d9", "bright-cyan");
    assert_ansi("#0b5cad", "bright-blue");   /* the plain one cannot be read */
    assert_ansi("#14171c", "black");
    assert_ansi("#8d96a3", "white");
    assert_ansi("#777777", "bright-black");
    assert_ansi("#f8f8f8", "bright-white");
}

static void colours_are_read_in_three_ways(void **state)
{
    struct error err = {0};
    struct colour colour;

    (void)state;
    must(colour_read(&colour, "#FF8078", &err));
    assert_int_equal(colour.kind, COLOUR_RGB);
    assert_int_equal(colour.red, 255);
    assert_int_equal(colour.green, 128);
    assert_int_equal(colour.blue, 120);
    assert_int_equal(colour.index, 210);
    must(colour_read(&colour, "default", &err));
    assert_int_equal(colour.kind, COLOUR_DEFAULT);
    must(colour_read(&colour, "bright-blue", &err));
    assert_int_equal(colour.kind, COLOUR_ANSI);
    assert_int_equal(colour.ansi, 12);
}

static void what_is_no_colour_is_refused_in_words(void **state)
{
    static const char *const wrong[] = {"", "#", "#12345", "#1234567", "#12345g", "rot", "Red"};

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct error err = {0};
        struct colour colour = {.kind = COLOUR_ANSI};

        assert_false(colour_read(&colour, wrong[i], &err));
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_non_null(strstr(err.text, "is not a colour"));
        assert_int_equal(colour.kind, COLOUR_ANSI);
    }
}

static void contrast_is_that_of_wcag(void **state)
{
    struct colour black = colour_rgb(0, 0, 0), white = colour_rgb(255, 255, 255);
    struct colour grey = colour_rgb(0x76, 0x76, 0x76), own = {.kind = COLOUR_DEFAULT};

    (void)state;
    assert_float_equal(colour_contrast(&black, &white), 21.0, 0.001);
    assert_float_equal(colour_contrast(&white, &white), 1.0, 0.001);
    assert_float_equal(colour_contrast(&grey, &white), 4.54, 0.01);
    assert_float_equal(colour_contrast(&grey, &white), colour_contrast(&white, &grey), 0.0001);
    assert_float_equal(colour_contrast(&own, &white), 0.0, 0.0001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_colour_that_xterm_has_is_its_own_nearest),
        cmocka_unit_test(the_short_way_to_the_nearest_finds_the_same),
        cmocka_unit_test(sixteen_colours_keep_the_hue),
        cmocka_unit_test(colours_are_read_in_three_ways),
        cmocka_unit_test(what_is_no_colour_is_refused_in_words),
        cmocka_unit_test(contrast_is_that_of_wcag),
    };

    return cmocka_run_group_tests_name("colour", tests, NULL, NULL);
}
