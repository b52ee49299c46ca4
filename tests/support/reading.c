#include "support/test.h"

#include "support/reading.h"

#include <string.h>

void complaints_write(const struct complaints *complaints, struct str *out)
{
    str_add_bytes(out, "", 0);
    for (size_t i = 0; i < complaints->count; i++) {
        complaint_write(&complaints->items[i], out);
        str_add(out, "\n");
    }
}

void reading_begin(struct reading *reading, struct zones *zones, const char *text)
{
    *reading = (struct reading){0};
    reading->complaints.arena = &reading->arena;
    reading->ok = config_read(&reading->config, text, strlen(text), "liaise.yaml", zones,
                              &reading->complaints);
    complaints_write(&reading->complaints, &reading->text);
}

void reading_begin_good(struct reading *reading, struct zones *zones, const char *text)
{
    reading_begin(reading, zones, text);
    assert_string_equal(reading->text.text, "");
    assert_true(reading->ok);
}

void reading_end(struct reading *reading)
{
    str_done(&reading->text);
    arena_clear(&reading->arena);
}
