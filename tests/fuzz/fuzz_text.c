/* Whatever bytes come: what is shown is harmless, as wide as counted, and clean already. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <locale.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void hold(bool promise)
{
    if (!promise)
        abort();
}

static int library_columns(const char *text)
{
    size_t count = mbstowcs(NULL, text, 0);
    wchar_t *wide;
    int columns;

    hold(count != (size_t)-1);
    wide = mem_zero((count + 1) * sizeof(*wide));
    mbstowcs(wide, text, count + 1);
    columns = wcswidth(wide, count);
    free(wide);
    return columns;
}

static void check_shown(const char *text, struct arena *arena)
{
    const char *clean = text_clean(text, arena);

    hold(library_columns(clean) == text_columns(text));
    hold(strcmp(text_clean(clean, arena), clean) == 0);
    hold(text_is_utf8(clean, strlen(clean), NULL));
    for (int columns = 0; columns < 40; columns += 3) {
        struct str str = {0};

        text_add_column(&str, text, columns);
        hold(library_columns(str.text) == columns);
        str_done(&str);
    }
}

static void check_found(const char *text, struct arena *arena)
{
    const char *folded = text_fold(text, arena);
    const char *middle = folded + strlen(folded) / 2;
    unsigned char *matched = arena_alloc(arena, strlen(folded) + 1);

    hold(text_is_utf8(folded, strlen(folded), NULL));
    hold(strcmp(text_fold(folded, arena), folded) == 0);
    hold(text_fuzzy("", folded, matched) > 0);
    if (strlen(folded) < 64 && *folded)
        hold(text_fuzzy(folded, folded, matched) > 0 && text_distance(folded, folded, 3) == 0);
    (void)text_fuzzy(middle, folded, matched);
    (void)text_distance(text, folded, 5);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena = {0};
    char *text = arena_alloc(&arena, size + 1);

    memcpy(text, bytes, size);
    text[size] = '\0';
    setlocale(LC_ALL, "C.UTF-8");
    check_shown(text, &arena);
    check_found(text, &arena);
    setlocale(LC_ALL, "C");
    check_shown(text, &arena);
    arena_clear(&arena);
    return 0;
}
