/* What was typed and not saved: a row of the store, written soon after each change. */

#include "app/desk_form_private.h"

#include <jansson.h>
#include <stdlib.h>

/*
 * {"noun": "issue", "more": true, "at": "title", "version": 3, "fields": {"title": "Berth fees"}}
 *
 * Fields are those that have a text: what a new record starts with depends on where the cursor
 * is, and the draft may be brought back elsewhere. Of a record that is edited they are those that
 * were changed, and the version is the one they were changed in.
 */

void draft_name(struct desk_form *form)
{
    struct str name = {0}, target = {0};

    str_add(&name, "%s", form->command->name);
    if (form->kind == DESK_FORM_ADD)
        str_add(&name, " %s", form->noun->name);
    if (desk_form_logs(form) && form->about)
        str_add(&target, "%s", form->about);
    for (size_t i = 0; form->fields[i]; i++)
        str_add(&target, "%s%s", i ? "," : "", form->fields[i]);
    for (size_t i = 0; i < form->key_count; i++)
        str_add(&target, "%s%s", i ? "," : "", form->keys[i]);
    if (desk_form_is_of_side(form) && form->args[1])
        str_add(&target, " %s", form->args[1]);
    form->draft_form = arena_copy(&form->arena, name.text);
    form->draft_target = arena_copy(&form->arena, target.text ? target.text : "");
    str_done(&name);
    str_done(&target);
}

/* Clock times of today by themselves, others with their day. */
static void add_time(struct str *out, const struct desk_form *form, int64_t at, bool seconds)
{
    const struct zone *zone = form->desk->now.zone;
    const int64_t wall = zone_local(zone, at).wall;
    const struct civil civil = date_civil(wall_date(wall));
    const int minute = wall_minute(wall);

    if (wall_date(wall).day != form->desk->now.today.day)
        str_add(out, "%d %s ", civil.day, month_names[civil.month - 1]);
    str_add(out, "%02d:%02d", minute / 60, minute % 60);
    if (seconds)
        str_add(out, ":%02d", (int)(wall % 60));
}

static void set_foot(struct desk_form *form, const char *before, int64_t at, bool seconds,
                     const char *after)
{
    str_done(&form->foot);
    str_add(&form->foot, "%s ", before);
    add_time(&form->foot, form, at, seconds);
    str_add(&form->foot, "%s", after);
    form->form.foot = form->foot.text;
}

static void clear_foot(struct desk_form *form)
{
    str_done(&form->foot);
    form->form.foot = NULL;
}

/* Writing */

static json_t *fields_json(const struct values *values)
{
    json_t *fields = json_object();

    for (size_t i = 0; i < values->count; i++)
        json_object_set_new(fields, values->items[i].name, json_string(values->items[i].text));
    return fields;
}

static const char *draft_text(const struct desk_form *form, const struct values *values,
                              struct arena *arena)
{
    json_t *draft = json_object();
    const char *copy;
    char *text;

    if (form->noun)
        json_object_set_new(draft, "noun", json_string(form->noun->name));
    if (form->kind == DESK_FORM_EDIT)
        json_object_set_new(draft, "version",
                            json_integer(((const struct record *)form->record)->version));
    json_object_set_new(draft, "more", json_boolean(form->shows_more));
    json_object_set_new(draft, "at", json_string(form->entries[form->form.at].name));
    json_object_set_new(draft, "fields", fields_json(values));
    text = json_dumps(draft, JSON_COMPACT);
    json_decref(draft);
    copy = arena_copy(arena, text ? text : "{}");
    free(text);
    return copy;
}

static bool write_draft(struct desk_form *form, const struct values *values, struct arena *arena,
                        struct error *err)
{
    const struct draft draft = {
        .form = form->draft_form,
        .target = form->draft_target,
        .fields = draft_text(form, values, arena),
        .saved_at = form->desk->now.instant,
    };

    if (!draft_save(form->desk->store, &draft, err))
        return false;
    form->has_draft = true;
    set_foot(form, "draft saved", draft.saved_at, true, "");
    return true;
}

static bool remove_draft(struct desk_form *form, struct error *err)
{
    if (form->has_draft
        && !draft_remove(form->desk->store, form->draft_form, form->draft_target, err))
        return false;
    form->has_draft = false;
    clear_foot(form);
    return true;
}

void desk_form_keep(struct desk_form *form)
{
    struct arena arena = {0};
    struct error err = {0};
    struct values values;

    form->draft_due = -1;
    if (!form->is_changed || !form->desk->store)
        return;
    values_take(&values, form, &arena);
    if (values.count && form->kind != DESK_FORM_EDIT)
        values_take_all(&values, form, &arena);
    if (values.count ? write_draft(form, &values, &arena, &err) : remove_draft(form, &err))
        form->is_changed = false;
    else
        desk_form_say(form, true, "The draft could not be saved: %s", err.text);
    arena_clear(&arena);
}

enum { DRAFT_AFTER = 300, DRAFT_AGAIN = 5000 }; /* milliseconds */

int64_t desk_form_tick(struct desk_form *form, int64_t now)
{
    if (!form->is_changed || !form->desk->store)
        return -1;
    if (form->draft_due < 0)
        form->draft_due = now + DRAFT_AFTER;
    if (now < form->draft_due)
        return form->draft_due;
    desk_form_keep(form);
    if (!form->is_changed)
        return -1;
    form->draft_due = now + DRAFT_AGAIN; /* the store is busy: there will be a better moment */
    return form->draft_due;
}

void draft_throw_away(struct desk_form *form)
{
    struct error unused = {0};

    form->is_changed = false;
    form->was_restored = false;
    form->draft_due = -1;
    (void)!remove_draft(form, &unused);
}

/* Reading */

static void give_fields(struct desk_form *form, json_t *fields)
{
    struct arena arena = {0};
    struct values values = {0};
    const char *name;
    json_t *text;

    json_object_foreach(fields, name, text)
    {
        if (!json_is_string(text))
            continue;
        values.items = arena_grow(&arena, values.items, values.count, sizeof(*values.items));
        values.items[values.count++] = (struct value){name, json_string_value(text)};
    }
    values_give(form, &values);
    arena_clear(&arena);
}

static void note_older(struct desk_form *form, size_t at)
{
    const char *now = form->entries[at].preset;
    struct str note = {0};

    if (!entry_is_changed(form, at))
        return;
    str_add(&note, "from the draft of an older version; now: %s", now[0] ? now : "nothing");
    form_note(&form->form, at, FORM_WARNING, note.text);
    str_done(&note);
}

static void give_draft(struct desk_form *form, json_t *draft)
{
    const char *word = json_string_value(json_object_get(draft, "noun"));
    const struct noun *noun = word ? noun_named(word) : NULL;
    const char *at = json_string_value(json_object_get(draft, "at"));
    bool is_of_older = form->kind == DESK_FORM_EDIT
                       && json_integer_value(json_object_get(draft, "version"))
                              != ((const struct record *)form->record)->version;

    form->shows_more = json_is_true(json_object_get(draft, "more"));
    if (form->kind == DESK_FORM_ADD && noun)
        form->noun = noun;
    desk_form_lay_out(form);
    give_fields(form, json_object_get(draft, "fields"));
    if (at && entry_find(form, at) < form->form.count)
        form_go(&form->form, entry_find(form, at));
    if (is_of_older)
        desk_form_say(form, false,
                      "%s has been changed since this draft: what you typed is marked.",
                      form->keys[0]);
    for (size_t i = 0; is_of_older && i < form->form.count; i++)
        note_older(form, i);
}

/* A draft that cannot be read is left alone until something else is typed. */
void draft_restore(struct desk_form *form)
{
    struct error unused = {0};
    struct draft draft;
    bool found = false;
    json_t *json;

    if (!form->desk->store
        || !draft_find(form->desk->store, form->draft_form, form->draft_target, &draft, &found,
                       &form->arena, &unused)
        || !found)
        return;
    form->has_draft = true;
    json = json_loads(draft.fields, 0, NULL);
    if (json_is_object(json)) {
        give_draft(form, json);
        form->was_restored = true;
        set_foot(form, "draft of", draft.saved_at, false, ", C-x d discards");
    }
    json_decref(json);
}
