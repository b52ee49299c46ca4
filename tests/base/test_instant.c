#include "support/test.h"

#include "support/zones.h"

static void a_moment_is_written_with_its_offset(void **state)
{
    static const struct {
        const char *zone, *instant, *expected;
    } rows[] = {
        {"America/Los_Angeles", "2026-02-02T16:40:00Z", "2026-02-02T08:40:00-08:00"},
        {"Asia/Kolkata", "2026-02-02T16:40:09Z", "2026-02-02T22:10:09+05:30"},
        {"Europe/London", "2026-02-02T16:40:00Z", "2026-02-02T16:40:00Z"},
        {"America/St_Johns", "2026-02-02T00:00:00Z", "2026-02-01T20:30:00-03:30"},
        {"Africa/Monrovia", "1971-01-01T00:00:00Z", "1970-12-31T23:16:00-00:44"},
        {"UTC", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
    };
    struct zones_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char text[INSTANT_TEXT_SIZE];
        int64_t instant = moment(rows[i].instant);

        instant_write(instant, zones_want(fixture->zones, rows[i].zone), text);
        assert_string_equal(text, rows[i].expected);
        assert_int_equal(moment(text), instant);
    }
}

static void moments_are_read_as_rfc_3339_allows(void **state)
{
    (void)state;
    assert_int_equal(moment("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(moment("1970-01-01t00:00:01z"), 1);
    assert_int_equal(moment("1970-01-01 01:00:00+01:00"), 0);
    assert_int_equal(moment("1970-01-01T00:00:00.999Z"), 0);
    assert_int_equal(moment("1969-12-31T23:59:60Z"), 0);
    assert_int_equal(moment("1970-01-01T00:00Z"), 0);
    assert_int_equal(moment("1970-01-01T00:00:00-00:00"), 0);
}

static void texts_that_are_no_moment_are_refused(void **state)
{
    static const char *const texts[] = {
        "", "2026-02-03", "2026-02-03T10:00:00", "2026-02-03T10:00", "2026-02-03T24:00:00Z",
        "2026-02-30T10:00:00Z", "2026-02-03T10:00:61Z", "2026-02-03T10:00:00+1:00",
        "2026-02-03T10:00:00+0100", "2026-02-03T10:00:00+24:00", "2026-02-03T10:00:00+01:60",
        "2026-02-03T10:00:00.Z", "2026-02-03T10:00:00Zx", "2026-02-03T10:00:00+01:00x",
        "2026-02-03x10:00:00Z", "2026-02-03T10:00:00 Z", "2026-02-03T10:00:",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct error err = {0};
        int64_t instant = 7;

        if (instant_read(&instant, texts[i], &err))
            fail_msg("'%s' was read as a moment", texts[i]);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_int_equal(instant, 7);
    }
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, zones_setup, zones_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_moment_is_written_with_its_offset),
        TEST(moments_are_read_as_rfc_3339_allows),
        TEST(texts_that_are_no_moment_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
