#include "ui/menu.h"

#include <string.h>

#include "base/text.h"

enum { GAP = 3 };

/* Where the next thing goes: rows are filled from the left, with the title's width kept free. */
struct pen {
    int indent, width;
    int x, y;
    int rows;               /* used so far */
};

static int title_width(const struct menu *menu)
{
    return 1 + text_columns(menu->title) + 4;   /* " s →  " */
}

static struct pen pen_start(const struct menu *menu, int width)
{
    int indent = title_width(menu);

    if (indent > width / 2)
        indent = 1;
    return (struct pen){.indent = indent, .width = width, .x = indent, .rows = 1};
}

static int item_width(const struct menu_item *item)
{
    return text_columns(item->key) + 1 + text_columns(item->word);
}

/* Take room for `columns`; false if no row is that wide. */
static bool pen_take(struct pen *pen, int columns, int *x, int *y)
{
    if (pen->indent + columns > pen->width)
        return false;
    if (pen->x + columns > pen->width) {
        pen->x = pen->indent;
        pen->y++;
        pen->rows++;
    }
    *x = pen->x;
    *y = pen->y;
    pen->x += columns + GAP;
    return true;
}

static const struct menu_item *item_at(const struct menu *menu, size_t i)
{
    static const struct menu_item cancel = {.key = "Esc", .word = "cancel"};

    return i < menu->count ? &menu->items[i] : &cancel;
}

int menu_rows(const struct menu *menu, int width, int most)
{
    struct pen pen = pen_start(menu, width);
    int x, y;

    for (size_t i = 0; i <= menu->count; i++)
        (void)pen_take(&pen, item_width(item_at(menu, i)), &x, &y);
    return pen.rows < most ? pen.rows : most;
}

static void draw_item(struct canvas *canvas, int x, int y, const struct menu_item *item)
{
    int used = canvas_write(canvas, x, y, canvas->width - x,
                            item->disabled ? ROLE_DIM : ROLE_KEY, item->key);

    x += used + 1;
    canvas_write(canvas, x, y, canvas->width - x, item->disabled ? ROLE_DIM : ROLE_TEXT,
                 item->word);
}

void menu_draw(const struct menu *menu, struct canvas *canvas)
{
    struct pen pen = pen_start(menu, canvas->width);
    int x, y;

    canvas_clear(canvas, ROLE_POPUP);
    if (pen.indent > 1)
        canvas_writef(canvas, 1, 0, pen.indent - 1, ROLE_TITLE, canvas->ascii ? "%s >" : "%s →",
                      menu->title);
    for (size_t i = 0; i <= menu->count; i++) {
        const struct menu_item *item = item_at(menu, i);

        if (pen_take(&pen, item_width(item), &x, &y) && y < canvas->height)
            draw_item(canvas, x, y, item);
    }
}

int menu_find(const struct menu *menu, const char *key)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (!menu->items[i].disabled && !strcmp(menu->items[i].key, key))
            return (int)i;
    }
    return -1;
}

int menu_at(const struct menu *menu, int width, int height, int x, int y)
{
    struct pen pen = pen_start(menu, width);
    int item_x, item_y;

    for (size_t i = 0; i < menu->count; i++) {
        int columns = item_width(&menu->items[i]);

        if (!pen_take(&pen, columns, &item_x, &item_y) || item_y >= height)
            continue;
        if (y == item_y && x >= item_x && x < item_x + columns)
            return menu->items[i].disabled ? -1 : (int)i;
    }
    return -1;
}
