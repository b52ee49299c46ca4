/* Saving: what was filled in goes through the command that the form is for. */

#include "app/desk_form_private.h"

#include <string.h>

#include <liaise/interaction.h>

#include "base/text.h"
#include "command/log.h"

/* Before saving */

static bool is_missing(const struct desk_form *form, size_t at)
{
    return form->entries[at].required && !entry_typed(form, at)[0];
}

static void note_missing(struct desk_form *form, size_t at)
{
    const struct entry *entry = &form->entries[at];
    struct str note = {0};

    str_add(&note, "%s", entry->help ? "needed: " : "this is needed");
    str_add(&note, "%s", entry->help ? entry->help : "");
    form_note(&form->form, at, FORM_ERROR, note.text);
    str_done(&note);
}

/* Every field is looked at, so that all that is wrong is seen at once. */
static bool is_complete(struct desk_form *form)
{
    for (size_t i = 0; i < form->form.count; i++) {
        if (is_missing(form, i))
            note_missing(form, i);
        else
            (void)entry_check(form, i);
    }
    if (form_first_bad(&form->form) == form->form.count)
        return true;
    form_go(&form->form, form_first_bad(&form->form));
    desk_form_say(form, true, "Not saved: %s.", form->entries[form->form.at].label);
    return false;
}

static bool asks_about_past(struct desk_form *form)
{
    for (size_t i = 0; i < form->form.count; i++) {
        if (!entry_asks_about_past(form, i))
            continue;
        form_go(&form->form, i);
        return true;
    }
    return false;
}

/* Through the command */

static const char *field_word(struct desk_form *form, size_t at)
{
    struct str word = {0};
    const char *copy;

    str_add(&word, "%s=%s", form->entries[at].name, entry_value(form, at));
    copy = arena_copy(&form->moment, word.text);
    str_done(&word);
    return copy;
}

/* field=value for each that was changed; `count` says how many. */
static const char *const *changed_fields(struct desk_form *form, size_t *count)
{
    const char **words = arena_alloc(&form->moment, (form->form.count + 1) * sizeof(*words));
    size_t title = form->kind == DESK_FORM_ADD ? 0 : form->form.count;

    *count = 0;
    for (size_t i = 0; i < form->form.count; i++) {
        const struct entry *entry = &form->entries[i];
        bool is_said = form->kind == DESK_FORM_ADD && entry->preset[0] && !entry->is_noun;

        if (i != title && !entry->is_noun && (entry_is_changed(form, i) || is_said))
            words[(*count)++] = field_word(form, i);
    }
    words[*count] = NULL;
    return words;
}

static void fill_call(struct desk_form *form, struct call *call)
{
    size_t count;

    *call = (struct call){.desk = form->desk, .arena = &form->moment};
    memcpy(call->args, form->args, sizeof(call->args));
    if (form->kind == DESK_FORM_COMMAND) {
        for (size_t i = 0; i < form->form.count; i++) {
            const char *value = entry_value(form, i);
            bool is_no = form->entries[i].kind == FIELD_FLAG && !entry_is_changed(form, i);

            call->args[form->entries[i].param] = value[0] && !is_no ? value : NULL;
            if (desk_form_is_of_side(form))
                call->args[form->entries[i].param] = entry_is_changed(form, i) ? value : NULL;
        }
        return;
    }
    call->rest = changed_fields(form, &count);
    if (form->kind == DESK_FORM_ADD) {
        call->args[0] = form->noun->name;
        call->args[1] = entry_typed(form, 0);
    } else {
        call->args[0] = form->keys[0];
    }
}

/* Somebody else's version */

/* Three values: what it was, what it is now, and what is typed, which stands in the field. */
static void note_theirs(struct desk_form *form, size_t at, const char *base, const char *theirs)
{
    struct str note = {0};

    str_add(&note, "now: %s · was: %s", theirs[0] ? theirs : "nothing",
            base[0] ? base : "nothing");
    form_note(&form->form, at, FORM_WARNING, note.text);
    str_done(&note);
}

/*
 * The record has been changed since it was read. What was not touched here becomes as it is now;
 * what was touched here and there stays as it was typed, with theirs beside it.
 */
static bool take_theirs(struct desk_form *form)
{
    struct arena arena = {0};
    struct values mine;
    size_t count = form->form.count;
    char **before = arena_alloc(&arena, (count + 1) * sizeof(*before));
    bool both = false;

    values_take(&mine, form, &arena);
    for (size_t i = 0; i < count; i++)
        before[i] = arena_copy(&arena, form->entries[i].preset);
    desk_form_lay_out(form);
    values_give(form, &mine);
    for (size_t i = 0; i < count; i++) {
        const char *now = form->entries[i].preset;
        bool is_mine = entry_is_changed(form, i);

        if (!strcmp(before[i], now))
            continue;
        note_theirs(form, i, before[i], now);
        if (is_mine && !both)
            form_go(&form->form, i);
        both = both || is_mine;
    }
    arena_clear(&arena);
    return both;
}

/* Inside the change that is about to be made, so that nobody can come between. */
static bool is_as_it_was_read(struct desk_form *form, bool *same, struct error *err)
{
    const struct record *old = form->record;
    struct record *now = arena_alloc(&form->arena, form->noun->size);

    if (!record_get(form->desk->store, form->noun, old->id, now, &form->arena, err))
        return false;
    *same = now->version == old->version;
    if (!*same)
        form->record = now;
    return true;
}

static void say_conflict(struct desk_form *form)
{
    bool both = take_theirs(form);

    desk_form_say(form, true, "%s has been changed meanwhile: %s. C-s saves.", form->keys[0],
                  both ? "compare the marked fields" : "what is new is marked");
}

/* Running */

static bool run_edit(struct desk_form *form, struct call *call, bool *conflict, struct error *err)
{
    struct str sentence = {0};
    bool same = true, ok;

    *conflict = false;
    str_add(&sentence, "Edit %s: ", form->keys[0]);
    for (size_t i = 0; call->rest[i]; i++)
        str_add(&sentence, "%s%.*s", i ? ", " : "", (int)strcspn(call->rest[i], "="),
                call->rest[i]);
    ok = change_begin(form->desk->store, &form->desk->author, sentence.text, err);
    str_done(&sentence);
    if (!ok)
        return false;
    call->in_change = true;
    ok = is_as_it_was_read(form, &same, err) && same && command_run(form->command, call, err);
    ok = change_end(form->desk->store, ok, err);
    *conflict = !same;
    return ok;
}

static bool run(struct desk_form *form, struct call *call, bool *conflict, struct error *err)
{
    *conflict = false;
    if (form->kind == DESK_FORM_EDIT)
        return run_edit(form, call, conflict, err);
    if (form->kind == DESK_FORM_COMMAND && form->key_count)
        return command_run_for(form->command, call, form->keys, form->key_count, err);
    return command_run(form->command, call, err);
}

/* What a refusal is about, if it begins with the name of a field: that is where to go. */
static void show_refusal(struct desk_form *form, const struct error *err)
{
    const char *text = err->text + strspn(err->text, "-");
    size_t length = strcspn(text, " :");

    desk_form_say(form, true, "%s", err->text);
    for (size_t i = 0; i < form->form.count && length; i++) {
        if (strlen(form->entries[i].name) != length
            || strncmp(form->entries[i].name, text, length) != 0)
            continue;
        form_note(&form->form, i, FORM_ERROR, text);
        form_go(&form->form, i);
        return;
    }
}

static void remember_channel(struct desk_form *form)
{
    size_t at = entry_find(form, "channel");
    struct error unused = {0};

    /* That it is not remembered is not worth a word. */
    if (desk_form_logs(form) && at < form->form.count)
        (void)!setting_set(form->desk->store, LOG_CHANNEL_SETTING, entry_typed(form, at), &unused);
}

/* Empty again, but for the party and the kind. */
static void begin_another(struct desk_form *form)
{
    struct arena arena = {0};
    struct values all, kept = {0};

    values_take(&all, form, &arena);
    for (size_t i = 0; i < all.count; i++) {
        if (!form->entries[entry_find(form, all.items[i].name)].is_kept)
            continue;
        kept.items = arena_grow(&arena, kept.items, kept.count, sizeof(*kept.items));
        kept.items[kept.count++] = all.items[i];
    }
    desk_form_lay_out(form);
    values_give(form, &kept);
    desk_form_focus(form);
    arena_clear(&arena);
}

static enum desk_form_answer saved(struct desk_form *form, const struct call *call, bool another)
{
    form->ref = call->ref;
    if (call->said)
        desk_form_say(form, false, "%s", call->said);
    remember_channel(form);
    draft_throw_away(form);
    if (!another)
        return DESK_FORM_SAVED;
    begin_another(form);
    return DESK_FORM_ANOTHER;
}

/* A contact that may settle something is asked about before it is saved. */
static bool asks_what_it_settles(struct desk_form *form, const struct call *call)
{
    struct call trial = *call;
    struct error unused = {0};

    if (!desk_form_logs(form) || form->settles || log_settles(call))
        return false;
    if (form->key_count && !trial.args[0])
        trial.args[0] = form->keys[0];
    return log_fitting(&trial, &form->settling, &unused) && form->settling.count;
}

struct list desk_form_settling(const struct desk_form *form)
{
    return form->settling;
}

enum desk_form_answer desk_form_settle(struct desk_form *form, const char *refs)
{
    enum desk_form_answer answer;

    form->settles = arena_copy(&form->moment, refs);
    answer = desk_form_save(form, form->saves_another);
    form->settles = NULL;
    return answer;
}

enum desk_form_answer desk_form_save(struct desk_form *form, bool another)
{
    struct error err = {0};
    bool conflict = false;
    struct call call;

    title_read_tokens(form, true);
    entry_spread_range(form);
    if (!is_complete(form) || asks_about_past(form))
        return DESK_FORM_STAYS;
    fill_call(form, &call);
    if (form->settles)
        log_settle(call.args, form->settles);
    form->saves_another = another;
    if (asks_what_it_settles(form, &call))
        return DESK_FORM_SETTLES;
    memcpy(form->answered, call.args, sizeof(form->answered));
    if (!form->command->run) {
        draft_throw_away(form);
        return DESK_FORM_SAVED;
    }
    if (form->kind == DESK_FORM_EDIT && !call.rest[0]) {
        desk_form_say(form, false, "%s is as it was.", form->keys[0]);
        draft_throw_away(form);
        return DESK_FORM_SAVED;
    }
    if (run(form, &call, &conflict, &err))
        return saved(form, &call, another);
    form->is_changed = true;
    if (conflict)
        say_conflict(form);
    else
        show_refusal(form, &err);
    return DESK_FORM_STAYS;
}
