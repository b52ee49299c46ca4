#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/seat.h"

/* Keys and sizes as chance has them: nothing breaks, and the way out is always there. */

enum { STEPS = 1500 };

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static const char *const keys[] = {
    "j", "k", "G", "g", "Tab", "S-Tab", "1", "2", "3", "4", "5", "Enter", "Enter", "Esc", "Esc",
    "Space", "V", "U", "*", "v", "/", "n", "N", "o", "O", "z", "s", "p", "P", "J", "K", "d", "e",
    "a", "i", "f", "m", "l", "t", "w", "c", ":", "C-p", "?", ">", ".", "u", "C-r", "'", "C-o",
    "[", "]", "h", "Left", "Down", "PgDn", "PgUp", "C-d", "C-u", "Home", "End", "x", "y", "BS",
    "L", "C-s", "é", "日", "0", "Up", "-", "C-l", "F1", "Del", "M", "r", "b", "=", "C-x",
};

static void step(struct seat *seat, unsigned *seed)
{
    static const int sizes[][2] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6},
                                   {24, 5}, {200, 60}, {31, 40}, {81, 7}, {1, 1}};
    unsigned what = next(seed) % 40;

    if (what == 0) {
        const int *size = sizes[next(seed) % (sizeof(sizes) / sizeof(*sizes))];

        resize(seat, size[0], size[1]);
    } else if (what <= 3) {
        click(seat, (int)(next(seed) % 80), (int)(next(seed) % 24));
    } else if (what == 4) {
        wheel(seat, (int)(next(seed) % 80), (int)(next(seed) % 24), next(seed) % 2);
    } else if (what == 5) {
        paste(seat, "a \"b\nc");
    } else {
        press(seat, keys[next(seed) % (sizeof(keys) / sizeof(*keys))]);
    }
}

static void whatever_is_pressed_liaise_stands(void **state)
{
    struct seat *seat = *state;
    const char *given = getenv("CHANCE_SEED");
    unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : 7;

    for (int i = 0; i < STEPS; i++) {
        step(seat, &seed);
        if (app_is_over(seat->app))
            seat_again(seat, 80, 24);
        assert_in_range(seat->canvas.cursor_x + 1, 0, seat->canvas.width);
        assert_in_range(seat->canvas.cursor_y + 1, 0, seat->canvas.height);
    }
    for (int i = 0; i < 100 && !app_is_over(seat->app); i++)
        press(seat, "Esc Esc Esc Esc q");
    assert_true(app_is_over(seat->app));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whatever_is_pressed_liaise_stands, seat_setup,
                                        seat_teardown),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
