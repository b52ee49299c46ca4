#include "command/saved.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <liaise/filter.h>

#include "base/text.h"

/* Kept as three lines: kind, order, filter. */

#define PREFIX "view."

enum { KEY_SIZE = sizeof(PREFIX) + SAVED_NAME_MOST };

static const char *take_line(const char **text, struct arena *arena)
{
    size_t length = strcspn(*text, "\n");
    char *line = arena_alloc(arena, length + 1);

    memcpy(line, *text, length);
    line[length] = '\0';
    *text += length + ((*text)[length] == '\n');
    return line;
}

static struct saved_view view_read(const struct setting *setting, struct arena *arena)
{
    const char *text = setting->value;
    struct saved_view view = {.name = setting->key + sizeof(PREFIX) - 1};

    view.noun = noun_named(take_line(&text, arena));
    view.sort = take_line(&text, arena);
    view.filter = take_line(&text, arena);
    return view;
}

bool saved_all(struct store *store, struct saved_list *out, struct arena *arena,
               struct error *err)
{
    struct saved_list list = {0};
    struct setting_list settings;

    if (!setting_list(store, PREFIX, &settings, arena, err))
        return false;
    for (size_t i = 0; i < settings.count; i++) {
        list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
        list.items[list.count++] = view_read(&settings.items[i], arena);
    }
    *out = list;
    return true;
}

static bool refuse_name(const char *name, const struct saved_list *list, struct arena *arena,
                        struct error *err)
{
    const char **names = arena_alloc(arena, (list->count + 1) * sizeof(*names));
    const char *nearest;

    for (size_t i = 0; i < list->count; i++)
        names[i] = list->items[i].name;
    names[list->count] = NULL;
    nearest = text_nearest(name, names);
    if (nearest)
        return error_set(err, ERROR_NOT_FOUND, "there is no view \"%.40s\"; did you mean %s?",
                         name, nearest);
    return error_set(err, ERROR_NOT_FOUND, "there is no view \"%.40s\"; view shows them all", name);
}

bool saved_named(struct store *store, const char *name, struct saved_view *out,
                 struct arena *arena, struct error *err)
{
    struct saved_list list;

    if (!saved_all(store, &list, arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        if (!strcmp(list.items[i].name, name)) {
            *out = list.items[i];
            return true;
        }
    }
    return refuse_name(name, &list, arena, err);
}

bool saved_is_verb(const char *word)
{
    return word && (!strcmp(word, "save") || !strcmp(word, "remove"));
}

static bool check_name(const char *name, struct error *err)
{
    size_t length = strlen(name);
    bool ok = length && length <= SAVED_NAME_MOST && !saved_is_verb(name);

    for (size_t i = 0; ok && i < length; i++)
        ok = (unsigned char)name[i] >= 0x80 || isalnum((unsigned char)name[i])
             || strchr("-_.", name[i]);
    if (ok)
        return true;
    return error_set(err, ERROR_INVALID,
                     "'%.40s' is no name for a view; letters, digits, - and _ make one", name);
}

static bool check_filter(const struct desk *desk, const struct saved_view *view,
                         struct error *err)
{
    struct filter_asker asker = {desk->now, desk->config->officer, desk->config->home_code};
    const struct filter *filter;
    struct arena arena = {0};
    bool ok;

    if (strchr(view->filter, '\n'))
        return error_set(err, ERROR_INVALID, "a filter is one line");
    ok = filter_read(&filter, view->filter, view->noun, &asker, &arena, err);
    arena_clear(&arena);
    return ok;
}

bool saved_keep(struct desk *desk, const struct saved_view *view, struct error *err)
{
    struct str value = {0};
    char key[KEY_SIZE];
    bool ok;

    if (!check_name(view->name, err) || !check_filter(desk, view, err))
        return false;
    (void)snprintf(key, sizeof(key), PREFIX "%s", view->name);
    str_add(&value, "%s\n%s\n%s", view->noun ? view->noun->name : "any", view->sort, view->filter);
    ok = setting_set(desk->store, key, value.text, err);
    str_done(&value);
    return ok;
}

bool saved_remove(struct store *store, const char *name, struct error *err)
{
    struct arena arena = {0};
    struct saved_view view;
    char key[KEY_SIZE];
    bool ok = saved_named(store, name, &view, &arena, err);

    (void)snprintf(key, sizeof(key), PREFIX "%s", name);
    arena_clear(&arena);
    return ok && setting_remove(store, key, err);
}
