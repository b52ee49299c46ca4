#include <string.h>

#include "app/state.h"
#include "base/mem.h"
#include "base/text.h"

/* Every key there is, made from the key map: filtered by typing, Enter runs the line. */

struct help_row {
    const char *heading;        /* not NULL: a line between groups */
    const struct key_row *key;
    const char *keys;           /* all of them: "j, Down" */
    const char *text;           /* what it does, and where a key of the user's comes from */
    const char *folded;         /* for the filter */
};

struct help_mode {
    struct mode mode;
    struct arena arena;
    struct line line;
    struct help_row *rows;
    size_t count;
    size_t *shown;
    bool *headings;
    struct scroll list;
    int room;                   /* rows that were drawn last */
    int width;                  /* of the keys */
};

/* Which rows the filter leaves */

static bool passes(const struct help_mode *help, const struct help_row *row, const char *wanted)
{
    (void)help;
    return !row->heading && strstr(row->folded, wanted);
}

static bool group_has(const struct help_mode *help, size_t heading, const char *wanted)
{
    for (size_t i = heading + 1; i < help->count && !help->rows[i].heading; i++) {
        if (passes(help, &help->rows[i], wanted))
            return true;
    }
    return false;
}

static void arrange(struct help_mode *help)
{
    struct arena arena = {0};
    const char *wanted = text_fold(line_text(&help->line), &arena);
    size_t count = 0;

    for (size_t i = 0; i < help->count; i++) {
        const struct help_row *row = &help->rows[i];

        if (row->heading ? !group_has(help, i, wanted) : !passes(help, row, wanted))
            continue;
        help->headings[count] = row->heading != NULL;
        help->shown[count++] = i;
    }
    help->list = (struct scroll){.count = count, .headings = help->headings};
    scroll_fit(&help->list, count, help->room);
    arena_clear(&arena);
}

/* Keys */

static void run_line(struct app *app, struct help_mode *help)
{
    const struct key_row *row;
    struct arena arena = {0};
    const char *const *words;

    if (!help->list.count)
        return;
    row = help->rows[help->shown[help->list.cursor]].key;
    if (!row)
        return;
    words = row->arguments ? words_split(row->arguments, &arena) : NULL;
    mode_pop(app);
    command_start(app, row->command, words);
    arena_clear(&arena);
}

static bool move(struct help_mode *help, const char *key)
{
    static const struct {
        const char *key;
        enum scroll_move move;
    } moves[] = {
        {"Down", SCROLL_DOWN},      {"Up", SCROLL_UP},          {"C-n", SCROLL_DOWN},
        {"C-p", SCROLL_UP},         {"PgDn", SCROLL_PAGE_DOWN}, {"PgUp", SCROLL_PAGE_UP},
        {"C-d", SCROLL_HALF_DOWN},  {"Home", SCROLL_FIRST},     {"End", SCROLL_LAST},
    };

    for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++) {
        if (strcmp(moves[i].key, key) != 0)
            continue;
        scroll_move(&help->list, moves[i].move, help->room);
        return true;
    }
    return false;
}

static void help_key(struct app *app, struct mode *mode, const char *key)
{
    struct help_mode *help = (struct help_mode *)mode;
    bool is_empty = !line_text(&help->line)[0];

    if (!strcmp(key, "Esc") && !is_empty) {
        line_set(&help->line, "");
        arrange(help);
    } else if (!strcmp(key, "Esc") || !strcmp(key, "F1") || (is_empty && strchr("q?", key[0]))) {
        mode_pop(app);
    } else if (!strcmp(key, "Enter")) {
        run_line(app, help);
    } else if (!move(help, key) && line_key(&help->line, key)) {
        arrange(help);
    }
}

static void help_paste(struct app *app, struct mode *mode, const char *text, size_t size)
{
    struct help_mode *help = (struct help_mode *)mode;

    (void)app;
    line_paste(&help->line, text, size);
    arrange(help);
}

static void help_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct help_mode *help = (struct help_mode *)mode;
    int row = event->y - 3;

    if (event->mouse == MOUSE_WHEEL_DOWN || event->mouse == MOUSE_WHEEL_UP)
        scroll_by(&help->list, event->mouse == MOUSE_WHEEL_DOWN ? 3 : -3, help->room);
    if (event->mouse != MOUSE_LEFT || row < 0 || row >= help->room
        || help->list.top + (size_t)row >= help->list.count)
        return;
    if (help->list.cursor == help->list.top + (size_t)row)
        run_line(app, help);
    else
        scroll_go(&help->list, help->list.top + (size_t)row, help->room);
}

/* Drawing */

static void draw_row(const struct help_mode *help, struct canvas *inside, int y, size_t i)
{
    const struct help_row *row = &help->rows[help->shown[i]];

    if (row->heading) {
        canvas_write(inside, 2, y, inside->width - 2, ROLE_STRONG, row->heading);
        return;
    }
    if (i == help->list.cursor) {
        canvas_surface(inside, 0, y, inside->width, ROLE_SELECTION);
        canvas_write(inside, 0, y, 1, ROLE_CURSOR, inside->ascii ? ">" : "▸");
    }
    canvas_write(inside, 2, y, help->width, ROLE_KEY, row->keys);
    canvas_write(inside, 4 + help->width, y, inside->width - 5 - help->width, ROLE_TEXT,
                 row->text);
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    struct help_mode *help = (struct help_mode *)mode;
    struct canvas outside = canvas_part(canvas, 0, 1, app->width, app->height - 3), inside;
    struct str place = {0};
    char text[SCROLL_PLACE_SIZE];

    str_add(&place, "%s", scroll_place(&help->list, text));
    inside = canvas_box(&outside, &(struct box){.title = "Keys", .foot = "Enter runs the line",
                                                .foot_right = place.text, .focused = true,
                                                .surface = ROLE_POPUP});
    str_done(&place);
    help->room = inside.height - 1;
    scroll_fit(&help->list, help->list.count, help->room);
    canvas_write(&inside, 2, 0, 16, ROLE_DIM, "type to filter:");
    for (int y = 1; y < inside.height; y++) {
        size_t i = help->list.top + (size_t)(y - 1);

        if (i < help->list.count)
            draw_row(help, &inside, y, i);
    }
    if (!help->list.count)
        canvas_write(&inside, 2, 1, inside.width - 3, ROLE_DIM, "No key does that. Esc clears.");
    line_draw(&help->line, &inside, 18, 0, inside.width - 19, ROLE_TEXT, true);
}

static void done(struct mode *mode)
{
    struct help_mode *help = (struct help_mode *)mode;

    line_done(&help->line);
    arena_clear(&help->arena);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "Enter run  Down Up choose  Esc close";
}

static const struct mode_kind help_kind = {
    .key = help_key, .paste = help_paste, .mouse = help_mouse,
    .draw = draw, .done = done, .hint = hint,
};

/* Rows */

static struct help_row *add(struct help_mode *help)
{
    help->rows = arena_grow(&help->arena, help->rows, help->count, sizeof(*help->rows));
    return &help->rows[help->count++];
}

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

static bool is_same_use(const struct key_row *a, const struct key_row *b)
{
    return a->scope == b->scope && a->command == b->command
           && !strcmp(a->arguments ? a->arguments : "", b->arguments ? b->arguments : "");
}

static bool came_before(const struct keymap *map, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (is_same_use(&map->rows[i], &map->rows[row]))
            return true;
    }
    return false;
}

/* The row and all that stand for the same. */
static void add_use(struct app *app, struct help_mode *help, size_t first)
{
    const struct key_row *key = &app->keymap.rows[first];
    struct help_row *row = add(help);
    struct str keys = {0}, text = {0}, all = {0};

    for (size_t i = first; i < app->keymap.count; i++) {
        if (is_same_use(&app->keymap.rows[i], key))
            str_add(&keys, "%s%s", keys.length ? ", " : "", app->keymap.rows[i].keys);
    }
    str_add(&text, "%s", key->command->summary);
    if (key->arguments)
        str_add(&text, ": %s", key->arguments);
    if (key->origin)
        str_add(&text, " (%s)", key->origin);
    str_add(&all, "%s %s %s", keys.text, key->command->name, text.text);
    *row = (struct help_row){.key = key};
    row->folded = text_fold(all.text, &help->arena);
    row->keys = keep(&keys, &help->arena);
    row->text = keep(&text, &help->arena);
    str_done(&all);
    if (text_columns(row->keys) > help->width)
        help->width = text_columns(row->keys);
}

static void add_group(struct app *app, struct help_mode *help, enum scope scope,
                      const char *heading)
{
    struct help_row *row = add(help);

    *row = (struct help_row){.heading = heading, .keys = "", .text = ""};
    for (size_t i = 0; i < app->keymap.count; i++) {
        const struct key_row *key = &app->keymap.rows[i];

        if (key->scope == scope && key->command && !came_before(&app->keymap, i))
            add_use(app, help, i);
    }
}

static const char *heading_of(enum scope scope)
{
    static const char *const headings[SCOPES] = {
        [SCOPE_GLOBAL] = "Everywhere",        [SCOPE_LIST] = "In lists",
        [SCOPE_ISSUE] = "On an issue",        [SCOPE_MEETING] = "On a meeting",
        [SCOPE_PARTY] = "On an organization", [SCOPE_FOLLOWUP] = "On a follow-up",
        [SCOPE_COMMITMENT] = "On a commitment", [SCOPE_PERSON] = "On a person",
        [SCOPE_AGREEMENT] = "On an agreement", [SCOPE_INTERACTION] = "On a contact",
        [SCOPE_CALENDAR] = "In the calendar", [SCOPE_SLOTS] = "While finding a time",
        [SCOPE_TRIAGE] = "In triage",
    };

    return headings[scope];
}

/* What works here comes first. */
static void fill(struct app *app, struct help_mode *help)
{
    bool is_done[SCOPES] = {false};
    enum scope here[3];
    size_t count = app_scopes(app, here);

    for (size_t i = 0; i < count; i++) {
        if (!is_done[here[i]])
            add_group(app, help, here[i], heading_of(here[i]));
        is_done[here[i]] = true;
    }
    if (!is_done[SCOPE_LIST])
        add_group(app, help, SCOPE_LIST, heading_of(SCOPE_LIST));
    is_done[SCOPE_LIST] = true;
    for (int scope = 0; scope < SCOPES; scope++) {
        if (!is_done[scope])
            add_group(app, help, (enum scope)scope, heading_of((enum scope)scope));
    }
    if (help->width > 24)
        help->width = 24;
    help->shown = arena_alloc(&help->arena, help->count * sizeof(*help->shown));
    help->headings = arena_alloc(&help->arena, help->count * sizeof(*help->headings));
}

void mode_help_open(struct app *app)
{
    struct help_mode *help = mem_zero(sizeof(*help));

    help->mode.kind = &help_kind;
    help->room = app->height - 6;
    fill(app, help);
    arrange(help);
    mode_push(app, &help->mode);
}
