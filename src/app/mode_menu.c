#include <stdlib.h>
#include <string.h>

#include <liaise/lifecycle.h>

#include "app/state.h"
#include "base/mem.h"
#include "ui/menu.h"

/*
 * A menu: each item is a command with what it is told. Sorting, moves, kinds of records and days
 * are chosen so.
 */

struct choice {
    const struct command *command;
    const char *words[MENU_WORDS_MOST + 1];     /* ended by NULL */
    bool form;                  /* ask for the rest in a form, even if it could do without */
    bool typed;                 /* words[0] is put into the prompt, to be gone on with */
};

struct menu_mode {
    struct mode mode;
    struct arena arena;
    struct menu menu;
    struct menu_item *items;
    struct choice *choices;
};

static void choose(struct app *app, struct menu_mode *menu, int item)
{
    struct choice choice;
    struct arena arena;

    if (item < 0)
        return;
    choice = menu->choices[item];
    arena = menu->arena;
    menu->arena = (struct arena){0};
    mode_pop(app);
    if (choice.typed)
        mode_prompt_open(app, choice.words[0]);
    else if (choice.form)
        command_ask(app, choice.command);
    else
        command_start(app, choice.command, choice.words);
    arena_clear(&arena);
}

static void menu_key(struct app *app, struct mode *mode, const char *key)
{
    struct menu_mode *menu = (struct menu_mode *)mode;

    if (!strcmp(key, "Esc") || !strcmp(key, "q"))
        mode_pop(app);
    else
        choose(app, menu, menu_find(&menu->menu, key));
}

static struct area menu_area(const struct app *app, const struct menu *menu)
{
    int rows = menu_rows(menu, app->width, app->height - 2);

    return (struct area){0, app->height - 1 - rows, app->width, rows};
}

static void menu_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct menu_mode *menu = (struct menu_mode *)mode;
    struct area area = menu_area(app, &menu->menu);

    if (event->mouse == MOUSE_LEFT)
        choose(app, menu, menu_at(&menu->menu, area.width, area.height, event->x - area.x,
                                  event->y - area.y));
}

void menu_show(const struct app *app, const struct menu *menu, struct canvas *canvas)
{
    struct area area = menu_area(app, menu);
    struct canvas part = canvas_part(canvas, area.x, area.y, area.width, area.height);

    menu_draw(menu, &part);
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    menu_show(app, &((struct menu_mode *)mode)->menu, canvas);
}

static void done(struct mode *mode)
{
    arena_clear(&((struct menu_mode *)mode)->arena);
}

static const struct mode_kind menu_kind = {
    .key = menu_key, .mouse = menu_mouse, .draw = draw, .done = done,
};

static struct menu_mode *menu_new(const char *title)
{
    struct menu_mode *menu = mem_zero(sizeof(*menu));

    menu->mode.kind = &menu_kind;
    menu->menu.title = arena_copy(&menu->arena, title);
    return menu;
}

static struct choice *menu_add(struct menu_mode *menu, const char *key, const char *word,
                               const struct command *command)
{
    size_t count = menu->menu.count;

    menu->items = arena_grow(&menu->arena, menu->items, count, sizeof(*menu->items));
    menu->choices = arena_grow(&menu->arena, menu->choices, count, sizeof(*menu->choices));
    menu->items[count] = (struct menu_item){arena_copy(&menu->arena, key),
                                            arena_copy(&menu->arena, word), false};
    menu->choices[count] = (struct choice){.command = command};
    menu->menu.items = menu->items;
    menu->menu.count++;
    return &menu->choices[count];
}

/* The first letter of the word that no other item has, else the first digit. */
static void free_key(const struct menu_mode *menu, const char *word, char key[2])
{
    key[1] = '\0';
    for (const char *c = word; *c; c++) {
        key[0] = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
        if (key[0] >= 'a' && key[0] <= 'z' && key[0] != 'q' && menu_find(&menu->menu, key) < 0)
            return;
    }
    for (key[0] = '1'; key[0] < '9' && menu_find(&menu->menu, key) >= 0; key[0]++)
        continue;
}

static void menu_open(struct app *app, struct menu_mode *menu)
{
    mode_push(app, &menu->mode);
}

/* For menus that are made elsewhere */

struct menu_mode *menu_mode_new(const char *title)
{
    return menu_new(title);
}

void menu_mode_add(struct menu_mode *menu, const char *key, const char *word,
                   const struct command *command, const char *const *words)
{
    struct choice *choice = menu_add(menu, key, word, command);

    for (size_t i = 0; words && words[i] && i < MENU_WORDS_MOST; i++)
        choice->words[i] = arena_copy(&menu->arena, words[i]);
}

void menu_mode_add_form(struct menu_mode *menu, const char *key, const char *word,
                        const struct command *command)
{
    menu_add(menu, key, word, command)->form = true;
}

void menu_mode_add_prompt(struct menu_mode *menu, const char *key, const char *word,
                          const char *text)
{
    struct choice *choice = menu_add(menu, key, word, NULL);

    choice->typed = true;
    choice->words[0] = arena_copy(&menu->arena, text);
}

void menu_mode_open(struct app *app, struct menu_mode *menu)
{
    menu_open(app, menu);
}

/* Columns to sort by */

void mode_sort_open(struct app *app)
{
    const struct listing *listing = focused_listing(app_page(app));
    struct menu_mode *menu = menu_new("sort by");
    char key[2];

    for (size_t i = 0; i < listing->column_count; i++) {
        const char *title = listing->columns[i].title;

        if (!title || !title[0])
            continue;
        free_key(menu, title, key);
        menu_add(menu, key, title, &sort_command)->words[0] = title;
    }
    menu_open(app, menu);
}

/* What can happen to a record next */

static bool read_status(const struct app *app, const struct target *target, int *status)
{
    struct arena arena = {0};
    struct error err = {0};
    void *record = arena_alloc(&arena, target->noun->size);
    bool ok = record_get(app->desk->store, target->noun, target->id, record, &arena, &err);

    if (ok)
        *status = record_status(target->noun, record);
    arena_clear(&arena);
    return ok;
}

void mode_moves_open(struct app *app)
{
    struct target target = app_target(app, 0);
    const struct move *moves[MOVES_MOST];
    struct menu_mode *menu;
    int status = 0;
    size_t count;
    char key[2];

    if (!target.noun || !moves_of(target.noun) || !read_status(app, &target, &status)) {
        app_say(app, "There is nothing here that could be moved on.");
        return;
    }
    count = moves_from(target.noun, status, moves);
    if (!count) {
        app_say(app, "%s is %s; nothing more can happen to it.", target.key,
                status_name(target.noun, status));
        return;
    }
    menu = menu_new(target.key);
    for (size_t i = 0; i < count; i++) {
        free_key(menu, moves[i]->verb, key);
        menu_add(menu, key, moves[i]->verb, command_named(&app->commands, moves[i]->verb));
    }
    menu_open(app, menu);
}

/* What to add */

static const struct {
    const char *key, *kind, *word;
} kinds[] = {
    {"i", "issue", "issue"},           {"f", "followup", "follow-up"},
    {"c", "commitment", "commitment"}, {"m", "meeting", "meeting"},
    {"p", "person", "person"},         {"n", "interaction", "contact"},
    {"a", "agreement", "agreement"},
};

static void kinds_open(struct app *app)
{
    struct menu_mode *menu = menu_new("add");

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        menu_add(menu, kinds[i].key, kinds[i].word, &add_command)->words[0] = kinds[i].kind;
    menu_open(app, menu);
}

/* Until when */

static const struct {
    const char *key, *day, *word;
} days[] = {
    {"t", "tomorrow", "tomorrow"}, {"2", "+2d", "in 2 days"}, {"w", "next week", "next week"},
    {"m", "+1m", "in a month"},
};

static void days_open(struct app *app, const struct command *command)
{
    struct menu_mode *menu = menu_new(command->name);

    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct date date;
        struct error err = {0};
        struct str word = {0};
        char text[WHEN_TEXT_SIZE];

        if (!when_read_date(&date, days[i].day, app->desk->now, &err))
            continue;
        date_write_long(date, text);
        str_add(&word, "%s (%.*s)", days[i].word, (int)strlen(text) - 5, text);
        menu_add(menu, days[i].key, word.text, command)->words[0] = days[i].day;
        str_done(&word);
    }
    menu_add(menu, "d", "another day", command)->form = true;
    menu_open(app, menu);
}

/* A day that would be taken by itself is offered with others. */
static bool takes_a_day(const struct command *command)
{
    int param = command_positional(command, -1);

    while (param >= 0 && command->params[param].flags & PARAM_TARGET)
        param = command_positional(command, param);
    return param >= 0 && command->params[param].kind == PARAM_DATE && command->params[param].preset;
}

bool mode_choose_open(struct app *app, const struct command *command)
{
    if (command == &add_command) {
        kinds_open(app);
        return true;
    }
    if (takes_a_day(command) && app_target(app, command->scopes).noun) {
        days_open(app, command);
        return true;
    }
    return false;
}
