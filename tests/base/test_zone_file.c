#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/zones.h"

/* A file with so many changes, at instants 100, 200, …, and a footer. */
static size_t write_file(unsigned char *out, size_t changes, const char *footer)
{
    static const unsigned char periods[] = {
        0, 0, 0, 0, 0, 0,               /* UTC, at letter 0 */
        0, 0, 0x0e, 0x10, 1, 4,         /* an hour ahead, at letter 4 */
    };
    size_t used = 0;

    for (int block = 0; block < 2; block++) {
        size_t time_size = block ? 8 : 4;

        memset(out + used, 0, 44);
        memcpy(out + used, "TZif2", 5);
        out[used + 35] = (unsigned char)changes;
        out[used + 39] = 2;
        out[used + 43] = 8;
        used += 44;
        for (size_t i = 0; i < changes; i++, used += time_size) {
            memset(out + used, 0, time_size);
            out[used + time_size - 1] = (unsigned char)(100 * (i + 1));
        }
        for (size_t i = 0; i < changes; i++)
            out[used++] = !(i % 2);
        memcpy(out + used, periods, sizeof(periods));
        used += sizeof(periods);
        memcpy(out + used, "UTC\0ONE\0", 8);
        used += 8;
    }
    return used + (size_t)snprintf((char *)out + used, 256, "\n%s\n", footer);
}

static bool parses(const unsigned char *bytes, size_t size)
{
    struct arena arena = {0};
    struct error err = {0};
    const struct zone *zone = NULL;
    /* a block of its very size, so that a step past the end is seen */
    unsigned char *copy = malloc(size ? size : 1);
    bool ok;

    assert_non_null(copy);
    memcpy(copy, bytes, size);
    ok = zone_parse(&zone, "Test/Zone", copy, size, &arena, &err);
    free(copy);
    assert_int_equal(ok, zone != NULL);
    if (!ok)
        assert_int_equal(err.kind, ERROR_CORRUPT);
    arena_clear(&arena);
    return ok;
}

static bool footer_parses(const char *footer)
{
    unsigned char file[1024];

    return parses(file, write_file(file, 2, footer));
}

static void a_small_file_is_understood(void **state)
{
    struct zones_fixture *fixture = *state;
    unsigned char file[512];
    size_t size = write_file(file, 2, "");
    struct error err = {0};
    const struct zone *zone;

    must(zone_parse(&zone, "Test/Zone", file, size, &fixture->temp->arena, &err));
    assert_string_equal(zone_name(zone), "Test/Zone");
    assert_string_equal(zone_local(zone, 99).abbreviation, "UTC");
    assert_string_equal(zone_local(zone, 100).abbreviation, "ONE");
    assert_int_equal(zone_local(zone, 100).offset, 3600);
    assert_string_equal(zone_local(zone, 200).abbreviation, "UTC");
    assert_int_equal(zone_next_change(zone, 0), 100);
    assert_int_equal(zone_next_change(zone, 200), INSTANT_NONE);
}

static void a_file_cut_anywhere_is_refused(void **state)
{
    unsigned char file[512];
    size_t size = write_file(file, 2, "CET-1CEST,M3.5.0,M10.5.0/3");

    (void)state;
    assert_true(parses(file, size));
    for (size_t cut = 0; cut < size; cut++) {
        if (parses(file, cut))
            fail_msg("%zu bytes of %zu were enough", cut, size);
    }
}

static void files_that_lie_are_refused(void **state)
{
    static const struct {
        const char *what;
        size_t at;
        unsigned char byte;
    } rows[] = {
        {"another magic", 0, 'X'},
        {"the first version", 4, '\0'},
        {"a second header of another magic", 44 + 8 + 2 + 12 + 8 + 1, 'X'},
        {"more changes than bytes", 44 + 30 + 34, 1},
        {"no periods", 44 + 30 + 39, 0},
        {"leap seconds", 44 + 30 + 31, 1},
        {"times that fall", 44 + 30 + 44 + 7, 250},
        {"a period that is not there", 44 + 30 + 44 + 16, 2},
        {"an offset of years", 44 + 30 + 44 + 18, 0x7f},
        {"an abbreviation that is not there", 44 + 30 + 44 + 18 + 5, 8},
        {"an abbreviation with an escape in it", 44 + 30 + 44 + 18 + 12 + 1, 0x1b},
        {"no line at the end", 44 + 30 + 44 + 18 + 12 + 8, 'X'},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        unsigned char file[512];
        size_t size = write_file(file, 2, "UTC0");

        assert_true(parses(file, size));
        file[rows[i].at] = rows[i].byte;
        if (parses(file, size))
            fail_msg("a file with %s was read", rows[i].what);
    }
}

static void footers_are_read_as_posix_writes_them(void **state)
{
    static const char *const good[] = {
        "", "UTC0", "<+0530>-5:30", "<-03>3", "EST5EDT,M3.2.0,M11.1.0",
        "IST-1GMT0,M10.5.0,M3.5.0/1", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "XXX3EDT4,0/0,J365/23", "IST-2IDT,M3.4.4/26,M10.5.0",
        "ABC1:02:03DEF-24:59:59,J60/167,365/-167:59:59",
    };
    static const char *const bad[] = {
        "X", "UT0", "UTC", "UTC0,", "UTC25", "UTC0 ", "EST5EDT", "EST5EDT,", "EST5EDT,M3.2.0",
        "EST5EDT,M3.2.0,", "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M0.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,J366,J365", "EST5EDT,366,0",
        "EST5EDT,0/168,0", "EST5EDT,0/1:60,0", "<+05-5", "<>5", "<+0\x1b>5", "<+05>",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ5", "UTC99999999999999999999",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        if (!footer_parses(good[i]))
            fail_msg("\"%s\" was refused", good[i]);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        if (footer_parses(bad[i]))
            fail_msg("\"%s\" was read", bad[i]);
    }
}

static const struct zone *with_footer(struct zones_fixture *fixture, const char *footer)
{
    unsigned char file[512];
    struct error err = {0};
    const struct zone *zone = NULL;
    size_t size = write_file(file, 0, footer);

    must(zone_parse(&zone, "Test/Zone", file, size, &fixture->temp->arena, &err));
    return zone;
}

/* The C library reads the same rules from $TZ itself. */
static void footers_agree_with_the_c_library(void **state)
{
    static const char *const footers[] = {
        "EST5EDT,M3.2.0,M11.1.0", "IST-1GMT0,M10.5.0,M3.5.0/1", "<+0530>-5:30",
        "AAA3BBB,J60/0,J300", "AAA-3BBB,59/12,299/-1", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "NZST-12NZDT,M9.5.0,M4.1.0/3", "AAA-10:30BBB-11,M10.1.0,M4.1.0",
    };
    struct zones_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(footers) / sizeof(*footers); i++) {
        use_libc_zone(footers[i]);
        (void)compare_with_libc(with_footer(fixture, footers[i]), moment("1970-01-03T00:00:00Z"),
                          moment("2200-01-01T00:00:00Z"), INSTANT_DAY * 5 + 1801);
    }
    use_libc_zone("UTC");
}

static void a_summer_that_lasts_all_year_never_ends(void **state)
{
    struct zones_fixture *fixture = *state;
    const struct zone *zone = with_footer(fixture, "XXX3EDT4,0/0,J365/23");

    for (int64_t instant = 0; instant < INSTANT_DAY * 3000; instant += 3600)
        assert_string_equal(zone_local(zone, instant).abbreviation, "EDT");
    assert_int_equal(zone_next_change(zone, 0), INSTANT_NONE);
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, zones_setup, zones_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_small_file_is_understood),
        TEST(a_file_cut_anywhere_is_refused),
        TEST(files_that_lie_are_refused),
        TEST(footers_are_read_as_posix_writes_them),
        TEST(footers_agree_with_the_c_library),
        TEST(a_summer_that_lasts_all_year_never_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
