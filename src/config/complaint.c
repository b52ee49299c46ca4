#include <liaise/complaint.h>

#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { COMPLAINTS_MOST = 100 };

void complaint_write(const struct complaint *complaint, struct str *out)
{
    text_add_clean(out, complaint->file, false);
    if (complaint->line)
        str_add(out, ":%zu:%zu", complaint->line, complaint->column);
    str_add(out, ": ");
    if (complaint->path[0]) {
        text_add_clean(out, complaint->path, false);
        str_add(out, ": ");
    }
    if (complaint->is_warning)
        str_add(out, "warning: ");
    text_add_clean(out, complaint->text, false);
}

static bool stands_before(const struct complaint *a, const struct complaint *b)
{
    if (a->line != b->line)
        return a->line < b->line;
    return a->column < b->column;
}

/* Files follow each other as they were read; inside a file, what stands first comes first. */
static size_t place_of(const struct complaints *complaints, const struct complaint *complaint)
{
    size_t at = complaints->count;

    while (at > 0 && !strcmp(complaints->items[at - 1].file, complaint->file)
           && stands_before(complaint, &complaints->items[at - 1]))
        at--;
    return at;
}

/* The texts of a caller are gone when it returns. Most complaints are about the same file. */
static struct complaint kept(struct complaints *complaints, const struct complaint *complaint)
{
    struct complaint copy = *complaint;
    const char *last = complaints->count ? complaints->items[complaints->count - 1].file : NULL;

    copy.file = last && !strcmp(last, copy.file) ? last : arena_copy(complaints->arena, copy.file);
    copy.path = arena_copy(complaints->arena, copy.path ? copy.path : "");
    copy.text = arena_copy(complaints->arena, copy.text);
    return copy;
}

void complain(struct complaints *complaints, const struct complaint *complaint)
{
    size_t at = place_of(complaints, complaint);
    struct complaint copy;

    if (!complaint->is_warning)
        complaints->errors++;
    if (complaints->count == COMPLAINTS_MOST) {
        complaints->dropped++;
        if (at == complaints->count)
            return;
        complaints->count--;
    }
    copy = kept(complaints, complaint);
    complaints->items = arena_grow(complaints->arena, complaints->items, complaints->count,
                                   sizeof(*complaints->items));
    memmove(complaints->items + at + 1, complaints->items + at,
            (complaints->count - at) * sizeof(*complaints->items));
    complaints->items[at] = copy;
    complaints->count++;
}
