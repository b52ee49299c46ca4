#include "app/welcome.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/form.h"

enum { CHOICES = 3, ORGS = 5, CANDIDATES_MOST = 12, CODE_MOST = 8 };
enum { HOME_NAME, HOME_CODE, OFFICER, ZONE, FIRST_ORG, FIELDS = FIRST_ORG + ORGS };

struct welcome {
    const struct places *places;
    struct zones *zones;
    struct arena arena;
    struct form form; /* what was filled in stays while the choices are shown */
    bool is_form;
    int at; /* of the choices */
    const char *const *zone_names;
    const char **folded_zones;
    size_t zone_count;
    struct str said;
    bool said_error;
};

static const struct choice {
    const char *title, *help;
} choices[CHOICES] = {
    {"Look at the sample region",
     "Calder Bay, an invented emergency office, in a folder of its own."},
    {"Set up my organizations",
     "A short form that writes a commented liaise.yaml for you to go on with."},
    {"Read the help", "What liaise is for, its keys and its commands."},
};

static const struct form_field fields[FIELDS] = {
    [HOME_NAME] = {.label = "Organization",
                   .kind = FORM_TEXT,
                   .required = true,
                   .hint = "yours: City of Calder Bay"},
    [HOME_CODE] = {.label = "Its code",
                   .kind = FORM_TEXT,
                   .required = true,
                   .hint = "a few capital letters: CCB"},
    [OFFICER] = {.label = "Your name",
                 .kind = FORM_TEXT,
                 .required = true,
                 .hint = "as it stands in records"},
    [ZONE] = {.label = "Time zone",
              .kind = FORM_TEXT,
              .required = true,
              .hint = "a city: Lisbon, New York"},
    [FIRST_ORG] = {.label = "Works with",
                   .kind = FORM_TEXT,
                   .hint = "a code and a name: NWP Northwater Power"},
    [FIRST_ORG + 1] = {.label = "and with", .kind = FORM_TEXT},
    [FIRST_ORG + 2] = {.label = "and with", .kind = FORM_TEXT},
    [FIRST_ORG + 3] = {.label = "and with", .kind = FORM_TEXT},
    [FIRST_ORG + 4] = {.label = "and with", .kind = FORM_TEXT},
};

/* Saying */

static void say(struct welcome *welcome, bool is_error, const char *format, ...) PRINTF_LIKE(3, 4);
static void say(struct welcome *welcome, bool is_error, const char *format, ...)
{
    va_list args;

    str_done(&welcome->said);
    va_start(args, format);
    str_add_args(&welcome->said, format, args);
    va_end(args);
    welcome->said_error = is_error;
}

const char *welcome_said(const struct welcome *welcome)
{
    return welcome->said.text;
}

bool welcome_said_error(const struct welcome *welcome)
{
    return welcome->said.text && welcome->said_error;
}

/* Time zones */

static void read_zones(struct welcome *welcome)
{
    struct error unused = {0};

    if (!zones_names(welcome->zones, &welcome->zone_names, &welcome->zone_count, &welcome->arena,
                     &unused))
        return;
    welcome->folded_zones =
        arena_alloc(&welcome->arena, (welcome->zone_count + 1) * sizeof(*welcome->folded_zones));
    for (size_t i = 0; i < welcome->zone_count; i++)
        welcome->folded_zones[i] = text_fold(welcome->zone_names[i], &welcome->arena);
}

/* Cities that begin with what was typed; "america/" works as well. */
static bool zone_fits(const char *folded, const char *query)
{
    for (const char *at = strstr(folded, query); at; at = strstr(at + 1, query)) {
        if (at == folded || !isalnum((unsigned char)at[-1]))
            return true;
    }
    return false;
}

static size_t find_zones(const void *context, size_t field, const char *typed, const char **out,
                         size_t most)
{
    const struct welcome *welcome = context;
    struct arena arena = {0};
    const char *query = text_fold(typed, &arena);
    size_t count = 0;

    most = most < CANDIDATES_MOST ? most : CANDIDATES_MOST;
    for (size_t i = 0;
         field == ZONE && welcome->folded_zones && i < welcome->zone_count && count < most; i++) {
        if (zone_fits(welcome->folded_zones[i], query))
            out[count++] = welcome->zone_names[i];
    }
    arena_clear(&arena);
    return count;
}

/* The fields */

/* "City of Calder Bay" → "CCB". */
static void guess_code(struct welcome *welcome)
{
    const char *name = form_value(&welcome->form, HOME_NAME);
    char code[CODE_MOST + 1] = {0};
    size_t count = 0;

    if (form_value(&welcome->form, HOME_CODE)[0])
        return;
    for (const char *c = name; *c && count < CODE_MOST; c++) {
        if (isupper((unsigned char)*c) && (c == name || !isalpha((unsigned char)c[-1])))
            code[count++] = *c;
    }
    if (count > 1)
        form_set(&welcome->form, HOME_CODE, code);
}

/* "nwp Northwater Power": the first word is the code. */
static const char *code_of(const char *text, struct arena *arena)
{
    const size_t length = strcspn(text, " :,-");
    char *code = arena_alloc(arena, length + 1);

    for (size_t i = 0; i < length; i++)
        code[i] = (char)toupper((unsigned char)text[i]);
    return code;
}

static const char *name_of(const char *text)
{
    text += strcspn(text, " :,-");
    return text + strspn(text, " :,-");
}

static void check_zone(struct welcome *welcome)
{
    const char *typed = form_value(&welcome->form, ZONE);
    const struct zone *zone = NULL;
    struct error err = {0};

    if (!typed[0])
        return;
    if (!zone_find(&zone, welcome->zones, typed, &err) || !zone)
        form_note(&welcome->form, ZONE, FORM_ERROR,
                  err.text[0] ? err.text : "there is no such time zone");
    else
        form_set(&welcome->form, ZONE, zone_name(zone));
}

static void check_org(struct welcome *welcome, size_t field)
{
    const char *text = form_value(&welcome->form, field);

    if (text[0] && !name_of(text)[0])
        form_note(&welcome->form, field, FORM_ERROR,
                  "a code and a name, please: NWP Northwater Power");
}

static void check(struct welcome *welcome, size_t field)
{
    form_note(&welcome->form, field, FORM_ERROR, NULL);
    if (field == HOME_NAME)
        guess_code(welcome);
    else if (field == ZONE)
        check_zone(welcome);
    else if (field >= FIRST_ORG)
        check_org(welcome, field);
}

/* Show what was understood of an organization. */
static void read_back(struct welcome *welcome, size_t field)
{
    const char *text = form_value(&welcome->form, field);
    struct arena arena = {0};
    struct str note = {0};

    form_note(&welcome->form, field, FORM_ERROR, NULL);
    if (field >= FIRST_ORG && name_of(text)[0])
        str_add(&note, "→ %s", code_of(text, &arena));
    form_note(&welcome->form, field, FORM_READING, note.text);
    str_done(&note);
    arena_clear(&arena);
}

/* Writing the configuration */

static void answers_of(const struct welcome *welcome, struct new_config *answers,
                       struct arena *arena)
{
    *answers = (struct new_config){
        .home_name = form_value(&welcome->form, HOME_NAME),
        .home_code = code_of(form_value(&welcome->form, HOME_CODE), arena),
        .officer = form_value(&welcome->form, OFFICER),
        .timezone = form_value(&welcome->form, ZONE),
    };
    for (size_t i = FIRST_ORG; i < FIELDS; i++) {
        const char *text = form_value(&welcome->form, i);

        if (!text[0])
            continue;
        answers->orgs[answers->org_count].code = code_of(text, arena);
        answers->orgs[answers->org_count++].name = name_of(text);
    }
}

/* The program must be able to read what it writes: a code may be there twice. */
static bool is_readable(struct welcome *welcome, const struct str *text, struct arena *arena,
                        struct error *err)
{
    struct complaints complaints = {.arena = arena};
    struct config config;

    if (config_read(&config, text->text, text->length, "liaise.yaml", welcome->zones, &complaints))
        return true;
    return error_set(err, ERROR_INVALID, "%s: %s", complaints.items[0].path,
                     complaints.items[0].text);
}

static bool write_config(struct welcome *welcome, struct error *err)
{
    const char *path = welcome->places->config_path;
    struct new_config answers;
    struct arena arena = {0};
    struct str text = {0};
    bool ok;

    answers_of(welcome, &answers, &arena);
    config_write_new(&answers, &text);
    ok = is_readable(welcome, &text, &arena, err);
    if (ok && access(path, F_OK) == 0)
        ok = error_set(err, ERROR_CONFLICT,
                       "there is a file already: %s. Start liaise again to "
                       "use it, or move it away",
                       path);
    ok = ok && folder_make(path_folder(path, &arena), err)
         && file_write(path, text.text, text.length, err);
    str_done(&text);
    arena_clear(&arena);
    return ok;
}

static void note_missing(struct welcome *welcome)
{
    for (size_t i = 0; i < FIELDS; i++) {
        check(welcome, i);
        if (fields[i].required && !form_value(&welcome->form, i)[0])
            form_note(&welcome->form, i, FORM_ERROR, "this is needed");
    }
}

static enum welcome_answer save(struct welcome *welcome)
{
    struct error err = {0};
    size_t bad;

    note_missing(welcome);
    bad = form_first_bad(&welcome->form);
    if (bad < FIELDS) {
        form_go(&welcome->form, bad);
        say(welcome, true, "Not written: %s.", fields[bad].label);
        return WELCOME_STAYS;
    }
    if (!write_config(welcome, &err)) {
        say(welcome, true, "%s", err.text);
        return WELCOME_STAYS;
    }
    say(welcome, false, "Wrote %s: it is yours to go on with.", welcome->places->config_path);
    return WELCOME_READY;
}

/* Answers */

static enum welcome_answer choose(struct welcome *welcome, int choice)
{
    welcome->at = choice;
    if (choice == 0)
        return WELCOME_SAMPLE;
    if (choice == 2)
        return WELCOME_HELP;
    welcome->is_form = true;
    return WELCOME_STAYS;
}

static enum welcome_answer answer_to(struct welcome *welcome, enum form_action action)
{
    switch (action) {
    case FORM_IGNORED:
        return WELCOME_IGNORED;
    case FORM_TAKEN:
    case FORM_EDIT:
        return WELCOME_STAYS;
    case FORM_CHANGED:
        read_back(welcome, welcome->form.at);
        return WELCOME_STAYS;
    case FORM_MOVED:
        check(welcome, welcome->form.left);
        return WELCOME_STAYS;
    case FORM_SAVE:
    case FORM_SAVE_ANOTHER:
        return save(welcome);
    case FORM_CLOSE:
    case FORM_DISCARD:
        welcome->is_form = false;
        return WELCOME_STAYS;
    }
    return WELCOME_IGNORED;
}

static bool is_one_of(const char *key, const char *const *keys)
{
    while (*keys && strcmp(key, *keys) != 0)
        keys++;
    return *keys;
}

static enum welcome_answer choice_key(struct welcome *welcome, const char *key)
{
    static const char *const down[] = {"Down", "j", "Tab", NULL};
    static const char *const up[] = {"Up", "k", "S-Tab", NULL};
    static const char *const choosing[] = {"Enter", "Space", NULL};
    static const char *const help[] = {"?", "F1", NULL};
    static const char *const quit[] = {"q", "C-c", NULL};

    if (key[0] >= '1' && key[0] < '1' + CHOICES && !key[1])
        return choose(welcome, key[0] - '1');
    if (is_one_of(key, choosing))
        return choose(welcome, welcome->at);
    if (is_one_of(key, help))
        return WELCOME_HELP;
    if (is_one_of(key, quit))
        return WELCOME_QUIT;
    if (!is_one_of(key, down) && !is_one_of(key, up))
        return WELCOME_IGNORED;
    welcome->at = (welcome->at + (is_one_of(key, down) ? 1 : CHOICES - 1)) % CHOICES;
    return WELCOME_STAYS;
}

enum welcome_answer welcome_key(struct welcome *welcome, const char *key)
{
    str_done(&welcome->said);
    if (!welcome->is_form)
        return choice_key(welcome, key);
    return answer_to(welcome, form_key(&welcome->form, key));
}

enum welcome_answer welcome_paste(struct welcome *welcome, const char *text, size_t size)
{
    str_done(&welcome->said);
    if (!welcome->is_form)
        return WELCOME_IGNORED;
    return answer_to(welcome, form_paste(&welcome->form, text, size));
}

/* Looks */

enum { MARGIN = 2, NUMBER_X = 4, TEXT_X = 7, ROOMY_WIDTH = 60, ROOMY_HEIGHT = 18 };

static const char greeting[] =
    "liaise keeps track of the people and organizations you stand between: who needs you, what is "
    "in dispute, who meets when, what is due.";

/* Where the choices stand on a screen of that size, and how many rows each of them has. */
struct plan {
    bool is_roomy;
    int top, rows;
};

static struct plan plan_of(int width, int height)
{
    const bool is_roomy = width >= ROOMY_WIDTH && height >= ROOMY_HEIGHT;
    const int lines =
        is_roomy ? canvas_write_block(NULL, 0, 0, width - 2 * MARGIN, 4, ROLE_TEXT, greeting) : 0;

    return (struct plan){
        .is_roomy = is_roomy, .top = is_roomy ? lines + 5 : 2, .rows = is_roomy ? 3 : 1};
}

static void draw_choice(const struct welcome *welcome, struct canvas *canvas,
                        const struct plan *plan, int choice)
{
    const int y = plan->top + choice * plan->rows, width = canvas->width - TEXT_X - MARGIN;
    const bool is_at = choice == welcome->at;

    if (is_at) {
        canvas_surface(canvas, MARGIN, y, canvas->width - 2 * MARGIN, ROLE_SELECTION);
        canvas_write(canvas, MARGIN, y, 1, ROLE_CURSOR, canvas->ascii ? ">" : "▸");
        canvas_cursor(canvas, MARGIN, y, false);
    }
    canvas_writef(canvas, NUMBER_X, y, 2, ROLE_KEY, "%d", choice + 1);
    canvas_write(canvas, TEXT_X, y, width, is_at ? ROLE_STRONG : ROLE_TEXT, choices[choice].title);
    if (plan->is_roomy)
        canvas_write(canvas, TEXT_X, y + 1, width, ROLE_DIM, choices[choice].help);
}

static void draw_choices(const struct welcome *welcome, struct canvas *canvas)
{
    const struct plan plan = plan_of(canvas->width, canvas->height);
    const int width = canvas->width - 2 * MARGIN;

    canvas_write(canvas, 1, 0, width, ROLE_TITLE_FOCUS, "Welcome to liaise");
    if (plan.is_roomy) {
        (void)canvas_write_block(canvas, MARGIN, 2, width, 4, ROLE_TEXT, greeting);
        canvas_writef(canvas, MARGIN, plan.top - 2, width, ROLE_DIM, "There is no %s yet.",
                      welcome->places->config_path);
    }
    for (int choice = 0; choice < CHOICES; choice++)
        draw_choice(welcome, canvas, &plan, choice);
}

void welcome_draw(const struct welcome *welcome, struct canvas *canvas)
{
    draw_choices(welcome, canvas);
    if (welcome->is_form)
        form_draw(&welcome->form, canvas);
}

enum welcome_answer welcome_click(struct welcome *welcome, int width, int height, int x, int y)
{
    const struct plan plan = plan_of(width, height);
    const int choice = (y - plan.top) / plan.rows;

    str_done(&welcome->said);
    if (welcome->is_form)
        return answer_to(welcome, form_click(&welcome->form, width, height, x, y));
    if (y < plan.top || choice >= CHOICES)
        return WELCOME_IGNORED;
    if (choice == welcome->at)
        return choose(welcome, choice);
    welcome->at = choice;
    return WELCOME_STAYS;
}

const char *welcome_hint(const struct welcome *welcome)
{
    return welcome->is_form ? "C-s write the file  Tab next  Esc back"
                            : "Enter choose  j/k move  ? help  q quit";
}

/* Beginning and end */

struct welcome *welcome_new(const struct places *places, struct zones *zones, const char *zone,
                            const char *officer)
{
    struct welcome *welcome = mem_zero(sizeof(*welcome));

    welcome->places = places;
    welcome->zones = zones;
    read_zones(welcome);
    form_init(&welcome->form, "Set up", fields, FIELDS);
    welcome->form.one_only = true;
    welcome->form.source = (struct form_source){.find = find_zones, .context = welcome};
    form_set(&welcome->form, ZONE, zone ? zone : "");
    form_set(&welcome->form, OFFICER, officer ? officer : "");
    return welcome;
}

void welcome_free(struct welcome *welcome)
{
    if (!welcome)
        return;
    form_done(&welcome->form);
    arena_clear(&welcome->arena);
    str_done(&welcome->said);
    free(welcome);
}
