#include "ui/chart.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

static int greatest(const int *values, size_t count)
{
    int most = 0;

    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

/* value/most of `steps`, rounded; never more than all of them. */
static int share(int value, int most, int steps)
{
    if (value <= 0 || most <= 0)
        return 0;
    if (value >= most)
        return steps;
    return (int)(((int64_t)value * steps + most / 2) / most);
}

void chart_add_spark(struct str *out, const int *values, size_t count, int most, bool ascii)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const signs[] = {"_", ".", "-", "=", "*", "#"};

    if (!most)
        most = greatest(values, count);
    for (size_t i = 0; i < count; i++) {
        if (values[i] < 0)
            str_add(out, " ");
        else if (ascii)
            str_add(out, "%s", signs[share(values[i], most, 5)]);
        else
            str_add(out, "%s", blocks[share(values[i], most, 7)]);
    }
}

static void add_times(struct str *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        str_add(out, "%s", text);
}

static void add_block_bar(struct str *out, int value, int most, int width)
{
    static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int eighths = share(value, most, width * 8);
    int rest;

    if (value > 0 && !eighths)
        eighths = 1;
    rest = width - (eighths + 7) / 8;
    add_times(out, "█", eighths / 8);
    str_add(out, "%s", parts[eighths % 8]);
    add_times(out, "░", rest);
}

static void add_ascii_bar(struct str *out, int value, int most, int width)
{
    bool brackets = width > 2;
    int cells = width - (brackets ? 2 : 0);
    int full = share(value, most, cells);

    if (value > 0 && !full)
        full = 1;
    str_add(out, "%s", brackets ? "[" : "");
    add_times(out, "#", full);
    add_times(out, ".", cells - full);
    str_add(out, "%s", brackets ? "]" : "");
}

void chart_add_bar(struct str *out, int value, int most, int width, bool ascii)
{
    if (!most)
        most = value;
    if (width <= 0)
        return;
    if (ascii)
        add_ascii_bar(out, value, most, width);
    else
        add_block_bar(out, value, most, width);
}

int chart_draw_spark(struct canvas *canvas, int x, int y, int width, enum role role,
                     const int *values, size_t count, int most)
{
    struct str text = {0};
    int used = 0;

    if (width > 0 && count > (size_t)width) {
        values += count - (size_t)width;    /* the newest stay */
        count = (size_t)width;
    }
    chart_add_spark(&text, values, count, most, canvas->ascii);
    if (text.length)
        used = canvas_write(canvas, x, y, width, role, text.text);
    str_done(&text);
    return used;
}

int chart_draw_bar(struct canvas *canvas, int x, int y, int width, enum role role, int value,
                   int most, const char *number)
{
    int bar = width - text_columns(number) - 1;
    struct str text = {0};

    chart_add_bar(&text, value, most, bar, canvas->ascii);
    if (text.length)
        canvas_write(canvas, x, y, bar, role, text.text);
    str_done(&text);
    if (bar <= 0)
        return canvas_write(canvas, x, y, width, ROLE_TEXT, number);
    return bar + 1 + canvas_write(canvas, x + bar + 1, y, width - bar - 1, ROLE_TEXT, number);
}

int chart_heat(int value, int most)
{
    if (value < 0)
        return -1;
    if (!value || most <= 0)
        return 0;
    return value >= most ? 4 : 1 + (int)(((int64_t)value * 4 - 1) / most);
}

static void draw_heat_cell(struct canvas *canvas, int x, int y, int value, int most)
{
    static const char *const shades[] = {"·", "░", "▒", "▓", "█"};
    int heat = chart_heat(value, most);
    enum role role = (enum role)(ROLE_HEAT_0 + (heat > 0 ? heat : 0));

    if (heat < 0)
        return;
    if (canvas->ascii)
        canvas_writef(canvas, x, y, 1, role, "%d", value ? share(value, most, 8) + 1 : 0);
    else
        canvas_write(canvas, x, y, 1, role, shades[heat]);
}

int chart_draw_heat(struct canvas *canvas, int x, int y, int width, const int *values,
                    size_t count, int most)
{
    if (width <= 0)
        return 0;
    if (!most)
        most = greatest(values, count);
    if (count > (size_t)width) {
        values += count - (size_t)width;
        count = (size_t)width;
    }
    for (size_t i = 0; i < count; i++)
        draw_heat_cell(canvas, x + (int)i, y, values[i], most);
    return (int)count;
}

/* The column of a moment on a line of `width` columns; -1 if it is not on it. */
static int place_of(long long at, long long from, long long to, int width)
{
    if (at < from || at > to || to <= from || width < 1)
        return -1;
    return (int)((double)(at - from) / (double)(to - from) * (width - 1) + 0.5);
}

/* Texts along a line, each at its mark; one that would touch the one before is left out. */
static void draw_texts(struct canvas *canvas, int x, int y, int width,
                       const struct chart_mark *marks, size_t count, long long from, long long to)
{
    int free_from = 0;

    for (size_t i = 0; i < count; i++) {
        int place = place_of(marks[i].at, from, to, width);
        int columns = marks[i].text ? text_columns(marks[i].text) : 0;

        if (place < free_from || !columns || place + columns > width)
            continue;
        canvas_write(canvas, x + place, y, columns, ROLE_DIM, marks[i].text);
        free_from = place + columns + 1;
    }
}

void chart_draw_axis(struct canvas *canvas, int x, int y, int width,
                     const struct chart_mark *marks, size_t count, long long from, long long to)
{
    draw_texts(canvas, x, y, width, marks, count, from, to);
}

static void draw_dot(struct canvas *canvas, int x, int y, const struct chart_mark *mark)
{
    enum role role = mark->role ? mark->role : ROLE_CHART_1;

    if (mark->alert)
        canvas_write(canvas, x, y, 1, mark->role ? mark->role : ROLE_CRITICAL, "!");
    else
        canvas_write(canvas, x, y, 1, role, canvas->ascii ? "o" : "●");
}

static void draw_dots(struct canvas *canvas, int x, int y, int width,
                      const struct chart_mark *marks, size_t count, long long from, long long to,
                      bool alerts)
{
    for (size_t i = 0; i < count; i++) {
        int place = place_of(marks[i].at, from, to, width);

        if (place >= 0 && marks[i].alert == alerts)
            draw_dot(canvas, x + place, y, &marks[i]);
    }
}

/* Where nothing is known yet (after now) there is no line. An alert is never hidden by a dot. */
void chart_draw_timeline(struct canvas *canvas, int x, int y, int width,
                         const struct chart_mark *marks, size_t count, long long from,
                         long long to, long long now)
{
    int now_x = place_of(now, from, to, width);
    int end = now_x < 0 ? width : now_x;

    for (int i = 0; i < end; i++)
        canvas_write(canvas, x + i, y, 1, ROLE_DIM, canvas->ascii ? "-" : "─");
    if (now_x >= 0)
        canvas_write(canvas, x + now_x, y, 1, ROLE_TODAY, canvas->ascii ? "|" : "┤");
    draw_dots(canvas, x, y, width, marks, count, from, to, false);
    draw_dots(canvas, x, y, width, marks, count, from, to, true);
    draw_texts(canvas, x, y + 1, width, marks, count, from, to);
}

/* " 3 ", "[3]" or " 3^". */
static void rung_text(char out[4], int rung, int current, int peak)
{
    out[0] = rung == current ? '[' : ' ';
    out[1] = (char)('0' + rung);
    out[2] = rung == peak ? '^' : ' ';
    if (rung == current)
        out[2] = ']';
    out[3] = '\0';
}

static enum role rung_role(int rung, int current, int peak)
{
    if (rung <= current)
        return ROLE_CONFLICT;
    return rung == peak ? ROLE_TEXT : ROLE_DIM;
}

int chart_draw_rungs(struct canvas *canvas, int x, int y, int width, int current, int peak)
{
    char text[4];

    if (width < CHART_RUNGS_WIDTH)
        return 0;
    for (int rung = 1; rung <= CHART_RUNGS; rung++) {
        int at = x + (rung - 1) * 3;

        rung_text(text, rung, current, peak);
        canvas_write(canvas, at, y, 3, rung_role(rung, current, peak), text);
        if (rung == current)
            canvas_look(canvas, at, y, 3, LOOK_BOLD);
    }
    return CHART_RUNGS_WIDTH;
}

void chart_draw_ladder(struct canvas *canvas, int x, int y, int width,
                       const char *const names[CHART_RUNGS], int current, int peak)
{
    char text[4];

    for (int rung = CHART_RUNGS; rung >= 1; rung--, y++) {
        enum role role = rung_role(rung, current, peak);

        rung_text(text, rung, current, peak);
        canvas_write(canvas, x, y, width, role, text);
        if (width > 4)
            canvas_write(canvas, x + 4, y, width - 4, role, names[rung - 1]);
        if (rung == current)
            canvas_look(canvas, x, y, width, LOOK_BOLD);
    }
}

/* A bar of halves of cells that grows to the right from `x`, or to the left. */
static void draw_half_bar(struct canvas *canvas, int x, int y, int halves, bool to_left,
                          enum role role)
{
    const char *full = canvas->ascii ? "#" : "█";
    const char *half = to_left ? "▐" : "▌";
    int step = to_left ? -1 : 1;

    for (int i = 0; i < halves / 2; i++)
        canvas_write(canvas, x + step * i, y, 1, role, full);
    if (halves % 2)
        canvas_write(canvas, x + step * (halves / 2), y, 1, role, canvas->ascii ? "#" : half);
}

void chart_draw_sides(struct canvas *canvas, int x, int y, int width,
                      const struct chart_sides *sides)
{
    int numbers = text_columns(sides->left_number), right = text_columns(sides->right_number);
    int most = sides->most, bar, middle;

    if (right > numbers)
        numbers = right;
    if (!most)
        most = sides->left > sides->right ? sides->left : sides->right;
    bar = (width - 2 * (numbers + 1) - 1) / 2;
    if (bar < 1)
        bar = 0;
    middle = x + numbers + 1 + bar;
    canvas_write_right(canvas, x, y, numbers, ROLE_PARTY_A, sides->left_number);
    draw_half_bar(canvas, middle - 1, y, share(sides->left, most, bar * 2), true, ROLE_PARTY_A);
    canvas_write(canvas, middle, y, 1, ROLE_DIM, canvas->ascii ? "|" : "│");
    draw_half_bar(canvas, middle + 1, y, share(sides->right, most, bar * 2), false, ROLE_PARTY_B);
    canvas_write(canvas, middle + bar + 2, y, numbers, ROLE_PARTY_B, sides->right_number);
}
