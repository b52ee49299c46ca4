/* Changing what is there. */

#include <stdio.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/triage.h>

#include "command/add.h"
#include "command/fields.h"
#include "command/move.h"
#include "command/named.h"

/* The record a command was given, to be changed. */
static bool get(struct edit *edit, struct call *call, struct error *err)
{
    const char *key;

    *edit = (struct edit){.desk = call->desk, .arena = call->arena};
    if (!call_record(call, 0, &edit->noun, &key, err))
        return false;
    edit->record = arena_alloc(call->arena, edit->noun->size);
    call->ref = key;
    return record_get_by_key(call->desk->store, edit->noun, key, edit->record, call->arena, err);
}

/* Save it as one change with that sentence, and say that sentence in other words. */
static bool save(const struct edit *edit, struct call *call, const char *sentence,
                 struct error *err)
{
    bool mine, ok;

    if (!call_begin(call, &mine, err, "%s", sentence))
        return false;
    ok = record_prepare(edit->noun, edit->record, call->desk->zones, err)
         && record_save(call->desk->store, edit->noun, edit->record, call->arena, err);
    ok = call_end(call, mine, ok, err);
    if (ok)
        call->ref = record_key(edit->noun, edit->record);
    return ok;
}

/* edit */

static bool run_edit(struct call *call, struct error *err)
{
    struct str sentence = {0};
    struct edit edit;
    void *before;
    bool ok;

    if (!get(&edit, call, err))
        return false;
    if (!call->rest[0])
        return error_set(err, ERROR_INVALID, "say what to change: liaise edit %s field=value",
                         call->ref);
    before = arena_alloc(call->arena, edit.noun->size);
    record_copy(edit.noun, before, edit.record, call->arena);
    for (size_t i = 0; call->rest[i]; i++) {
        if (!edit_word(&edit, call->rest[i], err))
            return false;
    }
    if (edit.noun == &person_noun)
        roles_complete(edit.record);
    if (record_equal(edit.noun, before, edit.record)) {
        call_say(call, "%s is as it was.", call->ref);
        return true;
    }
    str_add(&sentence, "Edit %s: ", call->ref);
    for (size_t i = 0; call->rest[i]; i++)
        str_add(&sentence, "%s%.*s", i ? ", " : "", (int)strcspn(call->rest[i], "+-="),
                call->rest[i]);
    ok = save(&edit, call, sentence.text, err);
    str_done(&sentence);
    if (ok)
        call_say(call, "Changed %s.", call->ref);
    return ok;
}

const struct command edit_command = {
    .name = "edit",
    .keys = "e",
    .scopes = 1u << SCOPE_LIST,
    .summary = "Change fields of a record",
    .hint = "edit",
    .params =
        {
            {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which record"},
            {"fields", PARAM_FIELDS, PARAM_OPTIONAL, NULL, NULL, "what to change, as field=value"},
        },
    .flags = COMMAND_WRITES,
    .run = run_edit,
    .then = THEN_RELOAD,
    .more = "field=value sets, field= clears, list+=value adds an item, list-=value takes one "
            "away, ITEM.field=value changes a value of an item: NWP.stance=accepts, "
            "agenda+=\"Fees: Ana\", minutes.2.became=F-12.\n"
            "Status and history follow from the moves (see: liaise help moves) and cannot be "
            "edited.",
    .example = "liaise edit I-12 NWP.agreed_on=2026-02-02 NWP.stance=accepts",
};

/* snooze */

static bool is_reminder(const struct followup *followup, const struct followup *wanted)
{
    return followup_is_open(followup) && !strcmp(followup->title, wanted->title)
           && !strcmp(followup->about ? followup->about : "", wanted->about ? wanted->about : "");
}

/* A follow-up that brings the record back; the one that did so before, if it is still open. */
static bool get_reminder(struct edit *edit, const char *ref, struct followup *out,
                         struct error *err)
{
    const struct noun *of = edit->noun;
    const struct followup *followups;
    struct list all;

    new_record(edit->desk, &followup_noun, out, edit->arena);
    out->title = triage_again(ref, edit->arena);
    out->kind = FOLLOWUP_DECIDE;
    if (of == &org_noun)
        out->org.name = ref;
    else if (of == &person_noun)
        out->person.name = ref;
    else
        out->about = ref;
    if (!records_all(edit->desk->store, &followup_noun, &all, edit->arena, err))
        return false;
    followups = all.items;
    for (size_t i = 0; i < all.count; i++) {
        if (is_reminder(&followups[i], out)) {
            *out = followups[i];
            return true;
        }
    }
    return true;
}

/* What is no follow-up stays where it is; a follow-up says when to look at it again. */
static bool put_off(struct edit *edit, struct call *call, struct date until, struct error *err)
{
    struct followup reminder;
    char day[WHEN_TEXT_SIZE];
    bool mine, ok;

    if (!moves_of(edit->noun) && edit->noun != &org_noun)
        return error_set(err, ERROR_INVALID, "%s cannot be put off", call->ref);
    if (!get_reminder(edit, call->ref, &reminder, err)
        || !followup_snooze(&reminder, until, call->desk->now.today, err))
        return false;
    reminder.due = until;
    if (!call_begin(call, &mine, err, "Put off %.60s until %s", call->ref,
                    date_write_long(until, day)))
        return false;
    if (reminder.record.id)
        ok = record_prepare(&followup_noun, &reminder, call->desk->zones, err)
             && record_save(call->desk->store, &followup_noun, &reminder, call->arena, err);
    else
        ok = new_record_save(call->desk, &followup_noun, &reminder, call->arena, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call_say(call, "%s is to be looked at again on %s (%s).", call->ref, day, reminder.record.ref);
    return true;
}

static bool run_snooze(struct call *call, struct error *err)
{
    char sentence[WHEN_TEXT_SIZE + 64], day[WHEN_TEXT_SIZE];
    struct date until;
    struct edit edit;

    if (!get(&edit, call, err) || !call_date(call, 1, &until, err))
        return false;
    if (edit.noun != &followup_noun)
        return put_off(&edit, call, until, err);
    if (!followup_snooze(edit.record, until, call->desk->now.today, err))
        return false;
    (void)snprintf(sentence, sizeof(sentence), "Snooze %s until %s", call->ref,
                   date_write_long(until, day));
    if (!save(&edit, call, sentence, err))
        return false;
    call_say(call, "%s is out of sight until %s.", call->ref, day);
    return true;
}

const struct command snooze_command = {
    .name = "snooze",
    .keys = "s",
    .scopes = 1u << SCOPE_FOLLOWUP,
    .summary = "Hide a follow-up until a day",
    .hint = "snooze",
    .params =
        {
            {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which follow-up, or any other record"},
            {"until", PARAM_DATE, 0, "tomorrow", NULL, "the day it comes back"},
        },
    .flags = COMMAND_WRITES | COMMAND_BULK,
    .run = run_snooze,
    .then = THEN_RELOAD,
    .more = "It stays due when it was due. How often it was put off is counted and shown.\n"
            "Any other record stays where it is: a follow-up says when to look at it again, and "
            "triage leaves it out until then.",
    .example = "liaise snooze F-297 fri",
};

/* stage and target */

static bool read_reason(struct move_request *request, const struct call *call, int note,
                        int evidence, int on, struct error *err)
{
    const struct noun *noun;

    move_request_init(request);
    request->note = call->args[note];
    return call_date(call, on, &request->on, err)
           && (evidence < 0 || !call->args[evidence]
               || record_named(call->desk, call->args[evidence], &noun, &request->evidence,
                               call->arena, err));
}

static bool get_issue(struct movable *movable, struct edit *edit, struct call *call,
                      struct error *err)
{
    if (!movable_get(movable, call->desk, call->args[0], call->arena, err))
        return false;
    if (movable->noun != &issue_noun)
        return error_set(err, ERROR_INVALID, "%s is no issue; only issues have a %s", movable->key,
                         call->command->name);
    call->ref = movable->key;
    *edit = (struct edit){call->desk, movable->noun, movable->record, false, call->arena};
    return true;
}

static bool run_stage(struct call *call, struct error *err)
{
    struct move_request request;
    struct movable movable;
    char sentence[96];
    struct edit edit;
    int64_t stage;

    if (!get_issue(&movable, &edit, call, err) || !call_number(call, 1, &stage, err)
        || !read_reason(&request, call, 2, 3, 4, err)
        || !issue_set_stage(movable.record, stage, &request, &movable.facts, call->arena, err))
        return false;
    if (stage > 0)
        (void)snprintf(sentence, sizeof(sentence), "Set the stage of %s to %lld", call->ref,
                       (long long)stage);
    else
        (void)snprintf(sentence, sizeof(sentence), "Clear the stage of %s", call->ref);
    if (!save(&edit, call, sentence, err))
        return false;
    if (stage > 0)
        call_say(call, "%s is at stage %lld of 9 (%s).", call->ref, (long long)stage,
                 glasl_name(stage));
    else
        call_say(call, "%s has no stage any more.", call->ref);
    return true;
}

const struct command stage_command = {
    .name = "stage",
    .keys = "X",
    .scopes = 1u << SCOPE_ISSUE,
    .summary = "Set how far a conflict has escalated",
    .params =
        {
            {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which issue"},
            {"stage", PARAM_NUMBER, 0, NULL, NULL, "Glasl's stage, 1 to 9; 0 takes it away"},
            {"note", PARAM_LONG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "what it was seen by; needed for a step of more than one"},
            {"evidence", PARAM_REF, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the contact that shows it"},
            {"on", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the day it was seen, if not today"},
        },
    .flags = COMMAND_WRITES,
    .run = run_stage,
    .then = THEN_RELOAD,
    .example = "liaise stage I-8 5 --note \"They sent it to the press\" --evidence N-12",
};

static bool run_target(struct call *call, struct error *err)
{
    char sentence[WHEN_TEXT_SIZE + 64], day[WHEN_TEXT_SIZE];
    struct date target = DATE_NONE;
    struct move_request request;
    struct movable movable;
    struct edit edit;

    if (!get_issue(&movable, &edit, call, err)
        || (strcmp(call->args[1], "none") != 0 && !call_date(call, 1, &target, err))
        || !read_reason(&request, call, 2, -1, 3, err)
        || !issue_set_target(movable.record, target, &request, &movable.facts, call->arena, err))
        return false;
    (void)snprintf(sentence, sizeof(sentence), "Move the target of %s to %s", call->ref,
                   date_is_set(target) ? date_write_long(target, day) : "no day");
    if (!save(&edit, call, sentence, err))
        return false;
    if (date_is_set(target))
        call_say(call, "%s is to be settled by %s.", call->ref, day);
    else
        call_say(call, "%s has no target any more.", call->ref);
    return true;
}

const struct command target_command = {
    .name = "target",
    .scopes = 1u << SCOPE_ISSUE,
    .summary = "Move the target of an issue",
    .params =
        {
            {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which issue"},
            {"day", PARAM_DATE, 0, NULL, NULL, "the day by which to settle it; none for no day"},
            {"note", PARAM_LONG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "why it moves"},
            {"on", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the day it was moved, if not today"},
        },
    .flags = COMMAND_WRITES,
    .run = run_target,
    .then = THEN_RELOAD,
    .example = "liaise target I-12 \"27 mar\" --note \"Their crew comes back in March\"",
};

/* note: a dated line in the field where the noun keeps such things */

static const struct field *note_field(const struct noun *noun)
{
    static const char *const names[] = {"note", "notes", "summary", NULL};

    if (noun == &interaction_noun)
        return noun_field(noun, "body");
    for (size_t i = 0; names[i]; i++) {
        const struct field *field = noun_field(noun, names[i]);

        if (field)
            return field;
    }
    return NULL;
}

static bool add_line(const struct edit *edit, const struct field *field, const char *line,
                     struct error *err)
{
    const char **place = (const char **)((char *)edit->record + field->at);
    char day[DATE_TEXT_SIZE];
    struct str text = {0};

    if (*place && **place)
        str_add(&text, "%s%s", *place, field->kind == FIELD_LONG ? "\n" : " | ");
    str_add(&text, "%s: %s", date_write(edit->desk->now.today, day), line);
    *place = arena_copy(edit->arena, text.text);
    str_done(&text);
    return field_check(field, edit->record, err);
}

static bool run_note(struct call *call, struct error *err)
{
    const struct field *field;
    char sentence[96];
    struct edit edit;

    if (!get(&edit, call, err))
        return false;
    field = note_field(edit.noun);
    if (!field || (field->flags & FIELD_CONFIG))
        return error_set(err, ERROR_INVALID,
                         "notes on organizations stand in liaise.yaml; write them there");
    if (!add_line(&edit, field, call->args[1], err))
        return false;
    (void)snprintf(sentence, sizeof(sentence), "Note on %.60s", call->ref);
    if (!save(&edit, call, sentence, err))
        return false;
    call_say(call, "Noted on %s.", call->ref);
    return true;
}

const struct command note_command = {
    .name = "note",
    .scopes = 1u << SCOPE_ISSUE | 1u << SCOPE_MEETING | 1u << SCOPE_FOLLOWUP
              | 1u << SCOPE_COMMITMENT | 1u << SCOPE_PERSON | 1u << SCOPE_AGREEMENT
              | 1u << SCOPE_INTERACTION,
    .summary = "Add a dated note to a record",
    .params =
        {
            {"ref", PARAM_REF, PARAM_TARGET, NULL, NULL, "which record"},
            {"text", PARAM_LONG, 0, NULL, NULL, "what to note"},
        },
    .flags = COMMAND_WRITES,
    .run = run_note,
    .then = THEN_RELOAD,
    .more = "The line goes to the end of its note; of an issue, to the end of its summary.",
    .example = "liaise note I-12 \"Tove is away until Monday\"",
};
