/* Any text as a day and a time: refused in words, or a reading that holds together. */

#include <liaise/when.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct when *when, struct now now)
{
    char text[WHEN_TEXT_SIZE], column[DATE_TEXT_SIZE];
    int year = date_civil(when->date).year;

    when_write(when, now, text);
    if (!strstr(text, ", "))
        abort();
    if (strlen(due_write(when->date, now.today, column)) > 7
        || strlen(age_write(when->date, now.today, column)) > 4)
        abort();
    if (year < 0 || year > 10000)       /* a zone may shift the last day of 9999 */
        abort();
    if (when->has_time
        && (when->date.day != wall_date(when->wall).day || when->instant == INSTANT_NONE
            || (when->end_wall != WALL_NONE && when->end_wall <= when->wall)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const int64_t moments[] = {1774430400, 1774742399, 1792884600, 1709164800};
    /* looking for names is slow: for one length in eight only */
    struct zones *zones = size % 8 ? NULL : zones_open(NULL);
    char *text = mem_zero(size + 1);

    if (size)
        memcpy(text, bytes, size);
    for (size_t i = 0; i < sizeof(moments) / sizeof(*moments); i++) {
        struct when_options options = {
            .now = now_of(moments[i], zone_utc()),
            .zones = i ? NULL : zones,
            .numeric = (enum numeric_order)(i % 3),
        };
        struct error err = {0};
        struct when when;

        if (when_read(&when, text, &options, &err))
            check(&when, options.now);
        else if (!err.kind || !err.text[0])
            abort();
    }
    free(text);
    zones_close(zones);
    return 0;
}
