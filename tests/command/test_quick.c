#include <string.h>

#include "command/quick.h"
#include "support/fixture.h"
#include "support/test.h"

/* Monday 2 February 2026, 08:40, by a clock that shows UTC. */
static struct quick read(const char *text, struct arena *arena)
{
    struct quick quick;

    quick_read(&quick, text, now_of(FIXTURE_NOW, zone_utc()), arena);
    return quick;
}

static int setup(void **state)
{
    static struct arena arena;

    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    arena_clear(*state);
    return 0;
}

static void tokens_leave_the_title(void **state)
{
    struct quick quick = read("Send the table @harbour to them due fri 9:00 !! #I-41 ~30m", *state);

    assert_string_equal(quick.title, "Send the table to them");
    assert_int_equal(quick.parties.count, 1);
    assert_string_equal(quick.parties.items[0], "harbour");
    assert_string_equal(quick.refs.items[0], "I-41");
    assert_string_equal(quick.due, "fri 9:00");
    assert_int_equal(quick.bangs, 2);
    assert_int_equal(quick.minutes, 30);
    assert_null(quick.repeat);
}

static void a_party_of_two_words_stands_in_quotation_marks(void **state)
{
    struct quick quick = read("Call @\"Tove Halvorsen\" @NWP", *state);

    assert_int_equal(quick.parties.count, 2);
    assert_string_equal(quick.parties.items[0], "Tove Halvorsen");
    assert_string_equal(quick.parties.items[1], "NWP");
    assert_string_equal(quick.title, "Call");
}

static void due_takes_as_many_words_as_make_a_day(void **state)
{
    assert_string_equal(read("x due 27 nov early", *state).due, "27 nov");
    assert_string_equal(read("x due 27 nov early", *state).title, "x early");
    assert_string_equal(read("x due +3d", *state).due, "+3d");
    assert_null(read("Pay what is due to them", *state).due);
    assert_string_equal(read("Pay what is due to them", *state).title, "Pay what is due to them");
    assert_null(read("x due", *state).due);
}

static void every_says_how_often_and_perhaps_when_first(void **state)
{
    assert_string_equal(read("Report every 2w", *state).repeat, "2w");
    assert_string_equal(read("Report every month", *state).repeat, "1m");
    assert_string_equal(read("Report every mon", *state).repeat, "1w");
    assert_string_equal(read("Report every mon", *state).first, "mon");
    assert_null(read("Ask every one of them", *state).repeat);
    assert_null(read("Ask every", *state).repeat);
}

static void a_length_is_in_minutes(void **state)
{
    assert_int_equal(read("x ~1h", *state).minutes, 60);
    assert_int_equal(read("x ~5", *state).minutes, NUMBER_NONE);
    assert_int_equal(read("x ~5mm", *state).minutes, NUMBER_NONE);
    assert_int_equal(read("x ~99999m", *state).minutes, NUMBER_NONE);
}

static void a_backslash_keeps_a_token_as_text(void **state)
{
    struct quick quick = read("Mail \\@home \\!! \\#I-4 \\~30m \\due fri a\\b", *state);

    assert_string_equal(quick.title, "Mail @home !! #I-4 ~30m due fri a\\b");
    assert_int_equal(quick.parties.count + quick.refs.count, 0);
    assert_int_equal(quick.bangs, 0);
    assert_null(quick.due);
}

static void what_is_no_token_stays(void **state)
{
    static const char *const texts[] = {"Wow! It is #1", "a@b.example", "!!!!",     "@ # ~",
                                        "#I-",           "#I-4x",       "No. 5 ~ 6"};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_string_equal(read(texts[i], *state).title, texts[i]);
}

static void any_number_of_words_is_read(void **state)
{
    char text[2000];

    for (size_t i = 0; i + 1 < sizeof(text); i += 2)
        memcpy(text + i, "a ", 2);
    text[sizeof(text) - 1] = '\0';
    assert_in_range(strlen(read(text, *state).title), sizeof(text) - 3, sizeof(text));
    assert_string_equal(read("", *state).title, "");
    assert_string_equal(read("  \t ", *state).title, "");
}

static struct quick read_line(const char *text, struct arena *arena)
{
    struct quick quick;

    quick_read_line(&quick, text, now_of(FIXTURE_NOW, zone_utc()), arena);
    return quick;
}

static void a_line_has_its_day_at_the_end_or_before_the_matter(void **state)
{
    static const char *const cases[][3] = {
        {"call Tove fri 9", "call Tove", "fri 9"},
        {"meet @NWP tue 14:00 about the feed", "meet NWP about the feed", "tue 14:00"},
        {"write to Jorge +3d !!", "write to Jorge", "+3d"},
        {"call Tove due fri about mon", "call Tove about mon", "fri"},
        {"call @\"Tove Halvorsen\" 27 nov", "call Tove Halvorsen", "27 nov"},
        {"order 12", "order 12", NULL},
        {"fri", "fri", NULL},
        {"", "", NULL},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct quick quick = read_line(cases[i][0], *state);

        assert_string_equal(quick.title, cases[i][1]);
        if (cases[i][2])
            assert_string_equal(quick.due, cases[i][2]);
        else
            assert_null(quick.due);
    }
    assert_string_equal(read_line("call @\"Tove Halvorsen\"", *state).parties.items[0],
                        "Tove Halvorsen");
    assert_int_equal(read_line("call @NWP fri", *state).parties.count, 1);
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_line_has_its_day_at_the_end_or_before_the_matter),
        TEST(tokens_leave_the_title),
        TEST(a_party_of_two_words_stands_in_quotation_marks),
        TEST(due_takes_as_many_words_as_make_a_day),
        TEST(every_says_how_often_and_perhaps_when_first),
        TEST(a_length_is_in_minutes),
        TEST(a_backslash_keeps_a_token_as_text),
        TEST(what_is_no_token_stays),
        TEST(any_number_of_words_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
