#include "app/desk_form.h"

#include <stdarg.h>
#include <string.h>

#include "app/desk_form_private.h"

/* Saying */

void desk_form_say(struct desk_form *form, bool is_error, const char *format, ...)
{
    va_list args;

    str_done(&form->said);
    va_start(args, format);
    str_add_args(&form->said, format, args);
    va_end(args);
    form->said_error = is_error;
}

static void say_nothing(struct desk_form *form)
{
    str_done(&form->said);
    form->said_error = false;
}

const char *desk_form_said(const struct desk_form *form)
{
    return form->said.text;
}

bool desk_form_said_error(const struct desk_form *form)
{
    return form->said.text && form->said_error;
}

const char *desk_form_ref(const struct desk_form *form)
{
    return form->ref;
}

const struct command *desk_form_command(const struct desk_form *form)
{
    return form->command;
}

const char *const *desk_form_args(const struct desk_form *form)
{
    return form->answered;
}

/* Other fields in the same form */

static void lay_out_again(struct desk_form *form)
{
    struct arena arena = {0};
    struct values values;
    const char *at = arena_copy(&arena, form->entries[form->form.at].name);

    values_take(&values, form, &arena);
    desk_form_lay_out(form);
    values_give(form, &values);
    if (entry_find(form, at) < form->form.count) {
        form_go(&form->form, entry_find(form, at));
        form->form.left = form->form.at;
    }
    arena_clear(&arena);
}

void desk_form_show_more(struct desk_form *form)
{
    form->shows_more = true;
    lay_out_again(form);
}

/* The title has another name in each kind of record, and is still the title. */
void desk_form_change_noun(struct desk_form *form, const struct noun *noun)
{
    struct arena arena = {0};
    const char *title = arena_copy(&arena, entry_typed(form, 0));

    form->noun = noun;
    lay_out_again(form);
    entry_type(form, 0, title);
    arena_clear(&arena);
}

/* What the form of the screen says */

static bool ends_with_blank(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && text[length - 1] == ' ';
}

void desk_form_edited(struct desk_form *form, size_t at, const char *text)
{
    entry_type(form, at, text);
    form->is_changed = true;
    form->was_restored = false;
    form_note(&form->form, at, FORM_ERROR, NULL);
    form_note(&form->form, at, FORM_WARNING, NULL);
}

static void changed(struct desk_form *form)
{
    size_t at = form->form.at;
    const struct entry *entry = &form->entries[at];

    form->is_changed = true;
    form->was_restored = false;
    form_note(&form->form, at, FORM_ERROR, NULL);
    form_note(&form->form, at, FORM_WARNING, NULL);
    entry_read(form, at);
    if (entry->is_noun)
        desk_form_change_noun(form, noun_named(entry_typed(form, at)));
    else if (at == 0 && ends_with_blank(entry_typed(form, at)))
        title_read_tokens(form, false);
}

static void moved(struct desk_form *form)
{
    size_t left = form->form.left;
    bool was_title = left == 0;

    if (!entry_check(form, left))
        desk_form_say(form, true, "%s: %s", form->entries[left].label,
                      form->form.fields[left].notes[FORM_ERROR].text);
    entry_spread_range(form);
    if (was_title)
        title_read_tokens(form, true);
    desk_form_warn(form);
}

static enum desk_form_answer close_form(struct desk_form *form)
{
    desk_form_keep(form);
    if (form->is_changed && form->desk->store)
        return DESK_FORM_STAYS; /* it could not be kept, and it has said so */
    if (form->has_draft)
        desk_form_say(form, false, "Kept as a draft: the same form brings it back.");
    return DESK_FORM_CLOSED;
}

/* The draft that the form began with goes, and the form is as new; what was typed here goes. */
static enum desk_form_answer discard(struct desk_form *form)
{
    bool was_restored = form->was_restored;

    draft_throw_away(form);
    desk_form_say(form, false, was_restored ? "The draft is gone." : "Thrown away.");
    if (!was_restored)
        return DESK_FORM_CLOSED;
    form->shows_more = false;
    desk_form_lay_out(form);
    desk_form_focus(form);
    return DESK_FORM_STAYS;
}

static enum desk_form_answer answer_to(struct desk_form *form, enum form_action action)
{
    switch (action) {
    case FORM_IGNORED:
        return DESK_FORM_IGNORED;
    case FORM_TAKEN:
        return DESK_FORM_STAYS;
    case FORM_CHANGED:
        changed(form);
        return DESK_FORM_STAYS;
    case FORM_MOVED:
        moved(form);
        return DESK_FORM_STAYS;
    case FORM_SAVE:
    case FORM_SAVE_ANOTHER:
        return desk_form_save(form, action == FORM_SAVE_ANOTHER);
    case FORM_CLOSE:
        return close_form(form);
    case FORM_DISCARD:
        return discard(form);
    case FORM_EDIT:
        form->editor_at = form->form.at;
        return DESK_FORM_EDITOR;
    }
    return DESK_FORM_IGNORED;
}

/* Keys */

/* Enter and Tab say "this is right": a day in the past is asked about once. */
static bool asks_about_past(struct desk_form *form, const char *key)
{
    if (form->form.prefix || (strcmp(key, "Enter") != 0 && strcmp(key, "Tab") != 0))
        return false;
    return entry_asks_about_past(form, form->form.at);
}

static void begin(struct desk_form *form)
{
    arena_clear(&form->moment);
    form->ref = NULL;
    memset(form->answered, 0, sizeof(form->answered));
    say_nothing(form);
}

enum desk_form_answer desk_form_key(struct desk_form *form, const char *key)
{
    begin(form);
    if (!strcmp(key, "C-o") && form->has_more && !form->form.prefix) {
        form->shows_more = !form->shows_more;
        lay_out_again(form);
        return DESK_FORM_STAYS;
    }
    if (asks_about_past(form, key))
        return DESK_FORM_STAYS;
    return answer_to(form, form_key(&form->form, key));
}

enum desk_form_answer desk_form_paste(struct desk_form *form, const char *text, size_t size)
{
    begin(form);
    return answer_to(form, form_paste(&form->form, text, size));
}

enum desk_form_answer desk_form_click(struct desk_form *form, int width, int height, int x, int y)
{
    begin(form);
    return answer_to(form, form_click(&form->form, width, height, x, y));
}

/* Looks */

void desk_form_draw(const struct desk_form *form, struct canvas *canvas)
{
    form_draw(&form->form, canvas);
}

const char *desk_form_hint(const struct desk_form *form)
{
    if (form->form.one_only)
        return "C-s save  Tab next  Esc keep as draft  C-x d discard";
    if (form->has_more && !form->shows_more)
        return "C-s save  C-n save + another  C-o more fields  Esc keep as draft";
    if (form->has_more)
        return "C-s save  C-n save + another  C-o fewer fields  Esc keep as draft";
    return "C-s save  C-n save + another  Esc keep as draft  C-x d discard";
}
