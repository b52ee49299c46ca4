#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/state.h"
#include "base/str.h"
#include "support/hostile_world.h"

/* Hostile texts on every page and panel, and in the configuration. */

static const int sizes[][2] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}};
enum { SIZES = sizeof(sizes) / sizeof(*sizes) };

struct screen {
    struct hostile_world world;
    struct app *app;
    struct canvas canvas;
};

static int setup(void **state)
{
    static struct screen screen;
    struct app_options options = {.width = 80, .height = 24, .clock_stands = true};
    struct error err = {0};

    (void)setlocale(LC_ALL, "");
    hostile_world_open(&screen.world);
    options.desk = &screen.world.region.desk;
    must(app_open(&screen.app, &options, &err));
    canvas_init(&screen.canvas, 80, 24, false);
    *state = &screen;
    return 0;
}

static int teardown(void **state)
{
    struct screen *screen = *state;

    app_close(screen->app);
    canvas_done(&screen->canvas);
    hostile_world_close(&screen->world);
    return 0;
}

/* Draws, and looks at each cell. */
static void check(struct screen *screen, const char *what)
{
    const struct canvas *canvas = &screen->canvas;
    char why[HARM_SIZE];

    app_draw(screen->app, &screen->canvas);
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            const char *text = canvas_at(canvas, x, y)->text;

            if (!is_harmless(text, strlen(text), false, false, why))
                fail_msg("%s at %dx%d: cell %d,%d: %s", what, canvas->width, canvas->height, x, y,
                         why);
        }
    }
}

static void resize(struct screen *screen, size_t which)
{
    const struct event event = {.kind = EVENT_RESIZE, .width = sizes[which][0],
                                .height = sizes[which][1]};

    canvas_done(&screen->canvas);
    canvas_init(&screen->canvas, event.width, event.height, false);
    app_handle(screen->app, &event);
}

static void press(struct screen *screen, const char *key)
{
    struct event event = {.kind = EVENT_KEY};

    (void)snprintf(event.key, sizeof(event.key), "%s", key);
    app_handle(screen->app, &event);
}

static void open_page(struct screen *screen, const struct import_line *line)
{
    struct target target = {.noun = line->noun, .key = record_key(line->noun, line->record)};
    struct error err = {0};

    must(record_find(screen->app->desk->store, line->noun, target.key, &target.id, &err));
    must(page_push(screen->app, view_of_noun(line->noun), &target, &err));
}

static void pages_show_nothing_that_does_harm(void **state)
{
    struct screen *screen = *state;

    for (size_t i = 0; i < screen->world.made_count; i++) {
        const struct import_line *line = &screen->world.made[i];
        size_t shown = i % 9 ? 1 : SIZES;

        open_page(screen, line);
        for (size_t size = 0; size < shown; size++) {
            resize(screen, (i + size) % SIZES);
            check(screen, record_key(line->noun, line->record));
        }
        press(screen, "PgDn");
        check(screen, record_key(line->noun, line->record));
        page_pop(screen->app);
    }
}

static void panels_and_previews_show_nothing_that_does_harm(void **state)
{
    static const char *const panels[] = {"1", "2", "3", "4", "5"};
    struct screen *screen = *state;

    for (size_t panel = 0; panel < sizeof(panels) / sizeof(*panels); panel++) {
        press(screen, panels[panel]);
        for (size_t i = 0; i < 60; i++) {
            if (i % 12 == 0)
                resize(screen, (panel + i / 12) % SIZES);
            press(screen, "j");
            check(screen, panels[panel]);
        }
    }
}

static void filters_of_the_screen_stand_them(void **state)
{
    struct screen *screen = *state;

    press(screen, "1");
    for (size_t i = 0; i < screen->world.hostile.count; i++) {
        struct error err = {0};

        if (!app_filter(screen->app, screen->world.hostile.texts[i], &err)) {
            app_fail(screen->app, &err);
            assert_true(err.kind == ERROR_INVALID);
        }
        if (i % 4 == 0)
            check(screen, "a filter");
    }
    assert_true(app_filter(screen->app, "", &(struct error){0}));
}

/* The configuration */

static void add_org(struct str *out, size_t number, const char *name)
{
    str_add(out, "  - code: X%zu\n    name: ", number);
    json_add_text(out, name);
    str_add(out, "\n    timezone: America/Los_Angeles\n");
}

static bool reads(struct screen *screen, const char *orgs, struct config *out)
{
    struct complaints complaints = {.arena = &screen->world.arena};
    struct str text = {0};
    bool ok;

    str_add(&text, "liaise: 1\nhome: {code: OEM, name: Office, officer: Dana Whitlock-Reyes,"
                   " timezone: America/Los_Angeles}\norganizations:\n%s", orgs);
    ok = config_read(out, text.text, text.length, "liaise.yaml", screen->world.region.zones,
                     &complaints);
    for (size_t i = 0; i < complaints.count; i++) {
        struct str line = {0};

        complaint_write(&complaints.items[i], &line);
        assert_harmless(line.text, false, "a complaint");
        str_done(&line);
    }
    assert_true(ok || complaints.errors > 0);
    str_done(&text);
    return ok;
}

/* Those that the file may say, all in one configuration. */
static void a_configuration_with_their_names_is_shown_or_refused(void **state)
{
    struct screen *screen = *state;
    struct region *region = &screen->world.region;
    struct str all = {0};
    struct error err = {0};
    struct config config;
    size_t count = 0;

    for (size_t i = 0; i < screen->world.hostile.count; i++) {
        struct str one = {0};

        add_org(&one, i, screen->world.hostile.texts[i]);
        if (reads(screen, one.text, &config)) {
            add_org(&all, i, screen->world.hostile.texts[i]);
            count++;
        }
        str_done(&one);
    }
    assert_true(count > screen->world.hostile.count / 4);
    assert_true(reads(screen, all.text, &config));
    str_done(&all);
    must(orgs_mirror(region->store, config.orgs, config.org_count, NULL, 0, date_of(2026, 2, 2),
                     &region->author, &err));
    region->desk.config = &config;
    app_reload(screen->app);
    press(screen, "3");
    for (size_t i = 0; i < count; i++) {
        if (i % 20 == 0)
            resize(screen, i / 20 % SIZES);
        press(screen, "j");
        check(screen, "Parties");
    }
    region->desk.config = &region->config;
    app_reload(screen->app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_show_nothing_that_does_harm),
        cmocka_unit_test(panels_and_previews_show_nothing_that_does_harm),
        cmocka_unit_test(filters_of_the_screen_stand_them),
        cmocka_unit_test(a_configuration_with_their_names_is_shown_or_refused),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
