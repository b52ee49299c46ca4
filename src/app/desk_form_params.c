/* What a command still has to be told: rows made from its parameters, and from its move. */

#include "app/desk_form_private.h"

#include <ctype.h>
#include <string.h>

#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/minutes.h"
#include "command/side.h"

static enum field_kind kind_of_param(const struct param *param)
{
    static const enum field_kind kinds[] = {
        [PARAM_TEXT] = FIELD_TEXT,     [PARAM_LONG] = FIELD_TEXT,   [PARAM_DATE] = FIELD_DATE,
        [PARAM_NUMBER] = FIELD_NUMBER, [PARAM_FLAG] = FIELD_FLAG,   [PARAM_CHOICE] = FIELD_CHOICE,
        [PARAM_REF] = FIELD_REF,       [PARAM_ORG] = FIELD_LINK,    [PARAM_PERSON] = FIELD_LINK,
        [PARAM_PARTY] = FIELD_PARTY,   [PARAM_NOUN] = FIELD_CHOICE, [PARAM_FILE] = FIELD_TEXT,
        [PARAM_COMMAND] = FIELD_TEXT,  [PARAM_THEME] = FIELD_TEXT,  [PARAM_FIELDS] = FIELD_TEXT,
        [PARAM_FILTER] = FIELD_TEXT,   [PARAM_NAMES] = FIELD_TEXT,  [PARAM_VIEW] = FIELD_TEXT,
    };

    /* A reason is a line; what was said in full is written in an editor. */
    if (!strcmp(param->name, "body"))
        return FIELD_LONG;
    return !strcmp(param->name, "at") ? FIELD_INSTANT : kinds[param->kind];
}

static const char *label_of_param(const struct param *param, struct arena *arena)
{
    char *label = arena_copy(arena, param->name);

    for (char *c = label; *c; c++)
        *c = *c == '-' || *c == '_' ? ' ' : *c;
    label[0] = (char)toupper((unsigned char)label[0]);
    return label;
}

/* How an issue is closed is always asked for, also where there is one way only. */
unsigned move_needs(const struct move *move)
{
    return move->needs | (move->takes & MOVE_CLOSURE);
}

unsigned move_argument_of(const char *name)
{
    for (unsigned bit = 0; bit < MOVE_ARGUMENTS; bit++) {
        const char *option = move_argument_option((enum move_argument)(1u << bit));

        if (!strcmp(option + strspn(option, "-"), name))
            return 1u << bit;
    }
    return 0;
}

bool desk_form_logs(const struct desk_form *form)
{
    return !strcmp(form->command->name, "log");
}

/* A contact is with the one at the cursor, about what is there, on the channel of the last time. */
static const char *preset_of_log(struct desk_form *form, const struct param *param)
{
    struct error unused = {0};
    const char *channel = NULL;
    struct quick quick;

    desk_form_about(form, &quick);
    if (!strcmp(param->name, "party"))
        return quick.parties.count ? quick.parties.items[0] : "";
    if (!strcmp(param->name, "about"))
        return quick.refs.count ? quick.refs.items[0] : "";
    if (strcmp(param->name, "channel") != 0)
        return param->preset;
    if (!setting_get(form->desk->store, LOG_CHANNEL_SETTING, &channel, &form->rows, &unused)
        || !channel)
        return "phone";
    return channel;
}

bool desk_form_is_of_side(const struct desk_form *form)
{
    return !strcmp(form->command->name, side_command.name);
}

/* What the side says now. */
static const char *preset_of_side(struct desk_form *form, const struct param *param)
{
    struct error unused = {0};
    struct issue issue;

    if (form->key_count != 1
        || !record_get_by_key(form->desk->store, &issue_noun, form->keys[0], &issue, &form->rows,
                              &unused))
        return "";
    return side_says(&issue, form->args[1], param->name, &form->rows);
}

void desk_form_choose_side(struct desk_form *form)
{
    struct error unused = {0};
    struct issue issue;

    if (form->key_count == 1 && !form->args[1]
        && record_get_by_key(form->desk->store, &issue_noun, form->keys[0], &issue, &form->arena,
                             &unused))
        form->args[1] = side_meant(&issue, form->about, form->desk->config->home_code);
}

/* The minutes as they are, to be gone on with. */
static const char *preset_of_minutes(struct desk_form *form, const struct param *param)
{
    struct error unused = {0};
    struct meeting meeting;

    if (strcmp(param->name, "body") != 0 || form->key_count != 1
        || !record_get_by_key(form->desk->store, &meeting_noun, form->keys[0], &meeting,
                              &form->rows, &unused))
        return param->preset;
    return minutes_write(&meeting, &form->rows);
}

static const char *preset_of(struct desk_form *form, const struct param *param)
{
    const char *preset = param->preset;

    if (desk_form_is_of_side(form))
        return preset_of_side(form, param);
    if (desk_form_logs(form))
        preset = preset_of_log(form, param);
    else if (form->command == &minutes_command)
        preset = preset_of_minutes(form, param);
    return preset ? preset : "";
}

/* A day that is preset is not typed over but left out. */
static bool is_fallback(const struct param *param)
{
    return param->kind == PARAM_DATE && param->preset;
}

/* The ways in which the issue can be closed from where it stands; all if that is not known. */
static void keep_possible_closures(struct desk_form *form, struct entry *entry)
{
    const char **words = arena_alloc(&form->rows, CLOSURES * sizeof(*words));
    const char **shown = arena_alloc(&form->rows, CLOSURES * sizeof(*shown));
    struct error unused = {0};
    struct issue issue;
    size_t count = 0;

    if (form->key_count != 1 || form->target_noun != &issue_noun
        || !record_get_by_key(form->desk->store, &issue_noun, form->keys[0], &issue, &form->rows,
                              &unused))
        return;
    for (size_t i = 0; entry->words[i]; i++) {
        int closure = CLOSURE_NONE;

        if (!choice_read(&closure, &closure_choices, entry->words[i], &unused)
            || !lifecycle_allows(&issue_noun, (int)issue.status, ISSUE_CLOSED,
                                 (enum closure)closure))
            continue;
        words[count] = entry->words[i];
        shown[count++] = entry->shown[i];
    }
    words[count] = shown[count] = NULL;
    if (!count)
        return;
    entry->words = words;
    entry->shown = shown;
    entry->preset = words[0];
}

static void add_param(struct layout *layout, int at, const struct move *move)
{
    struct desk_form *form = layout->form;
    const struct param *param = &form->command->params[at];
    unsigned argument = move ? move_argument_of(param->name) : 0;
    struct entry *entry = layout_add(
        layout, &(struct entry){
                    .name = param->name,
                    .label = label_of_param(param, &form->rows),
                    .help = param->help,
                    .kind = kind_of_param(param),
                    .param = at,
                    .noun = param->kind == PARAM_ORG      ? &org_noun
                            : param->kind == PARAM_PERSON ? &person_noun
                                                          : NULL,
                    .preset = is_fallback(param) ? "" : preset_of(form, param),
                    .fallback = is_fallback(param) ? param->preset : NULL,
                    .param_kind = param->kind,
                    .required = argument ? (move_needs(move) & argument) != 0
                                         : !(param->flags & PARAM_OPTIONAL) && !is_fallback(param),
                    .is_ahead = !strcmp(param->name, "until") || !strcmp(param->name, "day"),
                    .is_kept = param->kind == PARAM_PARTY || param->kind == PARAM_CHOICE,
                });

    if (!strcmp(param->name, "sentiment"))
        entry_set_sentiments(entry);
    else if (param->kind == PARAM_NOUN)
        entry_set_nouns(entry, &form->rows);
    else if (entry->kind == FIELD_CHOICE && param->choices)
        entry_set_choices(entry, param->choices, &form->rows);
    if (argument == MOVE_CLOSURE)
        keep_possible_closures(form, entry);
}

/* Beyond what every contact has. */
static bool is_more_of_log(const struct desk_form *form, const struct param *param)
{
    static const char *const usual[] = {"minutes", "sentiment", "direction", "at", "about"};

    if (!desk_form_logs(form) || !(param->flags & PARAM_OPTION))
        return false;
    for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++) {
        if (!strcmp(param->name, usual[i]))
            return false;
    }
    return true;
}

/* A parameter that is to be asked for: not known yet, and of use for this record. */
static bool is_asked(const struct desk_form *form, int at, const struct move *move)
{
    const struct param *param = &form->command->params[at];

    if (form->args[at] || param->kind == PARAM_FILE || param->kind == PARAM_FIELDS
        || param->kind == PARAM_FILTER || param->kind == PARAM_NAMES)
        return false;
    if ((param->flags & PARAM_TARGET) && form->key_count)
        return false;
    if (is_more_of_log(form, param) && !form->shows_more)
        return false;
    return !move || !move_argument_of(param->name) || (move->takes & move_argument_of(param->name));
}

/* What a contact was about is written last, so that Enter after it saves. */
static bool is_summary_of_log(const struct desk_form *form, const struct param *param)
{
    return desk_form_logs(form) && (param->kind == PARAM_TEXT || param->kind == PARAM_LONG)
           && !(param->flags & (PARAM_OPTION | PARAM_OPTIONAL));
}

/* What a move needs stands first. */
void layout_add_params(struct layout *layout)
{
    struct desk_form *form = layout->form;
    const struct param *params = form->command->params;
    const struct move *move =
        form->target_noun ? move_find(form->target_noun, form->command->name) : NULL;
    int summary = -1;

    form->has_more = desk_form_logs(form);
    for (int others = 0; others < 2; others++) {
        for (int at = 0; params[at].name; at++) {
            unsigned argument = move ? move_argument_of(params[at].name) : 0;
            bool is_other = argument && !(move_needs(move) & argument);

            if (is_other != (bool)others || !is_asked(form, at, move))
                continue;
            if (is_summary_of_log(form, &params[at]))
                summary = at;
            else
                add_param(layout, at, move);
        }
    }
    if (summary >= 0)
        add_param(layout, summary, move);
}
