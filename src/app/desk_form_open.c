/* Which form for which command, and what it starts with. */

#include "app/desk_form_private.h"

#include <stdlib.h>
#include <string.h>

#include <liaise/followup.h>
#include <liaise/lifecycle.h>
#include <liaise/org.h>

#include "base/mem.h"
#include "command/named.h"

static bool is_command(const struct desk_form_request *request, const char *name)
{
    return !strcmp(request->command->name, name);
}

/* The kind of the records a request is for; NULL if they are not quoted by refs. */
static const struct noun *target_noun_of(const struct desk_form_request *request)
{
    if (request->key_count)
        return noun_of_ref(request->keys[0]);
    for (int i = 0; request->command->params[i].name; i++) {
        if ((request->command->params[i].flags & PARAM_TARGET) && request->args[i])
            return noun_of_ref(request->args[i]);
    }
    return NULL;
}

/* What a move must be told is not marked in the parameters, which several nouns share. */
static bool move_needs_more(const struct desk_form_request *request)
{
    const struct noun *noun = target_noun_of(request);
    const struct move *move =
        noun && moves_of(noun) ? move_find(noun, request->command->name) : NULL;

    for (int i = 0; move && request->command->params[i].name; i++) {
        if (!request->args[i]
            && (move_needs(move) & move_argument_of(request->command->params[i].name)))
            return true;
    }
    return false;
}

bool desk_form_is_needed(const struct desk_form_request *request)
{
    const struct param *params = request->command->params;

    if (is_command(request, "edit"))
        return true;
    if (is_command(request, "add"))
        return !request->args[1];
    if (is_command(request, "minutes"))
        return !request->args[1] && !request->args[2];
    for (int i = 0; params[i].name; i++) {
        bool is_there = request->args[i]
                        || ((params[i].flags & PARAM_TARGET) && request->key_count
                            && !is_command(request, "log"));

        if (!is_there && !(params[i].flags & PARAM_OPTIONAL))
            return true;
    }
    return move_needs_more(request);
}

static void copy_fields(struct desk_form *form, const char *const *fields)
{
    size_t count = 0;

    while (fields && fields[count])
        count++;
    form->fields = arena_alloc(&form->arena, (count + 1) * sizeof(*form->fields));
    for (size_t i = 0; i < count; i++)
        form->fields[i] = arena_copy(&form->arena, fields[i]);
    form->fields[count] = NULL;
}

/* Copies of what the request only lends. */
static void copy_request(struct desk_form *form, const struct desk_form_request *request)
{
    struct arena *arena = &form->arena;

    form->command = request->command;
    form->about_noun = request->about_noun;
    form->about = request->about ? arena_copy(arena, request->about) : NULL;
    form->target_noun = target_noun_of(request);
    if (form->target_noun && !moves_of(form->target_noun))
        form->target_noun = NULL;
    for (int i = 0; i < PARAMS_MOST; i++)
        form->args[i] = request->args[i] ? arena_copy(arena, request->args[i]) : NULL;
    form->keys = arena_alloc(arena, (request->key_count + 1) * sizeof(*form->keys));
    form->key_count = request->key_count;
    copy_fields(form, request->fields);
    for (size_t i = 0; i < request->key_count; i++)
        form->keys[i] = arena_copy(arena, request->keys[i]);
}

static bool open_add(struct desk_form *form, struct error *err)
{
    const char *word = form->args[0] ? form->args[0] : followup_noun.name;

    form->kind = DESK_FORM_ADD;
    form->noun = noun_said_so(word);
    form->key_count = 0;
    if (!form->noun)
        return error_set(err, ERROR_INVALID,
                         "there is no form to add \"%.40s\"; organizations are said in "
                         "liaise.yaml",
                         word);
    return true;
}

static bool open_edit(struct desk_form *form, struct error *err)
{
    const char *key = form->key_count ? form->keys[0] : form->args[0];

    form->kind = DESK_FORM_EDIT;
    if (!key)
        return error_set(err, ERROR_INVALID, "say which record to edit");
    if (!record_named(form->desk, key, &form->noun, &form->keys[0], &form->arena, err))
        return false;
    form->key_count = 1;
    if (form->noun == &org_noun)
        return error_set(err, ERROR_INVALID,
                         "organizations are said in liaise.yaml; change %s there", form->keys[0]);
    form->record = arena_alloc(&form->arena, form->noun->size);
    return record_get_by_key(form->desk->store, form->noun, form->keys[0], form->record,
                             &form->arena, err);
}

static bool open_as(struct desk_form *form, struct error *err)
{
    if (!strcmp(form->command->name, "add"))
        return open_add(form, err);
    if (!strcmp(form->command->name, "edit"))
        return open_edit(form, err);
    form->kind = DESK_FORM_COMMAND;
    if (desk_form_logs(form))
        form->key_count = 0; /* a contact is about the record at the cursor, no act on it */
    if (desk_form_is_of_side(form))
        desk_form_choose_side(form);
    return true;
}

/* A contact with somebody known begins at what was said, everything else at the first blank. */
void desk_form_focus(struct desk_form *form)
{
    size_t at = 0;

    if (form->kind == DESK_FORM_COMMAND) {
        while (at < form->form.count && (!form->entries[at].required || entry_typed(form, at)[0]))
            at++;
    }
    form_go(&form->form, at < form->form.count ? at : 0);
    form->form.left = form->form.at;
}

bool desk_form_open(struct desk_form **out, struct desk *desk, const struct command_set *commands,
                    const struct desk_form_request *request, struct error *err)
{
    struct desk_form *form = mem_zero(sizeof(*form));

    form->desk = desk;
    form->commands = commands;
    form->draft_due = -1;
    copy_request(form, request);
    if (!open_as(form, err)
        || (!desk_form_lay_out(form)
            && !error_set(err, ERROR_INVALID, "%s has nothing to ask", request->command->name))) {
        desk_form_free(form);
        return false;
    }
    draft_name(form);
    desk_form_focus(form);
    draft_restore(form);
    *out = form;
    return true;
}

void desk_form_free(struct desk_form *form)
{
    if (!form)
        return;
    if (form->form.fields)
        form_done(&form->form);
    arena_clear(&form->rows);
    arena_clear(&form->arena);
    arena_clear(&form->moment);
    str_done(&form->said);
    str_done(&form->title);
    str_done(&form->foot);
    str_done(&form->editor_path);
    free(form);
}
