#include "support/seat.h"

#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "support/fixture.h"

/* Fixtures */

int seat_group_setup(void **state)
{
    struct seat *seat = calloc(1, sizeof(*seat));

    if (!seat)
        return -1;
    (void)setlocale(LC_ALL, "");    /* widths, and signs beyond ASCII */
    region_open_filled(&seat->region);
    seat->sample = seat->region.store;
    *state = seat;
    return 0;
}

int seat_group_teardown(void **state)
{
    struct seat *seat = *state;

    region_close(&seat->region);
    free(seat);
    return 0;
}

static void sit_down(struct seat *seat, int width, int height)
{
    struct app_options options = {.desk = &seat->region.desk, .width = width, .height = height,
                                  .store_path = seat->store_path, .clock_stands = true};
    struct error err = {0};

    must(app_open(&seat->app, &options, &err));
    canvas_init(&seat->canvas, width, height, false);
    app_draw(seat->app, &seat->canvas);
}

static void get_up(struct seat *seat)
{
    if (seat->app)
        app_close(seat->app);
    seat->app = NULL;
    canvas_done(&seat->canvas);
}

int seat_setup(void **state)
{
    struct seat *seat = *state;
    struct desk *desk = &seat->region.desk;
    struct error err = {0};

    seat->temp = temp_open();
    seat->store_path = temp_path(seat->temp, "sample.db");
    must(store_copy(seat->sample, seat->store_path, &err));
    must(store_open(&seat->region.store, seat->store_path, STORE_WRITE, &err));
    seat->places = (struct places){
        .config_path = temp_write(seat->temp, "liaise.yaml",
                                  embedded_find(demo_files, "calder-bay.yaml")->text),
        .runtime_folder = temp_path(seat->temp, "run/liaise"),
        .themes_folder = temp_path(seat->temp, "themes"),
        .editor = "true",
    };
    desk->places = &seat->places;
    desk->store = seat->region.store;
    desk->config = &seat->region.config;
    desk->config_path = seat->places.config_path;
    desk->now = now_of(FIXTURE_NOW, desk->now.zone);
    sit_down(seat, 80, 24);
    return 0;
}

int seat_teardown(void **state)
{
    struct seat *seat = *state;

    get_up(seat);
    store_close(seat->region.store);
    seat->region.store = seat->sample;
    seat->region.desk.config = &seat->region.config;
    return temp_close(seat->temp);
}

void seat_again(struct seat *seat, int width, int height)
{
    get_up(seat);
    sit_down(seat, width, height);
}

/* Doing */

static void handle(struct seat *seat, const struct event *event)
{
    app_handle(seat->app, event);
    app_draw(seat->app, &seat->canvas);
}

static void press_one(struct seat *seat, const char *key)
{
    struct event event = {.kind = EVENT_KEY};

    (void)snprintf(event.key, sizeof(event.key), "%s", key);
    handle(seat, &event);
}

void press(struct seat *seat, const char *keys)
{
    char key[KEY_NAME_SIZE];
    int used;

    while (sscanf(keys, " %23s%n", key, &used) == 1) {
        press_one(seat, key);
        keys += used;
    }
}

void type(struct seat *seat, const char *text)
{
    struct grapheme grapheme;

    while (text_next(&text, &grapheme))
        press_one(seat, grapheme.text[0] == ' ' ? "Space" : grapheme.text);
}

void paste(struct seat *seat, const char *text)
{
    handle(seat, &(struct event){.kind = EVENT_PASTE, .text = text, .length = strlen(text)});
}

void click(struct seat *seat, int x, int y)
{
    handle(seat, &(struct event){.kind = EVENT_MOUSE, .mouse = MOUSE_LEFT, .x = x, .y = y});
}

void wheel(struct seat *seat, int x, int y, bool down)
{
    handle(seat, &(struct event){.kind = EVENT_MOUSE, .x = x, .y = y,
                                 .mouse = down ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP});
}

void resize(struct seat *seat, int width, int height)
{
    canvas_done(&seat->canvas);
    canvas_init(&seat->canvas, width, height, false);
    handle(seat, &(struct event){.kind = EVENT_RESIZE, .width = width, .height = height});
}

void happen(struct seat *seat, enum event_kind kind)
{
    handle(seat, &(struct event){.kind = kind});
}

/* Reading */

static const char *cells(struct seat *seat, int y, int from, int to)
{
    struct str text = {0};
    const char *copy;

    for (int x = from; x < to; x++) {
        const struct cell *cell = canvas_at(&seat->canvas, x, y);

        str_add(&text, "%s", cell ? cell->text : "");
    }
    while (text.length && text.text[text.length - 1] == ' ')
        text.text[--text.length] = '\0';
    copy = arena_copy(&seat->temp->arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

const char *row(struct seat *seat, int y)
{
    return cells(seat, y, 0, seat->canvas.width);
}

int row_with(struct seat *seat, const char *text)
{
    for (int y = 0; y < seat->canvas.height; y++) {
        if (strstr(row(seat, y), text))
            return y;
    }
    return -1;
}

int column_of(struct seat *seat, int y, const char *text)
{
    for (int x = 0; x < seat->canvas.width; x++) {
        if (!strncmp(cells(seat, y, x, seat->canvas.width), text, strlen(text)))
            return x;
    }
    return -1;
}

static bool is_selected(struct seat *seat, int x, int y)
{
    const struct cell *cell = canvas_at(&seat->canvas, x, y);

    return cell && cell->surface == ROLE_SELECTION;
}

const char *cursor_row(struct seat *seat)
{
    int from = 0, y = seat->canvas.cursor_y, to;

    while (from < seat->canvas.width && !is_selected(seat, from, y))
        from++;
    for (to = from; is_selected(seat, to, y);)
        to++;
    return cells(seat, y, from, to);
}

const char *message(struct seat *seat)
{
    return row(seat, seat->canvas.height - 2);
}

static void fail_showing(struct seat *seat, const char *what, const char *text)
{
    struct str all = {0};

    canvas_dump_text(&seat->canvas, &all);
    (void)fputs(all.text, stdout);
    (void)fflush(stdout);
    str_done(&all);
    fail_msg("%s: %s", what, text);
}

void assert_shown(struct seat *seat, const char *text)
{
    if (row_with(seat, text) < 0)
        fail_showing(seat, "is not shown", text);
}

void assert_not_shown(struct seat *seat, const char *text)
{
    if (row_with(seat, text) >= 0)
        fail_showing(seat, "is shown", text);
}

void assert_message(struct seat *seat, const char *part)
{
    if (!strstr(message(seat), part))
        fail_showing(seat, "is not the message", part);
}

void assert_at(struct seat *seat, const char *part)
{
    if (!strstr(cursor_row(seat), part))
        fail_showing(seat, "is not at the cursor", part);
}

struct store *other_store(struct seat *seat)
{
    struct store *store;
    struct error err = {0};

    must(store_open(&store, seat->store_path, STORE_WRITE, &err));
    return store;
}
