#include "command/keymap.h"

#include <string.h>

#include "base/text.h"

/* Scopes */

static const char *const scope_names[SCOPES + 1] = {
    [SCOPE_GLOBAL] = "global",          [SCOPE_LIST] = "list",
    [SCOPE_ISSUE] = "issues",           [SCOPE_MEETING] = "meetings",
    [SCOPE_PARTY] = "parties",          [SCOPE_FOLLOWUP] = "followups",
    [SCOPE_COMMITMENT] = "commitments", [SCOPE_PERSON] = "people",
    [SCOPE_AGREEMENT] = "agreements",   [SCOPE_INTERACTION] = "interactions",
    [SCOPE_CALENDAR] = "calendar",      [SCOPE_SLOTS] = "slots",
    [SCOPE_TRIAGE] = "triage",
};

const char *scope_name(enum scope scope)
{
    return scope_names[scope];
}

static bool scope_named(const char *name, enum scope *out)
{
    for (int i = 0; i < SCOPES; i++) {
        if (!strcmp(scope_names[i], name)) {
            *out = (enum scope)i;
            return true;
        }
    }
    return false;
}

/* From the innermost scope outwards. */
static int scopes_around(enum scope scope, enum scope out[3])
{
    int count = 0;

    out[count++] = scope;
    if (scope > SCOPE_LIST)
        out[count++] = SCOPE_LIST;
    if (scope > SCOPE_GLOBAL)
        out[count++] = SCOPE_GLOBAL;
    return count;
}

/* Spelling of keys */

/* F1 to F20 */
static bool is_function_key(const char *name, size_t length)
{
    if (name[0] != 'F' || length < 2 || length > 3 || name[1] < '1' || name[1] > '9')
        return false;
    if (length == 2)
        return true;
    return (name[1] == '1' && name[2] >= '0' && name[2] <= '9')
           || (name[1] == '2' && name[2] == '0');
}

static bool is_named_key(const char *name, size_t length)
{
    static const char *const names[] = {"Space", "Enter", "Tab", "Esc",  "BS",
                                        "Del",   "Ins",   "Up",  "Down", "Left",
                                        "Right", "Home",  "End", "PgUp", "PgDn"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (strlen(names[i]) == length && !strncmp(names[i], name, length))
            return true;
    }
    return is_function_key(name, length);
}

static bool is_one_character(const char *text, size_t length)
{
    struct grapheme grapheme;
    const char *at = text;

    if (length && (unsigned char)text[0] < ' ')
        return false;
    return text_next(&at, &grapheme) && grapheme.columns > 0 && (size_t)(at - text) == length;
}

/* One key by its name, with C- A- S- before it in this order. */
static bool is_key(const char *key, size_t length)
{
    static const char prefixes[] = "CAS";
    bool has_shift = false;

    for (const char *prefix = prefixes; *prefix; prefix++) {
        if (length < 3 || key[0] != *prefix || key[1] != '-')
            continue;
        has_shift = *prefix == 'S';
        key += 2;
        length -= 2;
    }
    return is_named_key(key, length) || (!has_shift && is_one_character(key, length));
}

/* "<Space>" and "<C-r>" are written as in other programs; "<" itself is a key. */
static void strip_brackets(const char **key, size_t *length)
{
    if (*length > 2 && (*key)[0] == '<' && (*key)[*length - 1] == '>') {
        *key += 1;
        *length -= 2;
    }
}

/* The sequence with single blanks between its keys; NULL if it has none or one is no key. */
static const char *tidy_keys(const char *text, struct arena *arena)
{
    struct str out = {0};
    const char *copy;

    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t whole = strcspn(text, " "), length = whole;
        const char *key = text;

        strip_brackets(&key, &length);
        if (!is_key(key, length)) {
            str_done(&out);
            return NULL;
        }
        str_add(&out, "%s", out.length ? " " : "");
        str_add_bytes(&out, key, length);
        text += whole;
    }
    copy = out.text ? arena_copy(arena, out.text) : NULL;
    str_done(&out);
    return copy;
}

/* Rows */

struct builder {
    struct keymap *map;
    struct arena *arena;
};

/* "g" begins "g g". */
static bool is_beginning(const char *keys, const char *of)
{
    size_t length = strlen(keys);

    return !strncmp(keys, of, length) && of[length] == ' ';
}

static bool collides(const struct key_row *row, const struct key_row *with)
{
    return row->scope == with->scope
           && (!strcmp(row->keys, with->keys) || is_beginning(row->keys, with->keys)
               || is_beginning(with->keys, row->keys));
}

/* Takes its key from whatever had it there. */
static void add_row(const struct builder *builder, const struct key_row *row)
{
    struct keymap *map = builder->map;
    size_t kept = 0;

    for (size_t i = 0; i < map->count; i++) {
        if (!collides(&map->rows[i], row))
            map->rows[kept++] = map->rows[i];
    }
    map->count = kept;
    map->rows = arena_grow(builder->arena, map->rows, map->count, sizeof(*map->rows));
    map->rows[map->count++] = *row;
}

/* One row for each scope and each of the keys that have commas between. */
static void add_default(const struct builder *builder, const struct command *command,
                        unsigned scopes, const char *keys, const char *arguments)
{
    while (*keys) {
        size_t length = strcspn(keys, ",");
        struct str one = {0};

        str_add_bytes(&one, keys, length);
        for (int scope = 0; scope < SCOPES; scope++) {
            if (scopes & (1u << scope))
                add_row(builder,
                        &(struct key_row){(enum scope)scope, arena_copy(builder->arena, one.text),
                                          command, arguments, NULL});
        }
        str_done(&one);
        keys += length;
        keys += *keys == ',';
    }
}

/* Keys that come with a preset, or with arguments. */
struct preset_key {
    enum scope scope;
    const char *keys, *command, *arguments;
};

static const struct preset_key always[] = {
    {SCOPE_LIST, "M", "add", "meeting"},
    {SCOPE_MEETING, "A", "agenda", "--propose"},
    {0, NULL, NULL, NULL},
};
static const struct preset_key vi_keys[] = {
    {SCOPE_LIST, "C-e", "preview-down", NULL}, {SCOPE_LIST, "C-y", "preview-up", NULL},
    {SCOPE_GLOBAL, "Z Q", "quit", NULL},       {SCOPE_GLOBAL, "C-w w", "next-panel", NULL},
    {SCOPE_GLOBAL, "C-w o", "zoom", NULL},     {0, NULL, NULL, NULL},
};
static const struct preset_key emacs_keys[] = {
    {SCOPE_LIST, "C-n", "down", NULL},           {SCOPE_LIST, "C-p", "up", NULL},
    {SCOPE_LIST, "C-v", "page-down", NULL},      {SCOPE_LIST, "A-v", "page-up", NULL},
    {SCOPE_LIST, "A-<", "first", NULL},          {SCOPE_LIST, "A->", "last", NULL},
    {SCOPE_GLOBAL, "A-x", "palette", NULL},      {SCOPE_GLOBAL, "C-s", "filter", NULL},
    {SCOPE_GLOBAL, "C-g", "escape", NULL},       {SCOPE_GLOBAL, "C-x u", "undo", NULL},
    {SCOPE_GLOBAL, "C-x o", "next-panel", NULL}, {SCOPE_GLOBAL, "C-x 1", "zoom", NULL},
    {SCOPE_GLOBAL, "C-x C-c", "quit", NULL},     {0, NULL, NULL, NULL},
};
/* No letter is needed: everything else is in the menus. */
static const struct preset_key arrow_keys[] = {
    {SCOPE_LIST, "F2", "edit", NULL},
    {SCOPE_GLOBAL, "F3", "filter", NULL},
    {SCOPE_GLOBAL, "F4", "add", NULL},
    {SCOPE_LIST, "F5", "sort", NULL},
    {SCOPE_GLOBAL, "F6", "log", NULL},
    {SCOPE_GLOBAL, "F7", "undo", NULL},
    {SCOPE_GLOBAL, "F8", "redo", NULL},
    {SCOPE_LIST, "F9", "moves", NULL},
    {SCOPE_GLOBAL, "F10", "palette", NULL},
    {SCOPE_GLOBAL, "F12", "quit", NULL},
    {SCOPE_LIST, "Ins", "mark-down", NULL},
    {SCOPE_GLOBAL, "BS", "back", NULL},
    {0, NULL, NULL, NULL},
};

static void add_keys(const struct builder *builder, const struct command_set *commands,
                     const struct preset_key *keys)
{
    for (; keys->keys; keys++) {
        const struct command *command = command_named(commands, keys->command);

        if (command)
            add_default(builder, command, 1u << keys->scope, keys->keys, keys->arguments);
    }
}

static const struct preset_key *preset_keys(enum key_preset preset)
{
    switch (preset) {
    case KEYS_VI:
        return vi_keys;
    case KEYS_EMACS:
        return emacs_keys;
    case KEYS_ARROWS:
        return arrow_keys;
    case KEYS_DEFAULT:
        break;
    }
    return NULL;
}

/* The user's keys */

static void add_complaint(const struct key_binding *binding, struct complaints *complaints,
                          const char *format, ...) PRINTF_LIKE(3, 4);
static void add_complaint(const struct key_binding *binding, struct complaints *complaints,
                          const char *format, ...)
{
    struct str text = {0}, path = {0};
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    str_add(&path, "keys.%s", binding->scope);
    complain(complaints, &(struct complaint){.file = binding->file,
                                             .line = binding->line,
                                             .column = binding->column,
                                             .path = arena_copy(complaints->arena, path.text),
                                             .text = arena_copy(complaints->arena, text.text)});
    str_done(&text);
    str_done(&path);
}

static void complain_of_word(const struct key_binding *binding, struct complaints *complaints,
                             const char *what, const char *word, const char *const *words)
{
    const char *nearest = text_nearest(word, words);

    if (nearest)
        add_complaint(binding, complaints, "there is no %s \"%.40s\"; did you mean \"%s\"?", what,
                      word, nearest);
    else
        add_complaint(binding, complaints, "there is no %s \"%.40s\"", what, word);
}

/* "snooze tomorrow": the command and the rest. */
static const struct command *split_command(const struct command_set *commands, const char *text,
                                           const char **arguments, struct arena *arena)
{
    size_t length = strcspn(text, " ");
    char *name = arena_copy(arena, text);

    name[length] = '\0';
    text += length;
    text += strspn(text, " ");
    *arguments = *text ? text : NULL;
    return command_named(commands, name);
}

static void add_binding(const struct builder *builder, const struct command_set *commands,
                        const struct key_binding *binding, struct complaints *complaints)
{
    const char *keys = tidy_keys(binding->keys, builder->arena), *arguments = NULL;
    const struct command *command = NULL;
    struct str origin = {0};
    enum scope scope;

    if (!scope_named(binding->scope, &scope)) {
        complain_of_word(binding, complaints, "place for keys", binding->scope, scope_names);
        return;
    }
    if (!keys) {
        add_complaint(binding, complaints,
                      "\"%.40s\" is no key; keys are such as d, G, <Space>, <C-r>, <F5>, \"g g\"",
                      binding->keys);
        return;
    }
    if (binding->command) {
        command = split_command(commands, binding->command, &arguments, builder->arena);
        if (!command) {
            complain_of_word(binding, complaints, "command", binding->command,
                             command_names(commands, builder->arena));
            return;
        }
    }
    str_add(&origin, "%s:%zu", binding->file ? binding->file : "liaise.yaml", binding->line);
    add_row(builder, &(struct key_row){scope, keys, command, arguments,
                                       arena_copy(builder->arena, origin.text)});
    str_done(&origin);
}

void keymap_make(struct keymap *out, const struct command_set *commands,
                 const struct config *config, struct complaints *complaints, struct arena *arena)
{
    struct keymap map = {0};
    const struct builder builder = {&map, arena};
    const struct preset_key *preset = preset_keys(config->key_preset);

    for (size_t i = 0; i < commands->count; i++) {
        const struct command *command = commands->items[i];

        if (command->keys)
            add_default(&builder, command, command->scopes, command->keys, NULL);
    }
    add_keys(&builder, commands, always);
    if (preset)
        add_keys(&builder, commands, preset);
    for (size_t i = 0; i < config->key_count; i++)
        add_binding(&builder, commands, &config->keys[i], complaints);
    *out = map;
}

/* Asking */

enum key_meaning keymap_find(const struct keymap *map, enum scope scope, const char *keys,
                             const struct key_row **out)
{
    enum scope around[3];
    int count = scopes_around(scope, around);

    for (int s = 0; s < count; s++) {
        for (size_t i = 0; i < map->count; i++) {
            const struct key_row *row = &map->rows[i];

            if (row->scope != around[s])
                continue;
            if (!strcmp(row->keys, keys)) {
                *out = row;
                return row->command ? KEY_MEANS_COMMAND : KEY_MEANS_NOTHING;
            }
            if (is_beginning(keys, row->keys))
                return KEY_MEANS_MORE;
        }
    }
    return KEY_MEANS_NOTHING;
}

static bool is_taken(const struct key_row **rows, size_t count, const struct key_row *row)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(rows[i]->keys, row->keys))
            return true;
    }
    return false;
}

size_t keymap_next(const struct keymap *map, enum scope scope, const char *keys,
                   const struct key_row **out, size_t most)
{
    enum scope around[3];
    int scopes = scopes_around(scope, around);
    size_t count = 0;

    for (int s = 0; s < scopes; s++) {
        for (size_t i = 0; i < map->count && count < most; i++) {
            const struct key_row *row = &map->rows[i];

            if (row->scope == around[s] && row->command && is_beginning(keys, row->keys)
                && !is_taken(out, count, row))
                out[count++] = row;
        }
    }
    return count;
}

const char *keymap_keys_of(const struct keymap *map, const struct command *command,
                           enum scope scope, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    for (size_t i = 0; i < map->count; i++) {
        const struct key_row *row = &map->rows[i], *found = NULL;

        if (row->command != command || row->arguments)
            continue;
        if (keymap_find(map, scope, row->keys, &found) == KEY_MEANS_COMMAND && found == row)
            str_add(&text, "%s%s", text.length ? ", " : "", row->keys);
    }
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}
