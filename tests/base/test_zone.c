#include "support/test.h"

#include <liaise/zone.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "support/temp.h"

struct fixture {
    struct temp *temp;
    struct zones *zones;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    if (!fixture)
        return -1;
    fixture->temp = temp_open();
    fixture->zones = zones_open(NULL);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    int result = temp_close(fixture->temp);

    zones_close(fixture->zones);
    free(fixture);
    return result;
}

static const struct zone *get(struct zones *zones, const char *name)
{
    struct error err = {0};
    const struct zone *zone = NULL;

    must(zone_get(&zone, zones, name, &err));
    return zone;
}

static int64_t at(const char *text)
{
    struct error err = {0};
    int64_t instant = 0;

    must(instant_read(&instant, text, &err));
    return instant;
}

static int64_t wall_of(const char *text)
{
    struct error err = {0};
    int64_t wall = 0;

    must(wall_read(&wall, text, &err));
    return wall;
}

/* --- the C library as the judge --- */

static void compare_with_libc(const struct zone *zone, int64_t instant)
{
    struct zone_time local = zone_local(zone, instant);
    time_t seconds = (time_t)instant;
    struct tm tm;

    assert_non_null(localtime_r(&seconds, &tm));
    if (local.offset != tm.tm_gmtoff || strcmp(local.abbreviation, tm.tm_zone) != 0)
        fail_msg("%s at %lld is %d %s, for the C library %ld %s", zone_name(zone),
                 (long long)instant, (int)local.offset, local.abbreviation, tm.tm_gmtoff,
                 tm.tm_zone);
    assert_int_equal(local.wall, instant + local.offset);
}

/* Going to the wall and back ends at the same instant, or at its twin before it. */
static void compare_with_its_inverse(const struct zone *zone, int64_t instant)
{
    struct zone_time local = zone_local(zone, instant);
    enum wall_kind kind;
    int64_t back = zone_instant(zone, local.wall, &kind);

    assert_int_not_equal(kind, WALL_GAP);
    assert_int_equal(zone_local(zone, back).wall, local.wall);
    if (kind == WALL_EXACT)
        assert_int_equal(back, instant);
    else
        assert_true(back <= instant);
}

static size_t compare_all(const struct zone *zone, int64_t from, int64_t until, int64_t step)
{
    size_t changes = 0;

    for (int64_t instant = from; instant < until; instant += step) {
        compare_with_libc(zone, instant);
        compare_with_its_inverse(zone, instant);
    }
    for (int64_t change = zone_next_change(zone, from);
         change != INSTANT_NONE && change < until; change = zone_next_change(zone, change)) {
        assert_int_not_equal(zone_local(zone, change).offset,
                             zone_local(zone, change - 1).offset);
        compare_with_libc(zone, change - 1);
        compare_with_libc(zone, change);
        compare_with_its_inverse(zone, change - 1);
        compare_with_its_inverse(zone, change);
        changes++;
    }
    return changes;
}

static void use_libc_zone(const char *name)
{
    assert_int_equal(setenv("TZ", name, 1), 0);
    tzset();
}

static void every_zone_agrees_with_the_c_library_from_1970_to_2100(void **state)
{
    struct fixture *fixture = *state;
    const char *const *names;
    struct error err = {0};
    size_t count = 0, changes = 0;

    must(zones_names(fixture->zones, &names, &count, &fixture->temp->arena, &err));
    assert_true(count > 400);
    for (size_t i = 0; i < count; i++) {
        use_libc_zone(names[i]);
        changes += compare_all(get(fixture->zones, names[i]), 0, at("2100-01-01T00:00:00Z"),
                               INSTANT_DAY * 43 + 1801);
    }
    use_libc_zone("UTC");
    assert_true(changes > 20000);
}

static void the_odd_zones_agree_with_the_c_library_for_two_centuries(void **state)
{
    static const char *const names[] = {
        "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Monrovia", "America/New_York",
        "America/Nuuk", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll",
        "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe",
        "Europe/Dublin", "Europe/Paris", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kwajalein",
        "UTC",
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        use_libc_zone(names[i]);
        (void)compare_all(get(fixture->zones, names[i]), at("1901-01-01T00:00:00Z"),
                          at("2120-01-01T00:00:00Z"), INSTANT_DAY * 3 - 1799);
    }
    use_libc_zone("UTC");
}

/* --- what a wall time means --- */

static void a_wall_time_means_the_moment_it_should(void **state)
{
    static const struct {
        const char *zone, *wall, *instant;
        enum wall_kind kind;
    } rows[] = {
        {"Europe/Paris", "2026-07-01T12:00", "2026-07-01T10:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00:00Z", WALL_GAP},
        {"Europe/Paris", "2026-03-29T02:59", "2026-03-29T01:59:00Z", WALL_GAP},
        {"Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-10-25T01:59", "2026-10-24T23:59:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-10-25T02:00", "2026-10-25T00:00:00Z", WALL_FOLD},
        {"Europe/Paris", "2026-10-25T02:59", "2026-10-25T00:59:00Z", WALL_FOLD},
        {"Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2090-03-26T02:30", "2090-03-26T01:30:00Z", WALL_GAP},
        {"Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30:00Z", WALL_GAP},
        {"Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30:00Z", WALL_FOLD},
        {"Europe/Dublin", "2026-12-01T12:00", "2026-12-01T12:00:00Z", WALL_EXACT},
        {"America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", WALL_FOLD},
        {"America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z", WALL_GAP},
        /* half an hour only */
        {"Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z", WALL_GAP},
        {"Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z", WALL_EXACT},
        {"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", WALL_FOLD},
        {"Australia/Lord_Howe", "2026-04-05T01:29", "2026-04-04T14:29:00Z", WALL_EXACT},
        /* back for Ramadan, in changes that are listed one by one until 2087 */
        {"Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z", WALL_FOLD},
        {"Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30:00Z", WALL_GAP},
        /* Samoa had no 30 December 2011 */
        {"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z", WALL_GAP},
        {"Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z", WALL_EXACT},
        /* Kwajalein had no 21 August 1993 */
        {"Pacific/Kwajalein", "1993-08-21T12:00", "1993-08-22T00:00:00Z", WALL_GAP},
        /* Manila had 31 December 1844 only once, Juneau 18 October 1867 twice */
        {"America/Juneau", "1867-10-19T12:00", "1867-10-18T20:57:41Z", WALL_FOLD},
        {"UTC", "2026-03-29T02:30", "2026-03-29T02:30:00Z", WALL_EXACT},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct zone *zone = get(fixture->zones, rows[i].zone);
        char text[INSTANT_TEXT_SIZE];
        enum wall_kind kind;
        int64_t instant = zone_instant(zone, wall_of(rows[i].wall), &kind);

        instant_write(instant, zone_utc(), text);
        if (strcmp(text, rows[i].instant) != 0 || kind != rows[i].kind)
            fail_msg("%s in %s is %s (%d), not %s (%d)", rows[i].wall, rows[i].zone, text, kind,
                     rows[i].instant, rows[i].kind);
        assert_int_equal(zone_instant(zone, wall_of(rows[i].wall), NULL), instant);
    }
}

static void a_zone_without_changes_never_has_a_next_one(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(zone_next_change(zone_utc(), 0), INSTANT_NONE);
    assert_int_equal(zone_next_change(get(fixture->zones, "Asia/Tokyo"), 0), INSTANT_NONE);
}

static void the_next_change_is_after_the_moment_never_at_it(void **state)
{
    struct fixture *fixture = *state;
    const struct zone *paris = get(fixture->zones, "Europe/Paris");
    int64_t spring = at("2026-03-29T01:00:00Z"), autumn = at("2026-10-25T01:00:00Z");

    assert_int_equal(zone_next_change(paris, spring - 1), spring);
    assert_int_equal(zone_next_change(paris, spring), autumn);
    assert_int_equal(zone_next_change(paris, at("2096-12-31T00:00:00Z")),
                     at("2097-03-31T01:00:00Z"));
}

static void the_day_in_a_zone_is_that_of_its_own_clocks(void **state)
{
    struct fixture *fixture = *state;
    int64_t instant = at("2026-11-22T23:30:00Z");
    char text[DATE_TEXT_SIZE];

    assert_string_equal(date_write(zone_date(get(fixture->zones, "Asia/Tokyo"), instant), text),
                        "2026-11-23");
    assert_string_equal(date_write(zone_date(zone_utc(), instant), text), "2026-11-22");
    assert_false(date_is_set(zone_date(zone_utc(), INSTANT_NONE)));
}

static void the_ends_of_time_do_not_overflow(void **state)
{
    static const int64_t instants[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX, INT64_MAX - 1};
    static const char *const names[] = {"Europe/Paris", "Asia/Tokyo", "Africa/Monrovia", "UTC"};
    struct fixture *fixture = *state;
    char text[INSTANT_TEXT_SIZE];

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct zone *zone = get(fixture->zones, names[i]);

        for (size_t k = 0; k < sizeof(instants) / sizeof(*instants); k++) {
            (void)zone_local(zone, instants[k]);
            (void)zone_instant(zone, instants[k], NULL);
            (void)zone_next_change(zone, instants[k]);
            (void)zone_date(zone, instants[k]);
            assert_true(strlen(instant_write(instants[k], zone, text)) < INSTANT_TEXT_SIZE - 1);
        }
        assert_int_equal(zone_instant(zone, WALL_NONE, NULL), INSTANT_NONE);
    }
}

/* --- files --- */

/* A file that says: `changes` at instants 100, 200, …, to periods in turn, and then the footer. */
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
    struct fixture *fixture = *state;
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

static const struct zone *with_footer(struct fixture *fixture, const char *footer)
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
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(footers) / sizeof(*footers); i++) {
        use_libc_zone(footers[i]);
        (void)compare_all(with_footer(fixture, footers[i]), at("1970-01-03T00:00:00Z"),
                          at("2200-01-01T00:00:00Z"), INSTANT_DAY * 5 + 1801);
    }
    use_libc_zone("UTC");
}

static void a_summer_that_lasts_all_year_never_ends(void **state)
{
    struct fixture *fixture = *state;
    const struct zone *zone = with_footer(fixture, "XXX3EDT4,0/0,J365/23");

    for (int64_t instant = 0; instant < INSTANT_DAY * 3000; instant += 3600)
        assert_string_equal(zone_local(zone, instant).abbreviation, "EDT");
    assert_int_equal(zone_next_change(zone, 0), INSTANT_NONE);
}

/* --- the folder --- */

static void copy_zone(struct temp *temp, const char *from, const char *name)
{
    struct error err = {0};
    char source[128], *bytes;
    size_t size;

    (void)snprintf(source, sizeof(source), "/usr/share/zoneinfo/%s", from);
    must(file_read(&bytes, &size, source, 65536, &temp->arena, &err));
    (void)temp_write(temp, name, "");           /* makes the folders */
    must(file_write(temp_path(temp, name), bytes, size, &err));
}

/* A small folder without tzdata.zi, as a system might have it that keeps no old names. */
static struct zones *small_folder(struct temp *temp)
{
    copy_zone(temp, "America/Los_Angeles", "America/Los_Angeles");
    copy_zone(temp, "America/Argentina/Ushuaia", "America/Argentina/Ushuaia");
    copy_zone(temp, "Europe/Kiev", "Europe/Kyiv");
    copy_zone(temp, "Europe/Paris", "posix/Europe/Paris");
    copy_zone(temp, "Europe/Paris", "right/Europe/Paris");
    copy_zone(temp, "Europe/Paris", "posixrules");
    copy_zone(temp, "Europe/Paris", "localtime");
    (void)temp_write(temp, "zone.tab", "# no zone\n");
    (void)temp_write(temp, "Europe/Broken", "TZif2 and no more");
    return zones_open(temp->path);
}

static void names_come_from_the_folder_if_there_is_no_index(void **state)
{
    static const char *const expected[] = {"America/Argentina/Ushuaia", "America/Los_Angeles",
                                           "Europe/Broken", "Europe/Kyiv"};
    struct fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);
    const char *const *names;
    struct error err = {0};
    size_t count = 0;

    must(zones_names(zones, &names, &count, &fixture->temp->arena, &err));
    zones_close(zones);
    assert_int_equal(count, sizeof(expected) / sizeof(*expected));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(names[i], expected[i]);
    assert_null(names[count]);
}

static void names_are_sorted_and_hold_the_index_of_the_system(void **state)
{
    static const char *const wanted[] = {"Europe/Paris", "America/Argentina/Ushuaia",
                                         "Europe/Bratislava", "UTC"};
    struct fixture *fixture = *state;
    const char *const *names;
    struct error err = {0};
    size_t count = 0;

    must(zones_names(fixture->zones, &names, &count, &fixture->temp->arena, &err));
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(names[i - 1], names[i]) < 0);
    for (size_t k = 0; k < sizeof(wanted) / sizeof(*wanted); k++) {
        size_t found = 0;

        for (size_t i = 0; i < count; i++)
            found += strcmp(names[i], wanted[k]) == 0;
        assert_int_equal(found, 1);
    }
}

static void a_zone_is_read_once(void **state)
{
    struct fixture *fixture = *state;

    assert_ptr_equal(get(fixture->zones, "Europe/Paris"), get(fixture->zones, "Europe/Paris"));
}

static void a_name_that_was_given_up_leads_to_the_new_one(void **state)
{
    struct fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);

    assert_string_equal(zone_name(get(zones, "US/Pacific")), "America/Los_Angeles");
    assert_string_equal(zone_name(get(zones, "Europe/Kiev")), "Europe/Kyiv");
    assert_string_equal(zone_name(get(zones, "PST8PDT")), "America/Los_Angeles");
    assert_ptr_equal(get(zones, "US/Pacific"), get(zones, "America/Los_Angeles"));
    assert_ptr_equal(get(zones, "Zulu"), zone_utc());
    zones_close(zones);
}

static void refuse(struct zones *zones, const char *name, enum error_kind kind,
                   const char *expected)
{
    const struct zone *zone = zone_utc();
    struct error err = {0};

    if (zone_get(&zone, zones, name, &err))
        fail_msg("\"%s\" was taken for a zone", name);
    assert_ptr_equal(zone, zone_utc());
    assert_int_equal(err.kind, kind);
    if (!strstr(err.text, expected))
        fail_msg("\"%s\": %s (and not %s)", name, err.text, expected);
}

static void a_wrong_name_is_refused_with_the_nearest(void **state)
{
    struct fixture *fixture = *state;

    refuse(fixture->zones, "Europ/Paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "europe/paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "Paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "Europe/Zürich", ERROR_NOT_FOUND, "did you mean \"Europe/Zurich\"?");
    refuse(fixture->zones, "Mars/Olympus_Mons", ERROR_NOT_FOUND, "like \"Europe/Paris\"");
}

static void names_that_reach_for_other_files_are_refused(void **state)
{
    static const char *const names[] = {
        "", "/", ".", "..", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Paris",
        "/usr/share/zoneinfo/Europe/Paris", "Europe//Paris", "Europe/Paris/", "./Europe/Paris",
        "Europe/Paris ", "Europe", "zone.tab", "tzdata.zi", "posixrules", "localtime", "Factory",
        "posix/Europe/Paris", "right/Europe/Paris", "Europe/Paris\n",
        "Europe/Paris-and-so-on-and-so-on-and-so-on-and-so-on-and-so-on-and-so-on",
    };
    struct fixture *fixture = *state;
    struct zones *small = small_folder(fixture->temp);

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        refuse(fixture->zones, names[i], ERROR_NOT_FOUND, "there is no time zone");
        refuse(small, names[i], ERROR_NOT_FOUND, "there is no time zone");
    }
    zones_close(small);
}

static void a_damaged_file_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);

    refuse(zones, "Europe/Broken", ERROR_CORRUPT, "Europe/Broken is damaged");
    zones_close(zones);
}

static void without_any_files_there_still_is_utc(void **state)
{
    struct fixture *fixture = *state;
    struct zones *empty = zones_open(fixture->temp->path);
    struct zones *missing = zones_open(temp_path(fixture->temp, "missing"));

    assert_ptr_equal(get(empty, "UTC"), zone_utc());
    assert_ptr_equal(get(missing, "UTC"), zone_utc());
    refuse(empty, "Europe/Paris", ERROR_NOT_FOUND, "install the package tzdata");
    refuse(missing, "Europe/Paris", ERROR_NOT_FOUND, "install the package tzdata");
    zones_close(empty);
    zones_close(missing);
}

static void a_zone_is_found_by_its_city(void **state)
{
    static const struct {
        const char *words, *expected;
    } rows[] = {
        {"Tokyo", "Asia/Tokyo"},           {"new york", "America/New_York"},
        {"NEW_YORK", "America/New_York"},  {"europe/paris", "Europe/Paris"},
        {"ushuaia", "America/Argentina/Ushuaia"}, {"knox", "America/Indiana/Knox"},
        {"nicosia", "Asia/Nicosia"},       {"utc", "UTC"},
        {"atlantis", NULL},                {"", NULL},
        {"gmt+5", NULL},                   {"etc/gmt+5", "Etc/GMT+5"},
        {"calcutta", "Asia/Kolkata"},      {"port of spain", "America/Port_of_Spain"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct zone *zone = zone_utc();
        struct error err = {0};

        must(zone_find(&zone, fixture->zones, rows[i].words, &err));
        if (rows[i].expected && !zone)
            fail_msg("%s was not found", rows[i].words);
        if (rows[i].expected)
            assert_string_equal(zone_name(zone), rows[i].expected);
        else
            assert_null(zone);
    }
}

static void a_city_of_two_zones_is_refused_with_both(void **state)
{
    struct fixture *fixture = *state;
    const struct zone *zone = NULL;
    struct error err = {0};

    assert_false(zone_find(&zone, fixture->zones, "central", &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_non_null(strstr(err.text, "America/Winnipeg"));
    assert_non_null(strstr(err.text, "America/Chicago"));
}

/* --- moments as text --- */

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
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char text[INSTANT_TEXT_SIZE];
        int64_t instant = at(rows[i].instant);

        instant_write(instant, get(fixture->zones, rows[i].zone), text);
        assert_string_equal(text, rows[i].expected);
        assert_int_equal(at(text), instant);
    }
}

static void moments_are_read_as_rfc_3339_allows(void **state)
{
    (void)state;
    assert_int_equal(at("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(at("1970-01-01t00:00:01z"), 1);
    assert_int_equal(at("1970-01-01 01:00:00+01:00"), 0);
    assert_int_equal(at("1970-01-01T00:00:00.999Z"), 0);
    assert_int_equal(at("1969-12-31T23:59:60Z"), 0);
    assert_int_equal(at("1970-01-01T00:00Z"), 0);
    assert_int_equal(at("1970-01-01T00:00:00-00:00"), 0);
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

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_zone_agrees_with_the_c_library_from_1970_to_2100),
        TEST(the_odd_zones_agree_with_the_c_library_for_two_centuries),
        TEST(a_wall_time_means_the_moment_it_should),
        TEST(a_zone_without_changes_never_has_a_next_one),
        TEST(the_next_change_is_after_the_moment_never_at_it),
        TEST(the_day_in_a_zone_is_that_of_its_own_clocks),
        TEST(the_ends_of_time_do_not_overflow),
        TEST(a_small_file_is_understood),
        TEST(a_file_cut_anywhere_is_refused),
        TEST(files_that_lie_are_refused),
        TEST(footers_are_read_as_posix_writes_them),
        TEST(footers_agree_with_the_c_library),
        TEST(a_summer_that_lasts_all_year_never_ends),
        TEST(names_come_from_the_folder_if_there_is_no_index),
        TEST(names_are_sorted_and_hold_the_index_of_the_system),
        TEST(a_zone_is_read_once),
        TEST(a_name_that_was_given_up_leads_to_the_new_one),
        TEST(a_wrong_name_is_refused_with_the_nearest),
        TEST(names_that_reach_for_other_files_are_refused),
        TEST(a_damaged_file_is_named),
        TEST(without_any_files_there_still_is_utc),
        TEST(a_zone_is_found_by_its_city),
        TEST(a_city_of_two_zones_is_refused_with_both),
        TEST(a_moment_is_written_with_its_offset),
        TEST(moments_are_read_as_rfc_3339_allows),
        TEST(texts_that_are_no_moment_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
