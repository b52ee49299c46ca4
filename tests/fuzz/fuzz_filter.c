/* Filters: any text is read or refused, and what was read can be asked of any record. */

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/filter.h>
#include <liaise/issue.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void match_all(const struct filter *filter, struct arena *arena)
{
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        void *record = arena_alloc(arena, (*noun)->size);

        record_init(*noun, record);
        (void)filter_match(filter, *noun, record);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct filter_asker asker = {now_of(1770050400, zone_utc()), "Dana", "OEM"};
    const struct filter *filter;
    struct arena arena = {0};
    struct error err = {0};
    char *text = malloc(size + 1);

    if (!text)
        return 0;
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    if (filter_read(&filter, text, NULL, &asker, &arena, &err))
        match_all(filter, &arena);
    else
        assert(err.kind == ERROR_INVALID && strncmp(err.text, "column ", 7) == 0);
    if (filter_read(&filter, text, &issue_noun, &asker, &arena, &err))
        match_all(filter, &arena);
    free(text);
    arena_clear(&arena);
    return 0;
}
