#include "ui/hints.h"

#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { NARROW = 60, WIDE = 160 };

static void report(struct span *spans, size_t i, int from, int to)
{
    if (spans)
        spans[i] = (struct span){from, to};
}

static int gap_of(const struct canvas *canvas)
{
    if (canvas->width < NARROW)
        return 1;
    return canvas->width < WIDE ? 2 : 3;
}

/* The word and the blanks before it, as they are shown at this width. */
static const char *word_of(const struct hint *hint, const struct canvas *canvas, int *blanks)
{
    if (canvas->width < NARROW) {
        *blanks = hint->brief && *hint->brief && text_columns(hint->key) > 1;
        return hint->brief ? hint->brief : "";
    }
    *blanks = 1;
    return hint->word;
}

static int width_of(const struct hint *hint, const struct canvas *canvas)
{
    int blanks;
    const char *word = word_of(hint, canvas, &blanks);

    return text_columns(hint->key) + blanks + text_columns(word);
}

/* What those of them need that stay. */
static int width_of_staying(const struct hint *hints, size_t count, const struct canvas *canvas)
{
    int width = 0;

    for (size_t i = 0; i < count; i++)
        width += hints[i].stays ? gap_of(canvas) + width_of(&hints[i], canvas) : 0;
    return width;
}

void hints_draw(const struct hint *hints, size_t count, struct canvas *canvas, int y,
                struct span *spans)
{
    int x = 1;

    for (size_t i = 0; i < count; i++) {
        int blanks, key = text_columns(hints[i].key);
        const char *word = word_of(&hints[i], canvas, &blanks);
        int width = key + blanks + text_columns(word);
        int kept = hints[i].stays ? 0 : width_of_staying(hints + i + 1, count - i - 1, canvas);

        report(spans, i, x, x);
        if (x + width + kept > canvas->width - 1)
            continue;
        canvas_write(canvas, x, y, key, ROLE_KEY, hints[i].key);
        canvas_write(canvas, x + key + blanks, y, width - key - blanks, ROLE_HINT, word);
        report(spans, i, x, x + width);
        x += width + gap_of(canvas);
    }
}

static struct hint split_one(const char *text, size_t length, struct arena *arena)
{
    char *key = arena_alloc(arena, length + 1);
    char *blank;

    memcpy(key, text, length);
    blank = strchr(key, ' ');
    if (!blank)
        return (struct hint){.key = key, .word = "", .brief = ""};
    *blank = '\0';
    return (struct hint){.key = key, .word = blank + 1, .brief = blank + 1,
                         .stays = !strcmp(key, "Esc")};
}

size_t hints_split(const char *text, struct hint out[HINTS_IN_TEXT], struct arena *arena)
{
    size_t count = 0;

    while (*text && count < HINTS_IN_TEXT) {
        const char *end = strstr(text, "  ");
        size_t length = end ? (size_t)(end - text) : strlen(text);

        out[count++] = split_one(text, length, arena);
        text += length;
        text += strspn(text, " ");
    }
    return count;
}

/* Columns of the first `count` counts with dots between them. */
static int counts_width(const struct header *header, size_t count)
{
    int width = 0;

    for (size_t i = 0; i < count; i++)
        width += text_columns(header->counts[i].text) + (i ? 3 : 0);
    return width;
}

/* What of a header there is room for. */
struct fit {
    const char *clock;      /* NULL: none */
    size_t counts;
};

/*
 * The clock gets shorter first, then counts go from the right until one is left, then the clock
 * goes, then the last count.
 */
static struct fit fit_header(const struct header *header, int room, int gap)
{
    const char *const *clock = header->clocks;
    size_t counts = header->count;
    int least;

    while (clock && clock[0] && clock[1]
           && text_columns(clock[0]) + gap + counts_width(header, counts) + gap > room)
        clock++;
    least = clock && clock[0] ? text_columns(clock[0]) + gap : 0;
    while (counts > 1 && least + counts_width(header, counts) + gap > room)
        counts--;
    if (least && least + (counts ? counts_width(header, counts) + gap : 0) > room)
        least = 0;
    if (counts && least + counts_width(header, counts) + gap > room)
        counts = 0;
    return (struct fit){least ? *clock : NULL, counts};
}

static void draw_counts(const struct header *header, const struct fit *fit, struct canvas *canvas,
                        int x, int y, struct span *spans)
{
    for (size_t i = 0; i < header->count; i++) {
        const struct count *count = &header->counts[i];
        enum role role = count->role ? count->role : ROLE_HEADER;
        int used;

        report(spans, i, x, x);
        if (i >= fit->counts)
            continue;
        if (i)
            x += canvas_write(canvas, x, y, 3, ROLE_DIM, canvas->ascii ? " - " : " · ");
        used = canvas_write(canvas, x, y, canvas->width - x, role, count->text);
        report(spans, i, x, x + used);
        x += used;
    }
}

void header_draw(const struct header *header, struct canvas *canvas, int y, struct span *spans)
{
    bool narrow = canvas->width < NARROW;
    int gap = gap_of(canvas), right = canvas->width - 1;
    int place = text_columns(header->place), clock;
    struct fit fit;

    if (place > right - 1)
        place = right - 1;
    fit = fit_header(header, right - 1 - place, narrow ? 1 : 2);
    clock = fit.clock ? text_columns(fit.clock) : 0;
    canvas_surface(canvas, 0, y, canvas->width, ROLE_HEADER);
    canvas_write(canvas, 1, y, place, ROLE_HEADER, header->place);
    if (fit.clock && narrow)
        canvas_write(canvas, right - clock, y, clock, ROLE_HEADER, fit.clock);
    else if (fit.clock)
        canvas_write(canvas, 1 + place + gap, y, clock, ROLE_HEADER, fit.clock);
    if (fit.clock && narrow)
        right -= clock + 1;
    draw_counts(header, &fit, canvas, right - counts_width(header, fit.counts), y, spans);
}

void tabs_draw(const char *const *tabs, size_t count, size_t current, struct canvas *canvas,
               int y, struct span *spans)
{
    int x = 1;

    for (size_t i = 0; i < count; i++) {
        int width = text_columns(tabs[i]);

        report(spans, i, x, x);
        if (x + width > canvas->width)
            continue;
        canvas_write(canvas, x, y, width, i == current ? ROLE_TITLE_FOCUS : ROLE_TITLE, tabs[i]);
        if (i == current)
            canvas_look(canvas, x, y, width, LOOK_UNDERLINE);
        report(spans, i, x, x + width);
        x += width + 2;
    }
}

void tabs_add_title(struct str *out, const char *const *tabs, size_t count, size_t current)
{
    for (size_t i = 0; i < count; i++)
        str_add(out, i == current && count > 1 ? "%s[%s]" : "%s%s", i ? "  " : "", tabs[i]);
}
