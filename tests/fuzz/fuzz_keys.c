/*
 * Whatever a terminal sends: reading goes on, names fit, and it makes no difference in which
 * pieces the bytes come.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ui/keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void hold(bool promise)
{
    if (!promise)
        abort();
}

static void say(struct str *out, const struct event *event)
{
    hold(memchr(event->key, '\0', sizeof(event->key)) != NULL);
    if (event->kind == EVENT_KEY)
        hold(event->key[0] != '\0');
    if (event->kind == EVENT_PASTE)
        hold(event->length <= PASTE_MOST && strlen(event->text) == event->length);
    if (event->kind == EVENT_MOUSE)
        hold(event->x >= 0 && event->y >= 0);
    if (event->kind != EVENT_TIMEOUT)
        str_add(out, "%d %s %s %d %d %d\n", (int)event->kind, event->key,
                event->text ? event->text : "", (int)event->mouse, event->x, event->y);
}

/* Reads what there is, `step` bytes more at a time, and at the end all of it. */
static void read_in_pieces(struct str *out, const char *bytes, size_t size, size_t step)
{
    struct keys keys = {0};
    struct event event;
    size_t done = 0, there = 0;

    keys_add_sequence(&keys, "\033A", "Up");
    while (done < size) {
        bool is_all = there == size;
        size_t taken = keys_read(&keys, &event, bytes + done, there - done, is_all);

        hold(taken <= there - done && (taken || !is_all || keys.is_pasting));
        if (!taken && is_all)
            break;   /* half the end of a paste */
        if (taken)
            say(out, &event);
        done += taken;
        if (!taken)
            there = there + step < size ? there + step : size;
    }
    if (keys.is_pasting) {
        keys_end_paste(&keys, &event);
        say(out, &event);
    }
    keys_done(&keys);
    str_add(out, ".");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str whole = {0}, pieces = {0};

    read_in_pieces(&whole, (const char *)bytes, size, size + 1);
    read_in_pieces(&pieces, (const char *)bytes, size, 1);
    hold(strcmp(whole.text, pieces.text) == 0);
    str_done(&whole);
    str_done(&pieces);
    return 0;
}
